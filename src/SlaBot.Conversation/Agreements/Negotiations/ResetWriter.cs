using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Agreements.Negotiations;

/// <summary>Writes that it is time to look at the agreement again, of what is counted when it is sent.</summary>
/// <param name="agreements">What was agreed.</param>
/// <param name="facts">What was counted.</param>
/// <param name="now">The moment.</param>
public sealed class ResetWriter(IAgreementStore agreements, IFactStore facts, Func<Instant> now) : IPostWriter
{
    /// <inheritdoc/>
    public IReadOnlyList<PostKind> Kinds { get; } = [PostKind.Notice];

    /// <inheritdoc/>
    public async ValueTask<Reply?> WriteAsync(OutboxRow row, string language, ConversationScope scope, CancellationToken cancellation)
    {
        if (!row.Key.Subject.StartsWith(ResetSchedule.Subject, StringComparison.Ordinal))
        {
            return null;
        }

        var view = View.Live(await agreements.HistoryAsync(row.Workspace, cancellation), await facts.TotalsAsync(row.Workspace, cancellation), now());
        return ResetReview.Of(view) is { Triggers.Count: > 0, Choices.Count: > 1 } review ? ResetReply.Of(review, view, language, new()) : null;
    }
}
