using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Scorecards;

/// <summary>The KPIs of a scorecard: rates first, since they show what is happening, totals after, since they show where it has led.</summary>
internal sealed class ScorecardTables(Scorecard card, Voice voice, PartyId? only)
{
    private readonly ScorecardKpiWords words = new(voice);

    /// <summary>The rates of the funnel from the top, then the other KPIs that are no totals; null where there are none.</summary>
    public Part.Table? Rates() => Table(
        "Scorecard.Table.Rates",
        Told(isTotal: false),
        [Column("Actual"), Column("Benchmark"), Column("Interval"), new(voice.Say("Figure.Evidence"), IsNumber: true)],
        kpi => [words.Value(kpi, kpi.Actual), words.Target(kpi), words.Interval(kpi), words.Counted(kpi)]);

    /// <summary>The stages from the top and what they brought, then the other totals; null where there are none.</summary>
    public Part.Table? Totals() => Table(
        "Scorecard.Table.Totals",
        [.. Told(isTotal: true).OrderBy(kpi => At(kpi.Id))],
        [Column("Actual"), Column("Target"), Column(card.HasEnded ? "Attained" : "Expected"), new(voice.Dates.Of(card.Before), IsNumber: true)],
        kpi => [words.Value(kpi, kpi.Actual), words.Target(kpi), card.HasEnded ? Attained(kpi) : words.Value(kpi, kpi.Expected), words.Value(kpi, kpi.Before)]);

    /// <summary>What made revenue differ from the plan and from the month before, factor by factor to the cent; null where neither can be told.</summary>
    public Part.Table? Drivers()
    {
        var factors = (card.Gap.Count >= card.Change.Count ? card.Gap : card.Change).Select(driver => driver.Factor).ToList();
        if (factors.Count == 0)
        {
            return null;
        }

        return new(
            voice.Say("Scorecard.Table.Drivers", voice.Dates.Of(card.Days)),
            [new(voice.Say("Column.Factor")), new(voice.Say("Scorecard.Against", voice.Dates.Of(card.Before)), IsNumber: true), new(voice.Say("Scorecard.Against.Plan"), IsNumber: true)],
            [
                .. factors.Select(factor => new Row([StandingWords.Capital(voice.NameOf(factor)), Part(card.Change, factor.Id), Part(card.Gap, factor.Id)])),
                new Row([voice.Say("Gap.Sum"), Sum(card.Change), Sum(card.Gap)]),
            ]);
    }

    private Part.Table? Table(string caption, IReadOnlyList<ScorecardKpi> kpis, IReadOnlyList<Column> columns, Func<ScorecardKpi, IReadOnlyList<string>> cells) => kpis.Count == 0
        ? null
        : new(
            voice.Say(caption, voice.Dates.Of(card.Days)),
            [new(voice.Say("Column.Kpi")), .. columns, new(voice.Say("Column.Status")), .. only is null ? new[] { new Column(voice.Say("Column.Owner")) } : []],
            [.. kpis.Select(kpi => new Row([words.Name(kpi), .. cells(kpi), words.Status(kpi), .. only is null ? new[] { words.Owner(kpi) } : []], kpi.Status))]);

    private List<ScorecardKpi> Told(bool isTotal) => [.. card.Kpis.Where(kpi => kpi.IsTotal == isTotal && (only is null || kpi.Owner == only))];

    // Stages from the top, then the revenue that they bring, then the rest.
    private int At(KpiId id)
    {
        var stage = card.Stages.TakeWhile(known => known != id).Count();
        return stage < card.Stages.Count ? stage : id == Domain.Kpis.KpiIds.Revenue ? stage : stage + 1;
    }

    private static string Attained(ScorecardKpi kpi) => kpi.Attained is { } share ? NumberWords.Percent(share) : ScorecardKpiWords.Nothing;

    private Column Column(string title) => new(voice.Say($"Column.{title}"), IsNumber: true);

    private string Part(IReadOnlyList<ScorecardDriver> drivers, KpiId factor) =>
        drivers.FirstOrDefault(driver => driver.Factor.Id == factor) is { } driver ? Exact(driver.Amount) : ScorecardKpiWords.Nothing;

    private string Sum(IReadOnlyList<ScorecardDriver> drivers) => drivers.Count == 0 ? ScorecardKpiWords.Nothing : Exact(drivers.Sum(driver => driver.Amount));

    private string Exact(decimal amount) => (amount > 0m ? "+" : "") + voice.Numbers.Cents(amount);
}
