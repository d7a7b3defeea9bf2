using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Tracking;

namespace SlaBot.Conversation.Tracking;

/// <summary>Writes what is stale, missing or hard to report when it is sent: what was mended meanwhile is not told, and where all was, nothing is.</summary>
/// <param name="agreements">What was agreed.</param>
/// <param name="facts">What was counted.</param>
/// <param name="members">Who answers for what.</param>
/// <param name="books">Who does not want to hear of it.</param>
/// <param name="now">The moment.</param>
public sealed class TrackingWriter(IAgreementStore agreements, IFactStore facts, IMemberStore members, IBookStore books, Func<Instant> now) : IPostWriter
{
    /// <inheritdoc/>
    public IReadOnlyList<PostKind> Kinds { get; } = [PostKind.Notice];

    /// <inheritdoc/>
    public async ValueTask<Reply?> WriteAsync(OutboxRow row, string language, ConversationScope scope, CancellationToken cancellation)
    {
        if (row.Key.Kind != PostKind.Notice || !row.Key.Subject.StartsWith(TrackingSchedule.Subject, StringComparison.Ordinal))
        {
            return null;
        }

        var view = View.Live(await agreements.HistoryAsync(row.Workspace, cancellation), await facts.TotalsAsync(row.Workspace, cancellation), now());
        if (view.Agreement is not { } terms || await TrackingStops.IsStoppedAsync(books, row.Workspace, row.Key.Target, view.AsOf.Day, cancellation))
        {
            return null;
        }

        var audience = await TrackingAudience.ReadAsync(row.Workspace, terms, members, cancellation);
        var own = audience.Of([.. Trackability.All(view).Where(one => one.NeedsCare)]).FirstOrDefault(one => one.Target == row.Key.Target).Tracked;
        return own is null ? null : new TrackingReply(Voice.Of(language, terms), view).Of(own, audience.IsNobodys);
    }
}
