using SlaBot.Conversation.Readings.Periods;
using SlaBot.Conversation.Readings.Words;

namespace SlaBot.Conversation.Readings;

/// <summary>How a reading came about.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="Steps">Which words gave what, in the order of the message.</param>
/// <param name="Coverage">The share of the text that was understood, from 0 to 1.</param>
public sealed record ReadingTrace(Reading Reading, IReadOnlyList<ReadingStep> Steps, double Coverage)
{
    /// <summary>The trace of a draft.</summary>
    internal static ReadingTrace Of(Draft draft, Reading reading)
    {
        var line = draft.Line;
        var slots = from kind in (string[])["kpi", "dept", "p", "n", "vague"]
                    from slot in line.All(kind)
                    select (slot.Start, slot.Length, Kind: Name(kind), Meaning: Meaning(slot.Value));
        var cues = draft.Cues.Select(cue => (cue.Start, Length: cue.End - cue.Start, Kind: "intent", Meaning: $"{cue.Pattern.Name} {cue.Pattern.Weight}"));
        var moods = draft.MoodCues.Select(cue => (cue.Start, Length: cue.End - cue.Start, Kind: "mood", Meaning: cue.Pattern.Name));
        var spelling = line.Tokens.Index().Where(token => token.Item.Corrected).Select(token => (Start: token.Index, Length: 1, Kind: "spelling", Meaning: token.Item.Stem));
        return new(
            reading,
            [.. slots.Concat(cues).Concat(moods).Concat(spelling).OrderBy(step => step.Start).Select(step => new ReadingStep(Tokens.Join(line.Tokens, step.Start, step.Length), step.Kind, step.Meaning))],
            draft.Coverage);
    }

    private static string Name(string kind) => kind switch { "p" => "period", "n" => "number", "dept" => "department", _ => kind };

    private static string Meaning(object value) => value switch
    {
        PeriodMeaning { Echo: { } echo } => echo.ToString(),
        PeriodMeaning period => period.Days.ToString(),
        Quantities.Quantity quantity => FormattableString.Invariant($"{quantity.Value}{quantity.Unit}"),
        _ => value.ToString() ?? "",
    };
}

/// <summary>One thing that was understood.</summary>
/// <param name="Words">The words, as cleaned.</param>
/// <param name="Kind">kpi, department, period, number, vague, intent, mood or spelling.</param>
/// <param name="Meaning">What they gave.</param>
public sealed record ReadingStep(string Words, string Kind, string Meaning);
