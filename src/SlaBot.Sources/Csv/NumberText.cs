using System.Globalization;

namespace SlaBot.Sources.Csv;

/// <summary>A number taken apart: its sign, what stands around its digits, and the digits with their separators.</summary>
internal readonly ref struct NumberText
{
    private const int LongestNumber = 40;

    private NumberText(bool isNegative, ReadOnlySpan<char> before, ReadOnlySpan<char> core, ReadOnlySpan<char> after)
    {
        IsNegative = isNegative;
        Before = before;
        Core = core;
        After = after;
    }

    /// <summary>Gets whether it has a minus sign or stands in brackets, as accountants write.</summary>
    public bool IsNegative { get; }

    /// <summary>Gets what stands before the digits: a currency's sign, or nothing.</summary>
    public ReadOnlySpan<char> Before { get; }

    /// <summary>Gets the digits with their separators.</summary>
    public ReadOnlySpan<char> Core { get; }

    /// <summary>Gets what stands behind the digits: a percent sign, a currency, or nothing.</summary>
    public ReadOnlySpan<char> After { get; }

    /// <summary>Gets whether it is a percentage.</summary>
    public bool IsPercent => After is "%" or "％";

    /// <summary>Takes a value apart; false where it has no digits or is too long to be a number.</summary>
    public static bool TrySplit(ReadOnlySpan<char> text, out NumberText number)
    {
        number = default;
        var isNegative = text.Length > 2 && text[0] == '(' && text[^1] == ')';
        text = isNegative ? text[1..^1].Trim() : text;
        var first = text.IndexOfAnyInRange('0', '9');
        var last = text.LastIndexOfAnyInRange('0', '9');
        if (first < 0 || last - first >= LongestNumber)
        {
            return false;
        }

        // ".5" begins with its separator.
        first -= first > 0 && text[first - 1] is '.' or ',' && (first == 1 || text[first - 2] != text[first - 1]) ? 1 : 0;
        var before = text[..first].Trim();
        var minus = before.IndexOfAny('-', '−');
        if (minus >= 0)
        {
            isNegative = true;
            before = minus == 0 ? before[1..].Trim() : before[..minus].Trim();
        }
        else if (before.StartsWith("+"))
        {
            before = before[1..].Trim();
        }

        number = new(isNegative, before, text[first..(last + 1)], text[(last + 1)..].Trim());
        return true;
    }

    /// <summary>
    /// Tells which character comes before the cents, where the digits show it: the last of two different ones; the only
    /// one, unless exactly three digits follow it; the other one, where it comes several times.
    /// </summary>
    /// <returns>The style, or null where the digits would do in both.</returns>
    public NumberStyle? Proven()
    {
        var (dots, commas) = (Core.Count('.'), Core.Count(','));
        var dot = Core.LastIndexOf('.');
        var comma = Core.LastIndexOf(',');
        return (dots, commas) switch
        {
            (0, 0) => null,
            ( > 0, > 0) => dot > comma ? NumberStyle.DecimalPoint : NumberStyle.DecimalComma,
            ( > 1, _) => NumberStyle.DecimalComma,
            (_, > 1) => NumberStyle.DecimalPoint,
            (1, _) => CouldGroup(dot) ? null : NumberStyle.DecimalPoint,
            _ => CouldGroup(comma) ? null : NumberStyle.DecimalComma,
        };
    }

    /// <summary>Reads the digits; false where their separators are in no order that the style knows.</summary>
    public bool TryRead(NumberStyle style, out decimal value)
    {
        var (point, group) = style == NumberStyle.DecimalPoint ? ('.', ',') : (',', '.');
        Span<char> plain = stackalloc char[LongestNumber + 1];
        var (length, inGroup, grouped, cents) = (0, 0, false, false);
        foreach (var c in Core)
        {
            if (char.IsAsciiDigit(c))
            {
                plain[length++] = c;
                inGroup++;
            }
            else if (c == point && !cents && !(grouped && inGroup != 3))
            {
                plain[length++] = '.';
                cents = true;
            }
            else if (!cents && inGroup > 0 && (c == group || c is ' ' or '\u00A0' or '\u202F' or '\'' or '’')
                && (grouped ? inGroup is 2 or 3 : inGroup <= 3))
            {
                (grouped, inGroup) = (true, 0);
            }
            else
            {
                value = 0;
                return false;
            }
        }

        value = 0;
        var isWhole = cents || !grouped || inGroup == 3;
        var isRead = isWhole && decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
        value = IsNegative ? -value : value;
        return isRead;
    }

    private bool CouldGroup(int separator) =>
        Core.Length - separator - 1 == 3 && separator is > 0 and <= 3 && Core[0] != '0' && !Core.ContainsAny(" \u00A0\u202F'’");
}
