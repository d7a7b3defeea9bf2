using NodaTime;

namespace SlaBot.Sources.Csv;

/// <summary>How a value is written that should be a date.</summary>
internal enum DateForm
{
    /// <summary>It is none.</summary>
    Unreadable,

    /// <summary>The year has two digits only.</summary>
    ShortYear,

    /// <summary>Year, month and day are told apart.</summary>
    YearMonthDay,

    /// <summary>Two numbers, then the year: day or month comes first.</summary>
    NumbersThenYear,

    /// <summary>The same with points, as only people write who put the day first.</summary>
    PointsThenYear,

    /// <summary>A bare number, perhaps Excel's count of days.</summary>
    Serial,
}

/// <summary>A date taken apart, before it is known whether the day or the month comes first.</summary>
/// <param name="Form">How it is written.</param>
/// <param name="First">The year, or the first number where the year comes last; the count of days of a serial.</param>
/// <param name="Second">The month, or the second number.</param>
/// <param name="Third">The day, or the year.</param>
/// <param name="Time">The time of day, where the value has one.</param>
/// <param name="Offset">The offset from UTC, where the value has one.</param>
internal readonly record struct DateText(
    DateForm Form, int First = 0, int Second = 0, int Third = 0, LocalTime? Time = null, Offset? Offset = null)
{
    private const string Separators = "-/. 年月";

    /// <summary>The Republic of China counts its years from 1911 on.</summary>
    private const int RepublicEra = 1911;

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>Takes a value apart.</summary>
    public static DateText Read(ReadOnlySpan<char> text)
    {
        var scan = new TextScan(text);
        var isRepublic = scan.Take("民國");
        scan.Spaces();
        var date = char.IsAsciiLetter(scan.Next) ? MonthFirst(ref scan) : Numbers(ref scan, isRepublic);
        if (date.Form == DateForm.Unreadable || !ClockText.TryRead(ref scan, out var time, out var offset))
        {
            return default;
        }

        return date with { Time = time, Offset = offset };
    }

    private static DateText Numbers(ref TextScan scan, bool isRepublic)
    {
        var length = scan.Digits(out var first);
        if (length == 8)
        {
            return new(DateForm.YearMonthDay, first / 10_000, first / 100 % 100, first % 100);
        }

        if (scan.AtEnd || (length == 5 && scan.Next == '.'))
        {
            // A serial's fraction is its time of day; the day is all that is taken.
            return length == 5 && (!scan.TakeAny(".") || scan.Digits(out _) > 0) ? new(DateForm.Serial, first) : default;
        }

        var isYear = length == 4 || length == 3 || isRepublic;
        return length switch
        {
            0 or > 4 => default,
            _ when isYear => YearFirst(ref scan, length == 4 ? first : first + RepublicEra),
            _ => YearLast(ref scan, first),
        };
    }

    private static DateText YearFirst(ref TextScan scan, int year)
    {
        if (!scan.TakeAny(Separators) || scan.Digits(out var month) is not (1 or 2)
            || !scan.TakeAny(Separators) || scan.Digits(out var day) is not (1 or 2))
        {
            return default;
        }

        scan.TakeAny("日");
        return new(DateForm.YearMonthDay, year, month, day);
    }

    private static DateText YearLast(ref TextScan scan, int first)
    {
        var form = scan.Next == '.' ? DateForm.PointsThenYear : DateForm.NumbersThenYear;
        if (!scan.TakeAny(Separators))
        {
            return default;
        }

        scan.Spaces();
        if (char.IsAsciiLetter(scan.Next))
        {
            var month = Month(scan.Letters());
            return month > 0 && scan.TakeAny("-/. ,") ? WithYear(ref scan, year => new(DateForm.YearMonthDay, year, month, first)) : default;
        }

        return scan.Digits(out var second) is 1 or 2 && scan.TakeAny(Separators)
            ? WithYear(ref scan, year => new(form, first, second, year))
            : default;
    }

    /// <summary><c>Mar 5, 2017</c>.</summary>
    private static DateText MonthFirst(ref TextScan scan)
    {
        var month = Month(scan.Letters());
        scan.TakeAny(".-");
        scan.Spaces();
        if (month == 0 || scan.Digits(out var day) is not (1 or 2))
        {
            return default;
        }

        return scan.TakeAny(",- ") ? WithYear(ref scan, year => new(DateForm.YearMonthDay, year, month, day)) : default;
    }

    private static DateText WithYear(ref TextScan scan, Func<int, DateText> make)
    {
        scan.Spaces();
        return scan.Digits(out var year) switch
        {
            4 => make(year),
            2 => new(DateForm.ShortYear),
            _ => default,
        };
    }

    /// <summary>1 to 12 for a month's English name or its first letters, at least three; 0 for anything else.</summary>
    private static int Month(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < Months.Length && name.Length >= 3; i++)
        {
            if (Months[i].AsSpan().StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return i + 1;
            }
        }

        return name.Equals("sept", StringComparison.OrdinalIgnoreCase) ? 9 : 0;
    }
}
