namespace SlaBot.Sources.Agreements.Words;

/// <summary>
/// Checks that a recurrence is written as RFC 5545 has it (<c>FREQ=MONTHLY;BYDAY=1TU;BYHOUR=9</c>, with or without
/// <c>RRULE:</c> and a <c>DTSTART</c> line) and says at what time. Which days it gives is for the calendar library.
/// </summary>
internal static class RecurrenceRule
{
    private static readonly string[] Frequencies = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"];
    private static readonly string[] Weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    private static readonly Dictionary<string, Func<string, bool>> Parts = new(StringComparer.Ordinal)
    {
        ["FREQ"] = Frequencies.Contains,
        ["UNTIL"] = text => IsDate(text),
        ["COUNT"] = text => IsWhole(text, 1, 9_999),
        ["INTERVAL"] = text => IsWhole(text, 1, 999),
        ["BYSECOND"] = Each(text => IsWhole(text, 0, 59)),
        ["BYMINUTE"] = Each(text => IsWhole(text, 0, 59)),
        ["BYHOUR"] = Each(text => IsWhole(text, 0, 23)),
        ["BYDAY"] = Each(IsWeekday),
        ["BYMONTHDAY"] = Each(text => IsPlace(text, 31)),
        ["BYYEARDAY"] = Each(text => IsPlace(text, 366)),
        ["BYWEEKNO"] = Each(text => IsPlace(text, 53)),
        ["BYMONTH"] = Each(text => IsWhole(text, 1, 12)),
        ["BYSETPOS"] = Each(text => IsPlace(text, 366)),
        ["WKST"] = Weekdays.Contains,
    };

    /// <summary>What is wrong with a rule, or null.</summary>
    public static string? Problem(string text)
    {
        var lines = text.ToUpperInvariant().Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries);
        var starts = lines.Where(line => line.StartsWith("DTSTART", StringComparison.Ordinal)).ToArray();
        var rules = lines.Except(starts).ToArray();
        if (rules.Length != 1 || starts.Length > 1)
        {
            return "A recurrence is one RRULE, with at most one DTSTART before it: write RRULE:FREQ=MONTHLY;BYDAY=1TU;BYHOUR=9.";
        }

        var rule = rules[0].StartsWith("RRULE:", StringComparison.Ordinal) ? rules[0]["RRULE:".Length..] : rules[0];
        var parts = rule.Split(';').Select(part => part.Split('=', 2)).ToArray();
        return starts.Select(StartProblem).Concat(parts.Select(PartProblem)).FirstOrDefault(problem => problem is not null)
            ?? WholeProblem([.. parts.Select(part => part[0])], hasStart: starts.Length == 1);
    }

    private static string? PartProblem(string[] part)
    {
        if (!Parts.TryGetValue(part[0], out var isValid))
        {
            return $"'{part[0]}' is no part of a recurrence rule.{Nearest.Question(part[0], Parts.Keys)}";
        }

        return part.Length == 2 && isValid(part[1])
            ? null
            : $"'{string.Join('=', part)}' is not valid in a recurrence rule: a meeting repeats DAILY, WEEKLY, MONTHLY or YEARLY, such as FREQ=MONTHLY;BYDAY=1TU;BYHOUR=9.";
    }

    private static string? WholeProblem(string[] names, bool hasStart)
    {
        if (names.Distinct().Count() != names.Length)
        {
            return "A part of the recurrence rule stands there twice: keep one of them.";
        }

        if (names.Contains("UNTIL") && names.Contains("COUNT"))
        {
            return "A recurrence rule ends by UNTIL or by COUNT, not by both: keep one of them.";
        }

        if (!names.Contains("FREQ"))
        {
            return "The recurrence rule has no FREQ: add FREQ=MONTHLY.";
        }

        return hasStart || names.Contains("BYHOUR") ? null : "The recurrence rule has no time of day: add BYHOUR=9, or a DTSTART.";
    }

    private static string? StartProblem(string line)
    {
        var value = line[(line.LastIndexOf(':') + 1)..];
        return line.Contains(':', StringComparison.Ordinal) && value.Contains('T', StringComparison.Ordinal) && IsDate(value)
            ? null
            : $"'{line}' is not a start with a time: write DTSTART:20260106T090000.";
    }

    private static Func<string, bool> Each(Func<string, bool> isValid) => text => text.Split(',').All(isValid);

    private static bool IsWhole(string text, int from, int to) =>
        text.Length is > 0 and <= 4 && text.All(char.IsAsciiDigit) && Numbers.Whole(from, to)(text) is (_, null);

    private static bool IsPlace(string text, int last) =>
        IsWhole(text.StartsWith('-') || text.StartsWith('+') ? text[1..] : text, 1, last);

    private static bool IsWeekday(string text) =>
        text.Length >= 2 && Weekdays.Contains(text[^2..]) && (text.Length == 2 || IsPlace(text[..^2], 53));

    private static bool IsDate(string text)
    {
        var (day, time) = text.Split('T', 2) is [var d, var t] ? (d, t.TrimEnd('Z')) : (text, null);
        return day.Length == 8 && day.All(char.IsAsciiDigit)
            && Dates.Day($"{day[..4]}-{day[4..6]}-{day[6..]}") is (_, null)
            && (time is null || (time.Length == 6 && time.All(char.IsAsciiDigit) && Dates.Time($"{time[..2]}:{time[2..4]}") is not null));
    }
}
