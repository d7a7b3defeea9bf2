using NodaTime;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Agreements.Negotiations;

/// <summary>
/// Looks at the proposals each working day: reminds those who have not signed after three days and again before the last day,
/// and ends what has run out.
/// </summary>
/// <param name="members">Who signs for what.</param>
/// <param name="format">Reads and writes terms.</param>
public sealed class ProposalSchedule(IMemberStore members, IAgreementFormat format) : ISchedule
{
    private static readonly Duration Patience = Duration.FromDays(3);
    private static readonly Duration LastCall = Duration.FromDays(1);

    private readonly ProposalBook book = new(format);

    /// <inheritdoc/>
    public string Name => "proposals";

    /// <inheritdoc/>
    public Duration CatchUp => Duration.FromHours(20);

    /// <inheritdoc/>
    public IEnumerable<ScheduledRun> Runs(View view, LocalDateTime after, LocalDateTime through) => WorkingDays.Runs(Name, view, after, through, hours => hours.From);

    /// <inheritdoc/>
    public async ValueTask<Action<IBookDraft>> PrepareAsync(WorkspaceId workspace, ScheduledRun run, View view, Instant now, CancellationToken cancellation)
    {
        var people = new Signatories(await members.MembersAsync(workspace, cancellation));
        var next = WorkingDays.Runs(Name, view, run.At, run.At.PlusDays(60), hours => hours.From).Select(later => WallClock.InstantOf(view, later.At)).FirstOrDefault(now + LastCall);
        return draft =>
        {
            foreach (var kept in book.Open(draft).Where(known => known.Proposal.State == ProposalState.Proposed))
            {
                if (kept.Proposal.Expire(now) is { IsDone: true, Proposal: var expired })
                {
                    _ = new NegotiationChange(workspace, draft, people, AuditActor.Itself, now) { Format = format }.Put(kept, expired, AuditAct.ProposalExpired, null);
                }
                else if (Reminder(kept, now, next) is { } name)
                {
                    _ = new ProposalPosts(workspace, draft, now).Remind(kept, name, people.For(kept.Proposal.Waiting));
                }
            }
        };
    }

    // The last one where waiting for the next working day would be too late for it.
    private static string? Reminder(KeptProposal kept, Instant now, Instant next) =>
        kept.Proposal.ExpiresAt - LastCall < next ? "last"
        : kept.ProposedAt + Patience <= now ? "first"
        : null;
}
