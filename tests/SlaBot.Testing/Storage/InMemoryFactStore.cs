using System.Collections.Immutable;
using NodaTime;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Testing.Storage;

/// <summary>
/// A store that forgets when the test ends. It keeps the newest version of every subject and adds all of them up anew
/// when totals are asked for, so it cannot drift; it is slow for that and meant for thousands of facts.
/// </summary>
/// <param name="agreement">The agreement of every workspace.</param>
/// <param name="time">Tells when facts are recorded; real time where a test does not care.</param>
public sealed class InMemoryFactStore(Agreement? agreement = null, TimeProvider? time = null) : IFactStore, ILedger
{
    private const int MostFactsOfPage = 4_000;

    private readonly TimeProvider time = time ?? TimeProvider.System;
    private readonly Dictionary<WorkspaceId, Ledger> ledgers = [];

    public event EventHandler<AppendedEventArgs>? Appended;

    /// <summary>Gets how many batches were handed over.</summary>
    public int Batches { get; private set; }

    /// <summary>Every newest version in a workspace, in the order they first came.</summary>
    public IReadOnlyList<Fact> FactsOf(WorkspaceId workspace) => [.. Of(workspace).Newest.Values];

    public Task<AppendResult> AppendAsync(WorkspaceId workspace, IReadOnlyList<Fact> facts, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Batches++;
        var ledger = Of(workspace);
        var (before, result) = (ledger.Told.Count, ledger.Append(facts, Instant.FromDateTimeOffset(time.GetUtcNow())));
        if (ledger.Told.Count > before)
        {
            Appended?.Invoke(this, new(workspace));
        }

        return Task.FromResult(result);
    }

    public ValueTask<Fact?> FindAsync(WorkspaceId workspace, Feed feed, string subject, CancellationToken cancellation) =>
        ValueTask.FromResult(Of(workspace).Newest.GetValueOrDefault((feed, subject)));

    public ValueTask<DailyTotals> TotalsAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        ValueTask.FromResult(Of(workspace).Totals());

    public Task<LedgerAudit> AuditAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        Task.FromResult(new LedgerAudit(Of(workspace).Versions, []));

    public ValueTask<LedgerPage> ReadAfterAsync(WorkspaceId workspace, long after, CancellationToken cancellation)
    {
        var told = Of(workspace).Told;
        var page = told.Skip((int)after).Take(MostFactsOfPage).ToList();
        var through = after + page.Count;
        return new(new LedgerPage(through, page.Count == 0 ? null : page[^1].At, [.. page.Select(one => one.Fact)], through < told.Count));
    }

    private Ledger Of(WorkspaceId workspace) =>
        ledgers.TryGetValue(workspace, out var ledger) ? ledger : ledgers[workspace] = new Ledger(agreement);

    private sealed class Ledger(Agreement? agreement)
    {
        private readonly MeasurementRules rules = MeasurementRules.Of(agreement);
        private readonly Dictionary<KpiId, Feed> delivering = [];
        private DailyTotals? totals;

        public OrderedDictionary<(Feed Feed, string Subject), Fact> Newest { get; } = [];

        /// <summary>Every fact that changed something, as it was told.</summary>
        public List<(Instant At, Fact Fact)> Told { get; } = [];

        public long Versions { get; private set; }

        public AppendResult Append(IReadOnlyList<Fact> facts, Instant now)
        {
            var (added, changed) = (0, 0);
            foreach (var fact in facts)
            {
                var key = (fact.Feed, fact.Subject);
                var older = Newest.GetValueOrDefault(key);
                if (fact is DailyFact { Value: null } taken)
                {
                    if (TakeBack(taken))
                    {
                        changed++;
                        Told.Add((now, fact));
                    }

                    continue;
                }

                var merged = fact.Over(older);
                if (!merged.Equals(older))
                {
                    Newest[key] = merged;
                    Versions++;
                    Told.Add((now, fact));
                    (added, changed) = older is null ? (added + 1, changed) : (added, changed + 1);
                }
            }

            totals = added + changed > 0 ? null : totals;
            return new(added, changed, facts.Count - added - changed, SetAside(facts));
        }

        private bool TakeBack(DailyFact fact)
        {
            if (!Newest.Remove((fact.Feed, fact.Subject)))
            {
                return false;
            }

            Versions++;
            if (!Newest.Values.OfType<DailyFact>().Any(other => other.Kpi == fact.Kpi))
            {
                _ = delivering.Remove(fact.Kpi);
            }

            return true;
        }

        public DailyTotals Totals()
        {
            if (totals is not null)
            {
                return totals;
            }

            var sums = new Dictionary<SeriesKey, SortedDictionary<LocalDate, SortedDictionary<string, DailyTotal>>>();

            // Daily numbers first: deals in other currencies need the rates among them.
            foreach (var fact in Newest.Values.OfType<DailyFact>())
            {
                Add(sums, fact, ExchangeRates.None);
            }

            var rates = ExchangeRates.In(Snapshot(sums));
            foreach (var fact in Newest.Values.Where(fact => fact is not DailyFact))
            {
                Add(sums, fact, rates);
            }

            return totals = Snapshot(sums);
        }

        private void Add(
            Dictionary<SeriesKey, SortedDictionary<LocalDate, SortedDictionary<string, DailyTotal>>> sums, Fact fact, ExchangeRates rates)
        {
            foreach (var (series, date, source, total) in rules.ContributionsOf(fact, rates))
            {
                var days = Entry(sums, series);
                var sources = Entry(days, date);
                sources[source ?? ""] = sources.GetValueOrDefault(source ?? "") + total;
                delivering.TryAdd(series.Series, series.Feed);
            }
        }

        private static TValue Entry<TKey, TValue>(IDictionary<TKey, TValue> dictionary, TKey key)
            where TValue : new() =>
            dictionary.TryGetValue(key, out var value) ? value : dictionary[key] = new();

        private DailyTotals Snapshot(Dictionary<SeriesKey, SortedDictionary<LocalDate, SortedDictionary<string, DailyTotal>>> sums) => new(
            sums.ToImmutableDictionary(
                series => series.Key,
                series => new TotalsSeries(series.Value.Select(day => new DayTotals(day.Key, day.Value)))),
            delivering.ToImmutableDictionary());

        private List<SetAside> SetAside(IReadOnlyList<Fact> facts)
        {
            var now = Totals();
            var rates = ExchangeRates.In(now);
            var catalog = KpiCatalog.Of(agreement);
            var aside = new List<SetAside>();
            foreach (var fact in facts.Select(fact => Newest.GetValueOrDefault((fact.Feed, fact.Subject))).OfType<Fact>().Distinct())
            {
                if (fact is DealFact deal && rules.Converted(deal, rates) is null)
                {
                    aside.Add(new SetAside.NoExchangeRate(deal.Currency.Value!.Value, 1));
                }

                aside.AddRange(
                    from series in rules.ContributionsOf(fact, rates).Select(part => part.Series).Distinct()
                    let counting = now.FeedOf(series.Series, catalog.Find(series.Series)?.Feed)
                    where counting is not null && counting != series.Feed
                    select new SetAside.OtherFeed(series.Series, series.Feed, counting.Value, 1));
            }

            return [.. (AppendResult.Empty with { SetAside = aside } + AppendResult.Empty).SetAside];
        }
    }
}
