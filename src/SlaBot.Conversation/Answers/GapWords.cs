using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Gaps;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Answers;

/// <summary>Says in words what made a gap.</summary>
internal sealed class GapWords(Topic topic)
{
    private const int MostDrivers = 2;
    private readonly Voice voice = topic.Voice;

    /// <summary>The two biggest drivers in a sentence; null where there is no gap to speak of.</summary>
    public Part.Text? Drivers(GapExplanation gap, Standing standing)
    {
        if (gap.StoppedAt is { } stop)
        {
            return new(voice.Say("Gap.StoppedAt", voice.NameOf(stop)));
        }

        var drivers = gap.Drivers.Where(part => Math.Sign(part.Amount) == Math.Sign(gap.Gap)).Take(MostDrivers).ToList();
        return drivers.Count == 0
            ? null
            : new(voice.Say(
                gap.Gap < 0m ? "Gap.Drivers.Behind" : "Gap.Drivers.Ahead",
                string.Join(voice.Say("List.And"), drivers.Select(part => $"{voice.NameOf(part.Id)} {Short(standing.Kpi, part.Amount)}"))));
    }

    /// <summary>Every factor with its plan, its actual and its part; the parts sum to the gap to the last cent.</summary>
    public Part.Table Table(GapExplanation gap, Standing standing) => new(
        voice.Say("Table.Gap", voice.NameOf(standing.Kpi), voice.Dates.Of(standing.Period)),
        [
            new(voice.Say("Column.Factor")),
            new(voice.Say("Column.Plan"), IsNumber: true),
            new(voice.Say("Column.Actual"), IsNumber: true),
            new(voice.Say("Column.Part"), IsNumber: true),
        ],
        [
            .. gap.Factors.Zip(gap.Parts, (factor, part) => new Row(
            [
                StandingWords.Capital(voice.NameOf(factor.Id)),
                Value(factor.Id, factor.Plan),
                Value(factor.Id, factor.Actual),
                Exact(standing.Kpi, part.Amount),
            ])),
            new Row([voice.Say("Gap.Sum"), "", "", Exact(standing.Kpi, gap.Gap)]),
        ]);

    /// <summary>An amount of the gap to the last cent, with its sign.</summary>
    public string Exact(Kpi kpi, decimal amount) => (amount > 0m ? "+" : "") + (kpi.Kind == KpiKind.Money
        ? voice.Numbers.Cents(amount)
        : NumberWords.Plain(amount, 2));

    private string Short(Kpi kpi, decimal amount) => voice.Numbers.Difference(kpi.Unit, amount);

    private string Value(KpiId factor, decimal value) => topic.View.Catalog.Find(factor) is { } kpi ? voice.Value(kpi, value) : NumberWords.Plain(value, 2);
}
