namespace SlaBot.Conversation.Posts;

/// <summary>
/// What makes a post the only one of its kind: within a workspace there is at most one row with a key, whatever is imported,
/// pressed or restarted.
/// </summary>
/// <param name="Kind">What is said.</param>
/// <param name="Subject">About what: the id of a scorecard or of a win.</param>
/// <param name="Version">Which saying of it: empty for the first post, else the number of the change that brings it up to date, or of its one repetition.</param>
/// <param name="Target">Where.</param>
public sealed record PostKey(PostKind Kind, string Subject, string Version, PostTarget Target)
{
    /// <summary>Gets the key of the first post about the subject in the same place.</summary>
    public PostKey First => this with { Version = "" };

    /// <summary>Gets the key of its one repetition, should it be uncertain whether it arrived.</summary>
    public PostKey Repetition => this with { Version = $"{Version}/repeat" };

    /// <summary>The key in one line, by which a person names the row.</summary>
    public override string ToString() =>
        $"{Kind}:{Subject}{(Version.Length == 0 ? "" : $":{Version}")}@{Target.Platform}:{Target.Tenant}:{Target.Id}{(Target.IsPerson ? " (in private)" : "")}";
}
