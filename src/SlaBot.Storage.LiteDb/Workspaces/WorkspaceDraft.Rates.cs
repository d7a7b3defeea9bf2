using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Storage.LiteDb.Workspaces;

/// <content>Exchange rates, and the deals in other currencies that depend on them.</content>
internal sealed partial class WorkspaceDraft
{
    private static bool IsRate(Fact fact) => fact is DailyFact daily && ExchangeRates.IsRate(daily.Kpi);

    private void TakeRates(IReadOnlyList<DailyFact> told, Appended appended)
    {
        var changed = told.Where(rate => TakeNumber(rate, appended)).Select(rate => rate.Kpi).Distinct().ToList();
        if (changed.Count == 0)
        {
            return;
        }

        var newRates = ExchangeRates.In(totals.After().Pages.Totals);
        foreach (var code in changed.Select(series => series.Value[3..].ToUpperInvariant()).Where(Currency.IsCode))
        {
            Convert(new(code), newRates);
        }

        rates = newRates;
    }

    private void Convert(Currency currency, ExchangeRates newRates)
    {
        foreach (var some in foreign.In(currency).Chunk(1_000))
        {
            deals.Fetch(some);
            foreach (var deal in some.Select(deals.Find))
            {
                Subtract(deal);
                foreach (var given in agreed.Rules.ContributionsOf(deal!, newRates))
                {
                    totals.Add(given);
                }
            }
        }
    }

    private void NoteMissingRate(DealFact deal, Appended appended)
    {
        if (ForeignCurrencyOf(deal) is { } currency && agreed.Rules.Converted(deal, rates) is null)
        {
            appended.LacksRate(currency);
        }
    }

    private Currency? ForeignCurrencyOf(Fact? fact) => fact is DealFact deal ? agreed.ForeignCurrencyOf(deal) : null;
}
