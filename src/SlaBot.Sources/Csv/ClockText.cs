using NodaTime;

namespace SlaBot.Sources.Csv;

/// <summary>The part of a value after its date: <c>14:05</c>, <c>2:05:33 PM</c>, <c>下午 02:05</c>, with an offset or without.</summary>
internal static class ClockText
{
    /// <summary>Reads what is left of a value; true with no time where nothing is left.</summary>
    public static bool TryRead(ref TextScan scan, out LocalTime? time, out Offset? offset)
    {
        (time, offset) = (null, null);
        scan.TakeAny("T,");
        scan.Spaces();
        if (scan.AtEnd)
        {
            return true;
        }

        var half = Half(ref scan);
        if (scan.Digits(out var hour) is not (1 or 2) || !scan.TakeAny(":") || scan.Digits(out var minute) != 2)
        {
            return false;
        }

        var second = 0;
        if (scan.TakeAny(":") && scan.Digits(out second) != 2)
        {
            return false;
        }

        if (scan.TakeAny(".") && scan.Digits(out _) == 0)
        {
            return false;
        }

        scan.Spaces();
        half ??= Half(ref scan);
        if (half is { } afternoon)
        {
            if (hour is < 1 or > 12)
            {
                return false;
            }

            hour = (hour % 12) + (afternoon ? 12 : 0);
        }

        if (hour > 23 || minute > 59 || second > 59 || !TryOffset(ref scan, out offset))
        {
            return false;
        }

        time = new LocalTime(hour, minute, second);
        return scan.AtEnd;
    }

    /// <summary>True for the afternoon, false for the morning, null where neither is said.</summary>
    private static bool? Half(ref TextScan scan)
    {
        bool? half = scan.Take("PM") || scan.Take("下午") ? true : scan.Take("AM") || scan.Take("上午") ? false : null;
        scan.Spaces();
        return half;
    }

    private static bool TryOffset(ref TextScan scan, out Offset? offset)
    {
        offset = null;
        if (scan.AtEnd)
        {
            return true;
        }

        if (scan.Take("Z") || scan.Take("UTC") || scan.Take("GMT"))
        {
            offset = Offset.Zero;
            return true;
        }

        var sign = scan.Next == '-' ? -1 : 1;
        if (!scan.TakeAny("+-"))
        {
            return false;
        }

        // +08:00, +0800 and +08
        var digits = scan.Digits(out var hours);
        var minutes = 0;
        if (digits == 4)
        {
            (hours, minutes) = (hours / 100, hours % 100);
        }
        else if (digits != 2 || (scan.TakeAny(":") && scan.Digits(out minutes) != 2))
        {
            return false;
        }

        if (hours > 18 || minutes > 59 || (hours == 18 && minutes > 0))
        {
            return false;
        }

        offset = Offset.FromHoursAndMinutes(sign * hours, sign * minutes);
        return true;
    }
}
