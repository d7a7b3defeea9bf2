using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Storage;

/// <summary>The ledger of facts and the daily totals that follow from it, workspace by workspace.</summary>
public interface IFactStore
{
    /// <summary>
    /// Lays facts over what is known, appends what is new to the ledger and brings the daily totals up to date in the
    /// same commit. Returns only when all of it survives the death of the process. Facts that change nothing are
    /// counted and not stored again, so the same facts can be sent any number of times.
    /// </summary>
    /// <param name="workspace">Whose facts they are.</param>
    /// <param name="facts">The facts in the order they were told; of two about one subject the later one wins.</param>
    /// <param name="cancellation">Stops the wait; facts already handed over may still be stored.</param>
    Task<AppendResult> AppendAsync(WorkspaceId workspace, IReadOnlyList<Fact> facts, CancellationToken cancellation);

    /// <summary>The newest known version of a subject, with all its fields, or null.</summary>
    ValueTask<Fact?> FindAsync(WorkspaceId workspace, Feed feed, string subject, CancellationToken cancellation);

    /// <summary>A snapshot of the workspace's daily totals, of durable facts only. Never waits for a writer.</summary>
    ValueTask<DailyTotals> TotalsAsync(WorkspaceId workspace, CancellationToken cancellation);

    /// <summary>Adds the whole ledger up anew and compares the result with the daily totals: slow, for care and tests.</summary>
    Task<LedgerAudit> AuditAsync(WorkspaceId workspace, CancellationToken cancellation);
}

/// <summary>What became of some facts.</summary>
/// <param name="New">Subjects that were not known before.</param>
/// <param name="Changed">Subjects that were known with other values.</param>
/// <param name="Same">Facts that said nothing new.</param>
/// <param name="SetAside">Numbers that are stored but do not count.</param>
public sealed record AppendResult(int New, int Changed, int Same, IReadOnlyList<SetAside> SetAside)
{
    /// <summary>Gets the result of no facts.</summary>
    public static AppendResult Empty { get; } = new(0, 0, 0, []);

    /// <summary>Both results together.</summary>
    public static AppendResult operator +(AppendResult left, AppendResult right) => new(
        left.New + right.New,
        left.Changed + right.Changed,
        left.Same + right.Same,
        [.. left.SetAside.Concat(right.SetAside)
            .GroupBy(aside => aside with { Facts = 0 })
            .Select(group => group.Key with { Facts = group.Sum(aside => aside.Facts) })]);
}

/// <summary>Numbers that are stored but do not count, and why.</summary>
public abstract record SetAside(int Facts)
{
    /// <summary>The KPI reads another feed.</summary>
    public sealed record OtherFeed(KpiId Kpi, Feed Feed, Feed Counting, int Facts) : SetAside(Facts);

    /// <summary>Deals in a currency for which no rate is known.</summary>
    public sealed record NoExchangeRate(Currency Currency, int Facts) : SetAside(Facts);
}

/// <summary>Whether the daily totals equal the ledger.</summary>
/// <param name="Facts">Facts in the ledger, superseded ones included.</param>
/// <param name="Differences">The days on which they differ, in words; empty when all is well.</param>
public sealed record LedgerAudit(long Facts, IReadOnlyList<string> Differences);
