using NodaTime;

namespace SlaBot.Conversation.Readings.Periods;

/// <summary>Periods told by their ends: from May to July, since March, by the end of Q3.</summary>
internal static class Ranges
{
    /// <summary>Gets the families.</summary>
    public static Dictionary<string, PeriodRule> Rules { get; } = new()
    {
        ["range"] = Between,
        ["since"] = Since,
        ["from"] = From,
        ["after"] = (words, scene) => Single(words) is { } inner ? FromDay(inner.Days.To.PlusDays(1), scene) : null,
        ["until"] = (words, scene) =>
            Single(words) is { } inner ? Until(scene, inner.Days.To) is { } until ? until with { End = inner.Days } : null
            : Until(scene, Calendar.Unit(scene, words.Unit, words.Given)?.To),
        ["before"] = (words, scene) => Until(scene, Single(words)?.Days.From.PlusDays(-1)),
    };

    private static PeriodMeaning? Single(PeriodWords words) => words.Periods is [{ Echo: null } inner] ? inner : null;

    /// <summary>Both ends count whole. "November to February" begins the year before where neither end names its year.</summary>
    private static PeriodMeaning? Between(PeriodWords words, PeriodScene scene)
    {
        if (words.Periods is not [{ Echo: null } first, { Echo: null } last])
        {
            return null;
        }

        var from = first.Days.From;
        if (from > last.Days.To && first.YearAssumed)
        {
            from = from.PlusYears(-1);
        }

        return from > last.Days.To ? null : new(new Period(from, last.Days.To)) { YearAssumed = first.YearAssumed && last.YearAssumed, Ends = (first.Days, last.Days) };
    }

    /// <summary>Up to today. A day still to come is the year before's where the past is spoken of, as "since" always does, else the beginning of what is planned.</summary>
    private static PeriodMeaning? Since(PeriodWords words, PeriodScene scene)
    {
        if (Single(words) is not { } inner)
        {
            return null;
        }

        return inner.Days.From > scene.Today && (scene.Past || words.Unit == "past") && inner.YearAssumed
            ? FromDay(inner.Days.From.PlusYears(-1), scene)
            : FromDay(inner.Days.From, scene);
    }

    private static PeriodMeaning? From(PeriodWords words, PeriodScene scene) => Single(words) is { } inner ? FromDay(inner.Days.From, scene) with { Beginning = inner.Days } : null;

    /// <summary>Up to today; up to the term's end where the day is still to come.</summary>
    private static PeriodMeaning FromDay(LocalDate from, PeriodScene scene)
    {
        var to = from <= scene.Today ? scene.Today : LocalDate.Max(from, scene.Term.To);
        return new(new Period(from, to)) { OpenEnded = true };
    }

    private static PeriodMeaning? Until(PeriodScene scene, LocalDate? last) =>
        last is { } day ? new(new Period(LocalDate.Min(scene.Term.From, day), day)) { Ahead = day > scene.Today } : null;
}
