using System.Globalization;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;

namespace SlaBot.Asking;

/// <summary>
/// How a reading came about, as tables. In English whatever the question's language: it speaks to whoever maintains the
/// word lists, in the terms of those lists.
/// </summary>
internal static class TraceReply
{
    /// <summary>The trace as a reply.</summary>
    /// <param name="trace">How the words alone are read.</param>
    /// <param name="answered">The reading that was answered.</param>
    public static Reply Of(ReadingTrace trace, Reading answered) => new()
    {
        Language = "en",
        Headline = $"Read as {Said(trace.Reading)}, confidence {Number(trace.Reading.Confidence)}",
        Parts =
        [
            .. answered.ByModel ? new[] { new Part.Text($"Answered as the language model reads it: {Said(answered)}, confidence {Number(answered.Confidence)}") } : [],
            .. Table("Words", ["words", "kind", "meaning"], trace.Steps.Select(step => new[] { step.Words, step.Kind, step.Meaning })),
            new Part.Text($"Understood: {Number(trace.Coverage)} of the text"),
            .. Table("Why not surer", ["costs", "because"], trace.Doubts.Select(doubt => new[] { Number(doubt.Cost), Because(doubt.Kind) })),
            .. Table("Intents considered", ["intent", "weight", "note"], trace.Intents.Select(known => new[] { Wire(known.Intent), Number(known.Weight), known.Forbidden ? "not a plain request, so not that" : "" })),
            .. Table("Taken over from the thread", ["part", "meaning"], trace.TakenOver.Select(taken => new[] { taken.Part, taken.Meaning })),
            .. Table("Alternatives", ["reading", "confidence"], trace.Reading.Alternatives.Select(other => new[] { Said(other), Number(other.Confidence) })),
        ],
    };

    private static IEnumerable<Part> Table(string caption, string[] columns, IEnumerable<string[]> rows)
    {
        var filled = rows.Select(cells => new Row(cells)).ToList();
        return filled.Count == 0 ? [] : [new Part.Table(caption, [.. columns.Select(title => new Column(title, title is "costs" or "weight" or "confidence"))], filled)];
    }

    /// <summary>A reading in one line, such as <c>compare, kpi leads, 2015-06-01..2015-06-30 against 2015-05-01..2015-05-31</c>.</summary>
    private static string Said(Reading reading)
    {
        var parts = new[]
        {
            Wire(reading.Intent),
            reading.Kpis.Count > 0 ? $"kpi {string.Join(" + ", reading.Kpis)}" : null,
            reading.Department is { } party ? $"department {party}" : null,
            Span(reading.Period) + (reading.Compare is null ? null : $" against {Span(reading.Compare)}"),
            reading.Numbers.Count > 0 ? $"number {string.Join(" + ", reading.Numbers.Select(number => FormattableString.Invariant($"{number.Value}{number.Unit}")))}" : null,
        };
        return string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static string? Span(Period? period) => period?.ToString();

    private static string Wire(Intent intent) => AnswerJson.Snake(intent.ToString());

    private static string Number(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Because(DoubtKind kind) => kind switch
    {
        DoubtKind.Uncovered => "nothing explains a part of the text",
        DoubtKind.Misspelt => "words were taken for slips of others",
        DoubtKind.Rivalled => "a second intent is nearly as likely",
        DoubtKind.NoCue => "no cue speaks for the intent, only what was learned from examples",
        DoubtKind.Unread => "figures were asked for along with words that were not understood",
        DoubtKind.UnsureDate => "a date has two readings",
        DoubtKind.Open => "something is missing or has two readings",
        DoubtKind.PartlyKnown => "it seems to be nothing for SlaBot, yet some of it was understood",
        DoubtKind.NeverCertain => "no reading is ever quite certain",
        _ => throw new InvalidOperationException($"Nothing says why {kind}."),
    };
}
