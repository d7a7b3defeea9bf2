namespace SlaBot.Slack.Blocks;

/// <summary>A person whom a message mentions, so that Slack notifies them.</summary>
internal sealed record SlackMention
{
    private const int LongestId = 64;

    /// <summary>Makes a mention.</summary>
    /// <param name="user">The user's id (<c>U…</c>, <c>W…</c>).</param>
    /// <exception cref="ArgumentException">It is not the id of a user: letters and digits alone.</exception>
    public SlackMention(string user)
    {
        if (user is not ['U' or 'W', _, ..] || user.Length > LongestId || !user.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException("It is not the id of a user on Slack.", nameof(user));
        }

        User = user;
    }

    /// <summary>Gets the user's id.</summary>
    public string User { get; }

    /// <summary>Gets the mention in the text beside the blocks.</summary>
    public string Mrkdwn => $"<@{User}>";
}
