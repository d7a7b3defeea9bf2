namespace SlaBot.Sources.Agreements.Words;

/// <summary>
/// Checks the rule of the joint meeting: in words (<c>first tuesday 09:00</c>, <c>every monday 09:00</c>,
/// <c>15th 09:00</c>, <c>last business day 16:00</c>) or as an RFC 5545 recurrence.
/// </summary>
internal static class MeetingRule
{
    private static readonly string[] Places = ["first", "second", "third", "fourth", "last"];
    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>The rule as it stands in the file, where it can be followed.</summary>
    public static (string?, string?) Parse(string text)
    {
        if (text.Contains("FREQ", StringComparison.OrdinalIgnoreCase))
        {
            return RecurrenceRule.Problem(text) is { } wrong ? (null, wrong) : (text, null);
        }

        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (text.Any(char.IsControl) || words.Length < 2 || Dates.Time(words[^1]) is null)
        {
            return (null, $"'{text}' does not end with a time of day: write a rule such as first tuesday 09:00.");
        }

        return DayProblem([.. words[..^1].Select(word => word.ToLowerInvariant())]) is { } problem ? (null, problem) : (text, null);
    }

    private static string? DayProblem(string[] words) => words switch
    {
        ["every", var day] => UnknownWord(day, Weekdays),
        [var place, "business", "day"] when place is "first" or "last" => null,
        [var place, var day] => UnknownWord(place, [.. Places, "every"]) ?? UnknownWord(day, Weekdays),
        [var number] when IsDayOfMonth(number) => null,
        _ => $"'{string.Join(' ', words)}' is not a rule for a day: write first tuesday, every monday, 15th, or last business day.",
    };

    private static string? UnknownWord(string word, string[] known)
    {
        if (known.Contains(word))
        {
            return null;
        }

        return Nearest.To(word, known) is { } meant
            ? $"'{word}' is not known in a rule for a day. Did you mean '{meant}'?"
            : $"'{word}' is not known in a rule for a day: write first tuesday, every monday, 15th, or last business day.";
    }

    private static bool IsDayOfMonth(string word)
    {
        var number = word.TrimEnd("stndrh".ToCharArray());
        return number.Length is 1 or 2 && word.Length == number.Length + 2
            && Numbers.Whole(1, 31)(number) is (_, null)
            && word[number.Length..] == (number switch
            {
                "1" or "21" or "31" => "st",
                "2" or "22" => "nd",
                "3" or "23" => "rd",
                _ => "th",
            });
    }
}
