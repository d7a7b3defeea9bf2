using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Scorecards;

namespace SlaBot.Conversation.Scorecards;

/// <summary>Two scorecards beside each other, of any two months.</summary>
public static class ComparisonReply
{
    /// <summary>Says what differs.</summary>
    /// <param name="comparison">The two scorecards.</param>
    /// <param name="language">The language: <c>en</c> or <c>zh-Hant</c>.</param>
    /// <param name="scene">What there is to say beside.</param>
    public static Reply Of(ScorecardComparison comparison, string language, ScorecardScene scene)
    {
        var (earlier, later) = (comparison.Earlier, comparison.Later);
        var voice = Voice.Of(language, later);
        var words = new ScorecardKpiWords(voice);
        var kpis = comparison.Kpis.Where(kpi => scene.Only is null || kpi.Known.Owner == scene.Only).ToList();
        var (better, worse) = (kpis.Count(kpi => kpi.IsBetter == true), kpis.Count(kpi => kpi.IsBetter == false));
        var chance = kpis.Where(kpi => kpi is { MayBeChance: true, Difference: not 0m }).Select(kpi => voice.NameOf(kpi.Known.Name)).ToList();
        return new()
        {
            Language = voice.Language,
            Status = later.Goal?.Status,
            Headline = voice.Say("Scorecard.Compared", StatusMark.Of(later.Goal?.Status), voice.Dates.Of(later.Days), voice.Dates.Of(earlier.Days), Goal(comparison, voice, words), better, worse),
            Parts =
            [
                Table("Scorecard.Table.Rates", [.. kpis.Where(kpi => !kpi.Known.IsTotal)]),
                Table("Scorecard.Table.Totals", [.. kpis.Where(kpi => kpi.Known.IsTotal)]),
                .. chance.Count == 0 ? Array.Empty<Part>() : [new Part.Text(voice.Say("Scorecard.Compared.Chance", string.Join(voice.Say("List.Comma"), chance)))],
                .. later.Revision == earlier.Revision ? Array.Empty<Part>() : [new Part.Text(voice.Say("Scorecard.Compared.Revisions", earlier.Revision, later.Revision))],
                .. comparison.IsOneCurrency ? Array.Empty<Part>() : [new Part.Note(NoteKind.Caution, voice.Say("Scorecard.Compared.Currencies", earlier.Currency, later.Currency))],
                .. scene.Notes,
            ],
            Choices = scene.Choices,
            IsDemo = scene.IsDemo,
        };

        Part.Table Table(string caption, IReadOnlyList<ComparedKpi> rows) => new(
            voice.Say(caption, voice.Say("Table.Compare", voice.Dates.Of(later.Days), voice.Dates.Of(earlier.Days))),
            [
                new(voice.Say("Column.Kpi")),
                new(voice.Dates.Of(later.Days), IsNumber: true),
                new(voice.Dates.Of(earlier.Days), IsNumber: true),
                new(voice.Say("Column.Difference"), IsNumber: true),
                new(voice.Say("Column.Status")),
            ],
            [.. rows.Select(kpi => RowOf(kpi, comparison, voice, words))]);
    }

    private static Row RowOf(ComparedKpi kpi, ScorecardComparison comparison, Voice voice, ScorecardKpiWords words)
    {
        var isComparable = comparison.IsOneCurrency || kpi.Known.Unit != Domain.Kpis.KpiUnit.Money;
        var judged = kpi.IsBetter is not { } better || !isComparable ? "" : $" {voice.Say(better ? "Trend.Better" : "Trend.Worse")}";
        return new(
            [
                words.Name(kpi.Known),
                words.Value(kpi.Known, kpi.Later?.Actual),
                words.Value(kpi.Known, kpi.Earlier?.Actual),
                isComparable ? words.Difference(kpi.Known, kpi.Difference) + judged : ScorecardKpiWords.Nothing,
                kpi.Later is { } later ? words.Status(later) : ScorecardKpiWords.Nothing,
            ],
            kpi.Later?.Status);
    }

    private static string Goal(ScorecardComparison comparison, Voice voice, ScorecardKpiWords words) =>
        comparison is { IsOneCurrency: true, Later.Goal: { Actual: { } now } goal, Earlier.Goal.Actual: { } then }
            ? $"{words.Name(goal)} {words.Value(goal, now)} ({words.Difference(goal, now - then)})"
            : voice.Say("Scorecard.NoRevenue", voice.NameOf(Domain.Kpis.KpiIds.Revenue));
}
