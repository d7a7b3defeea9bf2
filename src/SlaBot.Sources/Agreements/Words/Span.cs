using NodaTime;
using SlaBot.Domain.Calendars;

namespace SlaBot.Sources.Agreements.Words;

/// <summary>A length of time as people write it: <c>4h</c>, <c>4 business hours</c>, <c>30 minutes</c>, <c>2 days</c>.</summary>
/// <param name="Amount">How many units, above 0.</param>
/// <param name="Unit">The unit.</param>
/// <param name="IsBusiness">Whether "business" or "working" was written.</param>
internal readonly record struct Span(decimal Amount, SpanUnit Unit, bool IsBusiness)
{
    private const decimal Longest = 100_000m;

    /// <summary>Gets the length in hours, where the unit is one of the clock.</summary>
    public decimal Hours => Unit switch
    {
        SpanUnit.Seconds => Amount / 3_600m,
        SpanUnit.Minutes => Amount / 60m,
        _ => Amount,
    };

    /// <summary>The business time that this is: a day is the hours of a working day.</summary>
    public Duration InBusinessTime(BusinessCalendar calendar) =>
        Unit == SpanUnit.Days ? Of(Amount * calendar.Hours.Length.ToInt64Nanoseconds()) : Of(Hours * NodaConstants.NanosecondsPerHour);

    /// <summary>The time on the clock that this is: a day is 24 hours.</summary>
    public Duration OnTheClock =>
        Of((Unit == SpanUnit.Days ? Amount * 24m : Hours) * NodaConstants.NanosecondsPerHour);

    /// <summary>Writes a time in the largest unit that holds it exactly, of hours, minutes and seconds.</summary>
    public static string Write(Duration time, string business)
    {
        var nanoseconds = (decimal)time.ToInt64Nanoseconds();
        (long Size, string Name)[] units =
        [
            (NodaConstants.NanosecondsPerHour, "hour"), (NodaConstants.NanosecondsPerMinute, "minute"), (NodaConstants.NanosecondsPerSecond, "second"),
        ];
        var unit = units.FirstOrDefault(unit => nanoseconds % unit.Size == 0m, units[^1]);
        var amount = nanoseconds / unit.Size;
        return $"{Figures.Plain(amount)} {business}{unit.Name}{(amount == 1m ? "" : "s")}";
    }

    /// <summary>Reads a length of time.</summary>
    public static (Span?, string?) Parse(string text)
    {
        var digits = text.TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or '_' or ',' or '-' or '+').Count();
        if (digits == 0 || Numbers.Parse(text[..digits]) is not { } amount)
        {
            return (null, $"'{text}' is not a length of time: write one such as 4h, 30 minutes or 2 days.");
        }

        var words = text[digits..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isBusiness = words is ["business" or "working", ..];
        if (UnitOf(isBusiness ? words[1..] : words) is not { } unit)
        {
            return (null, words.Length == 0
                ? $"'{text}' has no unit: write {text}h, {text} minutes or {text} days."
                : $"'{text}' has a unit that is not known: write minutes, hours or days.");
        }

        return amount is <= 0m or > Longest
            ? (null, $"{text} is no length of time to agree on: write one above zero.")
            : (new Span(amount, unit, isBusiness), null);
    }

    private static Duration Of(decimal nanoseconds) => Duration.FromNanoseconds((long)Math.Round(nanoseconds));

    private static SpanUnit? UnitOf(string[] words) => words switch
    {
        ["s" or "second" or "seconds"] => SpanUnit.Seconds,
        ["m" or "min" or "minute" or "minutes"] => SpanUnit.Minutes,
        ["h" or "hour" or "hours"] => SpanUnit.Hours,
        ["d" or "day" or "days"] => SpanUnit.Days,
        _ => null,
    };
}

/// <summary>The unit of a length of time.</summary>
internal enum SpanUnit
{
    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Minutes.</summary>
    Minutes,

    /// <summary>Hours.</summary>
    Hours,

    /// <summary>Days.</summary>
    Days,
}
