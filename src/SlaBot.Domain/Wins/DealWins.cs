using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Wins;

/// <summary>Tells whether a deal, as it was told last, is a win.</summary>
/// <param name="view">What was agreed and counted.</param>
public sealed class DealWins(View view)
{
    private readonly MeasurementRules rules = MeasurementRules.Of(view.Agreement);
    private readonly ExchangeRates rates = ExchangeRates.In(view.Totals);

    /// <summary>The id of the win that a deal would be.</summary>
    public static string IdOf(string deal) => WinId.Of("deal", deal);

    /// <summary>
    /// Whether a deal may become a win without another word about it: one that closes on a day to come, or in a currency
    /// for which no rate is known yet.
    /// </summary>
    public bool IsToCome(DealFact deal) =>
        deal is { Stage.Value: DealStage.Won, Closed.Value: { Date: var day } } && (day > view.AsOf.Day || rules.Converted(deal, rates) is null);

    /// <summary>The win that a deal is; null where it is none: open or lost, not closed yet, worth less than nothing, or in a currency without a rate.</summary>
    /// <param name="deal">The newest version of the deal.</param>
    /// <param name="lead">The newest version of the lead that it grew from, or null.</param>
    public Win? Of(DealFact deal, LeadFact? lead)
    {
        if (deal is not { Stage.Value: DealStage.Won, Closed.Value: { Date: var day } } || day > view.AsOf.Day || rules.Converted(deal, rates) is not (>= 0m and { } amount))
        {
            return null;
        }

        var tier = amount > 0m && amount >= WinSizes.BigFrom(day, view) ? WinTier.Big : WinTier.Small;
        return new(IdOf(deal.Id), WinKind.DealWon, tier, day)
        {
            Amount = deal.Amount.Value is null ? null : amount,
            Deal = deal.Id,
            Lead = Told(deal.LeadId.Value),
            Customer = Told(deal.Name.Value),
            Source = Told(deal.Source.Value) ?? Told(lead?.Source.Value),
            Seller = Told(deal.Owner.Value),
            Currency = deal.Currency.Value == view.Agreement?.Currency ? null : deal.Currency.Value,
            Stages = Stages(deal, lead, day),
        };
    }

    private IReadOnlyList<StageDays> Stages(DealFact deal, LeadFact? lead, LocalDate won)
    {
        var funnel = view.Catalog.Funnel;
        var reached = new List<(KpiId Stage, LocalDate Day)>();
        foreach (var stage in funnel.Stages.SkipLast(1))
        {
            var day = lead?.Reached.GetValueOrDefault(stage.Id)?.Date
                ?? (stage.Id == MeasurementRules.StageOfCreation(funnel) ? lead?.Created.Value?.Date : null)
                ?? (stage.Id == Kpis.KpiIds.Proposals ? deal.Proposed.Value?.Date : null);
            if (day is { } known && known <= won && (reached.Count == 0 || known >= reached[^1].Day))
            {
                reached.Add((stage.Id, known));
            }
        }

        reached.Add((funnel.Last.Id, won));
        var begun = reached.Count > 1 && lead is not null ? null : deal.Created.Value?.Date;
        var before = begun is { } opened && opened <= reached[0].Day ? opened : (LocalDate?)null;
        var days = new List<StageDays>();
        foreach (var (stage, day) in reached)
        {
            if (before is { } from)
            {
                days.Add(new(stage, NodaTime.Period.DaysBetween(from, day)));
            }

            before = day;
        }

        return days;
    }

    private static string? Told(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
