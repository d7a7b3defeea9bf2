using NodaTime;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;
using SlaBot.Domain.Wins;

namespace SlaBot.Conversation.Wins;

/// <summary>Looks deals up as they were told last, and tells which of them are wins.</summary>
/// <param name="facts">The ledger.</param>
/// <param name="books">The book of wins.</param>
internal sealed class DealLookup(IFactStore facts, IBookStore books)
{
    /// <summary>The deals that may have become wins, or wins no longer, with some facts or a new revision.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="told">The facts.</param>
    /// <param name="cursor">How far the ledger was read, and which deals wait.</param>
    /// <param name="isRevised">Whether the agreement is another one than before.</param>
    /// <param name="oldest">The oldest day of a win that is still told.</param>
    /// <param name="cancellation">Stops it.</param>
    public async ValueTask<IReadOnlyCollection<string>> TouchedByAsync(
        WorkspaceId workspace, IReadOnlyList<Fact> told, WinCursor cursor, bool isRevised, LocalDate oldest, CancellationToken cancellation)
    {
        // A history of years is read without a look at each of its deals: the last word about a deal tells whether it can be
        // a win that is still told, unless it is known for one.
        var (deals, waiting) = (new HashSet<string>(StringComparer.Ordinal), cursor.Waiting.ToHashSet(StringComparer.Ordinal));
        foreach (var deal in told.OfType<DealFact>().GroupBy(deal => deal.Id, StringComparer.Ordinal))
        {
            if (waiting.Contains(deal.Key) || MayBeFresh(deal.Last(), oldest) || await WinBooks.Deals.FindAsync(books, workspace, DealWins.IdOf(deal.Key), cancellation) is not null)
            {
                _ = deals.Add(deal.Key);
            }
        }

        foreach (var lead in told.OfType<LeadFact>().Select(lead => lead.Id).Distinct(StringComparer.Ordinal))
        {
            deals.UnionWith(await WinBooks.DealsOfLeads.FindAsync(books, workspace, WinId.Of("lead", lead), cancellation) ?? []);
        }

        // What deals in other currencies are worth follows from the rates; what any deal is worth, from the agreement.
        var isRated = told.OfType<DailyFact>().Any(fact => ExchangeRates.IsRate(fact.Kpi));
        if (isRated || isRevised)
        {
            deals.UnionWith(cursor.Waiting);
            deals.UnionWith((await WinBooks.Deals.AllAsync(books, workspace, cancellation)).Where(known => isRevised || known.Win.Currency is not null).Select(known => known.Win.Deal!));
        }

        return deals;
    }

    // What the fact does not carry may be anything.
    private static bool MayBeFresh(DealFact told, LocalDate oldest) =>
        told is not { Stage: { IsCarried: true, Value: not DealStage.Won } }
        && (!told.Closed.IsCarried || told.Closed.Value?.Date >= oldest);

    /// <summary>What deals are now.</summary>
    public async ValueTask<IReadOnlyList<LookedUp>> LookUpAsync(WorkspaceId workspace, IEnumerable<string> deals, View view, CancellationToken cancellation)
    {
        var (rules, found) = (new DealWins(view), new List<LookedUp>());
        foreach (var id in deals)
        {
            var deal = (DealFact?)await facts.FindAsync(workspace, Feed.Deals, id, cancellation);
            var lead = deal?.LeadId.Value is { Length: > 0 } from ? (LeadFact?)await facts.FindAsync(workspace, Feed.Leads, from, cancellation) : null;
            found.Add(new(id, deal is null ? null : rules.Of(deal, lead), deal is not null && rules.IsToCome(deal), deal?.Closed.Value?.Date));
        }

        return found;
    }
}

/// <summary>A deal that was looked up.</summary>
/// <param name="Deal">Its id.</param>
/// <param name="Win">The win that it is, or null.</param>
/// <param name="IsToCome">Whether it may become one without another word about it.</param>
/// <param name="Closed">When it was won or lost, or null.</param>
internal sealed record LookedUp(string Deal, Win? Win, bool IsToCome, LocalDate? Closed);
