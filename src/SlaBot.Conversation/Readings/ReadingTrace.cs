using SlaBot.Conversation.Readings.Intents;
using SlaBot.Conversation.Readings.Periods;
using SlaBot.Conversation.Readings.Words;

namespace SlaBot.Conversation.Readings;

/// <summary>How a reading came about, for whoever maintains the word lists.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="Steps">Which words of the message gave what, in their order.</param>
/// <param name="Coverage">The share of the text that was understood, from 0 to 1.</param>
public sealed record ReadingTrace(Reading Reading, IReadOnlyList<ReadingStep> Steps, double Coverage)
{
    /// <summary>Gets the intents that the message's own words point to, likeliest first; those that its mood forbids come last.</summary>
    public IReadOnlyList<ConsideredIntent> Intents { get; init; } = [];

    /// <summary>Gets what the message left out and the thread filled in.</summary>
    public IReadOnlyList<TakenOver> TakenOver { get; init; } = [];

    /// <summary>Gets why the reader is not surer.</summary>
    public IReadOnlyList<Doubt> Doubts { get; init; } = [];

    /// <summary>The trace of a message.</summary>
    /// <param name="own">What the message says by itself.</param>
    /// <param name="draft">What it says in its thread.</param>
    /// <param name="reading">What was made of it.</param>
    /// <param name="doubts">What lowered the confidence.</param>
    internal static ReadingTrace Of(Draft own, Draft draft, Reading reading, IReadOnlyList<Doubt> doubts) =>
        new(reading, StepsOf(own), own.Coverage) { Intents = IntentsOf(own), TakenOver = TakenOverBy(own, draft), Doubts = doubts };

    private static ReadingStep[] StepsOf(Draft draft)
    {
        var line = draft.Line;
        var slots = from kind in (string[])["kpi", "dept", "p", "n", "vague", "unread"]
                    from slot in line.All(kind)
                    select (slot.Start, slot.Length, Kind: Name(kind), Meaning: Meaning(kind, slot.Value));
        var cues = draft.Cues.Select(cue => (cue.Start, Length: cue.End - cue.Start, Kind: "intent", Meaning: $"{cue.Pattern.Name} {cue.Pattern.Weight}"));
        var moods = draft.MoodCues.Select(cue => (cue.Start, Length: cue.End - cue.Start, Kind: "mood", Meaning: cue.Pattern.Name));
        var tokens = line.Tokens.Index().ToList();
        var marks = tokens.Where(token => token.Item.Text == "?").Select(token => (Start: token.Index, Length: 1, Kind: "mood", Meaning: "question"));
        var spelling = tokens.Where(token => token.Item.Corrected).Select(token => (Start: token.Index, Length: 1, Kind: "spelling", Meaning: token.Item.Stem));

        // Several patterns may say the same of the same words.
        return [.. slots.Concat(cues).Concat(moods).Concat(marks).Concat(spelling).Distinct()
            .OrderBy(step => step.Start).ThenByDescending(step => step.Length)
            .Select(step => new ReadingStep(Tokens.Join(line.Tokens, step.Start, step.Length), step.Kind, step.Meaning))];
    }

    private static ConsideredIntent[] IntentsOf(Draft own)
    {
        var allowed = own.Intents.Select(known => new ConsideredIntent(known.Intent, known.Weight, Forbidden: false)).ToList();
        var forbidden = own.Cues.GroupBy(cue => IntentNames.Parse(cue.Pattern.Name))
            .Where(cues => !allowed.Exists(known => known.Intent == cues.Key))
            .Select(cues => new ConsideredIntent(cues.Key, cues.Max(cue => cue.Pattern.Weight), Forbidden: true));
        return [.. allowed, .. forbidden];
    }

    private static TakenOver[] TakenOverBy(Draft own, Draft draft)
    {
        var parts = new (string Part, bool Same, IEnumerable<string> Meanings)[]
        {
            ("intent", ReferenceEquals(own.Intents, draft.Intents), draft.Likeliest is { } intent ? [IntentNames.NameOf(intent)] : []),
            ("kpi", own.Kpis.SequenceEqual(draft.Kpis), draft.Kpis.Select(kpi => kpi.Value)),
            ("department", own.Departments.SequenceEqual(draft.Departments), draft.Departments.Select(party => party.Value)),
            ("period", own.Periods.SequenceEqual(draft.Periods), draft.Periods.Select(period => Meaning("p", period))),
            ("number", own.Numbers.SequenceEqual(draft.Numbers), draft.Numbers.Select(number => FormattableString.Invariant($"{number.Value}"))),
        };
        return [.. parts.Where(part => !part.Same && part.Meanings.Any()).Select(part => new TakenOver(part.Part, string.Join(", ", part.Meanings)))];
    }

    private static string Name(string kind) => kind switch { "p" => "period", "n" => "number", "dept" => "department", _ => kind };

    private static string Meaning(string kind, object value) => value switch
    {
        _ when kind == "unread" => "",
        PeriodMeaning { Echo: { } echo } => echo.ToString(),
        PeriodMeaning period => period.Days.ToString(),
        Quantities.Quantity quantity => FormattableString.Invariant($"{quantity.Value}{quantity.Unit}"),
        _ => value.ToString() ?? "",
    };
}

/// <summary>One thing that was understood, or was not.</summary>
/// <param name="Words">The words, as cleaned.</param>
/// <param name="Kind">kpi, department, period, number, vague, intent, mood, spelling or unread.</param>
/// <param name="Meaning">What they gave; empty for what was not understood.</param>
public sealed record ReadingStep(string Words, string Kind, string Meaning);

/// <summary>An intent that some words point to.</summary>
/// <param name="Intent">The intent.</param>
/// <param name="Weight">How strongly: the heaviest cue counts whole, others a little.</param>
/// <param name="Forbidden">Whether the message's mood rules it out, as a question rules out a change.</param>
public sealed record ConsideredIntent(Intent Intent, double Weight, bool Forbidden);

/// <summary>Something that an earlier message of the thread said and this one did not.</summary>
/// <param name="Part">intent, kpi, department, period or number.</param>
/// <param name="Meaning">What it is.</param>
public sealed record TakenOver(string Part, string Meaning);
