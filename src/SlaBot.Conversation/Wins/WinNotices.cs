using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;

namespace SlaBot.Conversation.Wins;

/// <summary>Writes what one person is asked or told in private about wins; it has nothing to say of other notices.</summary>
/// <param name="posts">The posts.</param>
public sealed class WinNotices(WinPosts posts) : IPostWriter
{
    /// <summary>What the subject begins with that tells somebody of praise.</summary>
    internal const string Praised = "praised:";

    /// <inheritdoc/>
    public IReadOnlyList<PostKind> Kinds { get; } = [PostKind.Notice];

    /// <summary>Whether a row is one of its own.</summary>
    public static bool Knows(OutboxRow row) =>
        row.Key.Kind == PostKind.Notice && (row.Key.Subject.StartsWith(Naming.Question, StringComparison.Ordinal) || row.Key.Subject.StartsWith(Praised, StringComparison.Ordinal));

    /// <inheritdoc/>
    public async ValueTask<Reply?> WriteAsync(OutboxRow row, string language, ConversationScope scope, CancellationToken cancellation)
    {
        if (!Knows(row))
        {
            return null;
        }

        var voice = await posts.VoiceAsync(row.Workspace, language, cancellation);
        if (row.Key.Subject.StartsWith(Praised, StringComparison.Ordinal))
        {
            return await posts.PraiseOfAsync(row.Workspace, row.Key.Target, cancellation) is { } kudos
                ? new() { Language = voice.Language, Headline = voice.Say("Kudos.Told", kudos.FromName), Parts = [.. For(kudos), new Part.Text(voice.Say("Kudos.Told.More"))] }
                : null;

            IEnumerable<Part> For(Kudos told) => told.For.Length > 0 ? [new Part.Text(voice.Say("Kudos.For", told.For))] : [];
        }

        // Whoever has answered meanwhile is not asked any more.
        var id = row.Key.Subject[Naming.Question.Length..];
        return await posts.ConsentAsync(row.Workspace, id, cancellation) is { IsNamed: null } consent
            ? new()
            {
                Language = voice.Language,
                Headline = voice.Say("Win.Name.Question", consent.Name),
                Parts = [new Part.Text(voice.Say("Win.Name.More"))],
                Choices = [Answer("Yes"), Answer("No")],
                AsksBack = true,
            }
            : null;

        Choice Answer(string answer) => new(voice.Say($"Win.Name.{answer}"), voice.Say($"Win.Name.{answer}")) { Act = $"{WinReply.Prefix}name-{answer.ToLowerInvariant()}:{id}" };
    }
}
