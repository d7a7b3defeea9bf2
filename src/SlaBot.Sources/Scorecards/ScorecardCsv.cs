using System.Globalization;
using CsvHelper;
using NodaTime.Text;
using SlaBot.Conversation.Scorecards;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Scorecards;

namespace SlaBot.Sources.Scorecards;

/// <summary>
/// A scorecard as CSV, for spreadsheets: a line a KPI with plain numbers (rates as shares, durations in hours or days),
/// then the goal of the term, the hand-off, the drivers, and what people said. Words that a spreadsheet would take for a
/// formula begin with an apostrophe.
/// </summary>
public static class ScorecardCsv
{
    private static readonly string[] Titles =
    [
        "from", "to", "kind", "id", "name", "owner", "unit", "actual", "target", "target_high", "expected", "before", "numerator", "denominator",
        "interval_low", "interval_high", "status", "source", "fresh_as_of", "words",
    ];

    /// <summary>Writes it.</summary>
    /// <param name="card">The scorecard.</param>
    /// <param name="language">The language of names and words.</param>
    public static string Of(Scorecard card, string language)
    {
        var voice = Voice.Of(language, card);
        using var text = new StringWriter();
        using (var csv = CsvWriter.Create(text, new() { NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteRecord(Titles);
            foreach (var line in Lines(card, voice))
            {
                csv.WriteRecord([Day(card.Days.From), Day(card.Days.To), .. line.Select(field => field ?? "")]);
            }
        }

        return text.ToString();
    }

    private static IEnumerable<IReadOnlyList<string?>> Lines(Scorecard card, Voice voice)
    {
        foreach (var kpi in card.Kpis)
        {
            yield return
            [
                "kpi", kpi.Id.Value, Inert(voice.NameOf(kpi.Name)), kpi.Owner?.Value, Word(kpi.Unit), Number(kpi.Actual), Number(kpi.Target), Number(kpi.TargetHigh),
                Number(kpi.Expected), Number(kpi.Before), Number(kpi.Numerator), Number(kpi.Denominator), Number(kpi.Interval?.Low ?? kpi.Score?.Low), Number(kpi.Interval?.High ?? kpi.Score?.High),
                kpi.Status is { } status ? Word(status) : null, kpi.Source?.Value, kpi.FreshAsOf is { } fresh ? Day(fresh) : null, "",
            ];
        }

        var term = card.Term;
        yield return Line("term", "revenue", Inert(voice.NameOf(Domain.Kpis.KpiIds.Revenue)), actual: term.Actual, target: term.Target, expected: term.Expected, status: term.Status is { } known ? Word(known) : null);
        if (card.HandOff is { IsTracked: true } handOff)
        {
            yield return Line("hand_off", "in_time", null, actual: handOff.InTimeShare, numerator: handOff.InTime, denominator: handOff.Timed);
        }

        if (card.Recurring is { } recurring)
        {
            yield return Line("recurring", "new", null, actual: recurring.New);
            yield return Line("recurring", "renewed", null, actual: recurring.Renewed);
            yield return Line("recurring", "expanded", null, actual: recurring.Expanded);
            yield return Line("recurring", "churned", null, actual: recurring.Churned);
            yield return Line("recurring", "net", null, actual: recurring.Net);
        }

        foreach (var driver in card.Change)
        {
            yield return Line("driver_against_before", driver.Factor.Id.Value, Inert(voice.NameOf(driver.Factor)), actual: driver.Amount);
        }

        foreach (var driver in card.Gap)
        {
            yield return Line("driver_against_plan", driver.Factor.Id.Value, Inert(voice.NameOf(driver.Factor)), actual: driver.Amount);
        }

        foreach (var section in ScorecardReply.Sections(card, voice.Language, new()).Where(section => section.Id is "Wins" or "Decisions"))
        {
            foreach (var words in section.Parts.OfType<Conversation.Replies.Part.Text>())
            {
                yield return Line(section.Id == "Wins" ? "win" : "decision", null, null, words: words.Words);
            }
        }

        foreach (var comment in card.Comments)
        {
            yield return Line("comment", null, comment.By, words: comment.Words);
        }

        foreach (var party in card.Parties)
        {
            yield return Line("presenter", party.Id.Value, party.Presenter);
        }
    }

    private static IReadOnlyList<string?> Line(
        string kind, string? id, string? name, decimal? actual = null, decimal? target = null, decimal? expected = null, decimal? numerator = null, decimal? denominator = null, string? status = null, string? words = null) =>
    [
        kind, id, Inert(name), null, null, Number(actual), Number(target), null, Number(expected), null, Number(numerator), Number(denominator), null, null, status, null, null, Inert(words),
    ];

    // The numbers of a negative change are no formula; the words of people may be.
    private static string? Inert(string? words) => words is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + words : words;

    private static string? Number(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Day(NodaTime.LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string Word<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
