using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Agreements.Negotiations;

/// <summary>
/// Looks each working day whether it is time to re-set the agreement, and tells those who set the workspace up or sign for a
/// party: once for each reason, and again only after it had gone. While a proposal waits for signatures it says nothing.
/// </summary>
/// <param name="members">Whom to tell.</param>
/// <param name="format">Reads proposals.</param>
public sealed class ResetSchedule(IMemberStore members, IAgreementFormat format) : ISchedule
{
    /// <summary>What the subject of its rows begins with.</summary>
    public const string Subject = "reset:";

    private const string Book = "reset-reasons";
    private const string Id = "told";
    private static readonly Duration AfterWorkBegins = Duration.FromMinutes(15);

    private readonly TypedBook<IReadOnlyList<string>> told = new(Book, ProposalJson.Default.IReadOnlyListString);
    private readonly ProposalBook proposals = new(format);

    /// <inheritdoc/>
    public string Name => "reset";

    /// <inheritdoc/>
    public Duration CatchUp => Duration.FromHours(20);

    /// <inheritdoc/>
    public IEnumerable<ScheduledRun> Runs(View view, LocalDateTime after, LocalDateTime through) =>
        WorkingDays.Runs(Name, view, after, through, hours => hours.From.PlusMinutes((long)AfterWorkBegins.TotalMinutes));

    /// <inheritdoc/>
    public async ValueTask<Action<IBookDraft>> PrepareAsync(WorkspaceId workspace, ScheduledRun run, View view, Instant now, CancellationToken cancellation)
    {
        var reasons = ResetReview.Of(view) is { Choices.Count: > 1 } review ? review.Triggers.Select(trigger => KeyOf(trigger, review.Revision.Number)).ToList() : [];
        var people = new Signatories(await members.MembersAsync(workspace, cancellation)).Each(member => member.Decides);
        return draft =>
        {
            var known = told.Find(draft, Id) ?? [];
            var isNews = reasons.Except(known).Any();
            if (isNews && proposals.Open(draft).Any(open => open.Proposal.State == ProposalState.Proposed))
            {
                return;
            }

            if (!known.SequenceEqual(reasons))
            {
                told.Put(draft, Id, reasons);
            }

            foreach (var person in isNews ? people : [])
            {
                _ = draft.TryAdd(new(workspace, new(PostKind.Notice, Subject + LocalDatePattern.Iso.Format(run.At.Date), "", person)) { CreatedAt = now, NotBefore = now });
            }
        };
    }

    private static string KeyOf(ResetTrigger trigger, int revision) => trigger switch
    {
        ResetTrigger.ReviewDue due => $"{revision} review {LocalDatePattern.Iso.Format(due.Day)}",
        ResetTrigger.PaceOff off => $"{revision} pace {(off.IsBelow ? "below" : "ahead")}",
        ResetTrigger.RateMoved moved => $"{revision} rate {moved.Rate.Kpi.Id} {moved.Rate.Verdict}",
        _ => throw new JsonException($"{trigger.GetType().Name} has no key."),
    };
}
