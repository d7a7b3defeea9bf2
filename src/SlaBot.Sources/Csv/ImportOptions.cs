namespace SlaBot.Sources.Csv;

/// <summary>What people say about a file that the file does not say itself. What is left open is told from the file.</summary>
public sealed record ImportOptions
{
    /// <summary>Gets options that leave everything to the file.</summary>
    public static ImportOptions Default { get; } = new();

    /// <summary>Gets which header holds which field; what is not named is recognised by its header.</summary>
    public IReadOnlyList<ColumnMapping> Columns { get; init; } = [];

    /// <summary>Gets what values of a field mean; they win over the built-in words.</summary>
    public IReadOnlyList<ValueMapping> Values { get; init; } = [];

    /// <summary>Gets how dates are written, or null to tell it from the whole column.</summary>
    public DateOrder? Dates { get; init; }

    /// <summary>Gets how numbers are written, or null to tell it from the whole column.</summary>
    public NumberStyle? Numbers { get; init; }

    /// <summary>Gets the name of the encoding, such as <c>big5</c>, or null to tell it from the bytes.</summary>
    public string? Encoding { get; init; }

    /// <summary>Gets the character between the columns, or null to tell it from the first lines.</summary>
    public char? Delimiter { get; init; }

    /// <summary>
    /// Gets where rows go that cannot be taken, or null for <c>FILE.rejected.csv</c> beside the data (a stream without
    /// a path then has none). The file is replaced whole by each import, and removed by one that rejects nothing.
    /// </summary>
    public string? RejectFile { get; init; }
}

/// <summary>Says which header holds a field: <c>--map id=opportunity_id</c>; the header <c>-</c> leaves the field out.</summary>
public sealed record ColumnMapping(string Field, string Header)
{
    /// <summary>Gets whether the field is not to be read, whatever the headers say.</summary>
    public bool LeavesOut => Header == "-";

    /// <summary>Reads <c>field=header</c>; null where the text is not so written.</summary>
    public static ColumnMapping? Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var (field, header) = equals < 0 ? ("", "") : (text[..equals].Trim(), text[(equals + 1)..].Trim());
        return field.Length > 0 && header.Length > 0 ? new(field, header) : null;
    }
}

/// <summary>Says what a value of a field means: <c>--map-value stage:Won=won</c>. Capitals make no difference.</summary>
public sealed record ValueMapping(string Field, string From, string To)
{
    /// <summary>Reads <c>field:from=to</c>, <c>from</c> perhaps empty; null where the text is not so written.</summary>
    public static ValueMapping? Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var equals = text.LastIndexOf('=');
        if (colon <= 0 || equals < colon)
        {
            return null;
        }

        var (field, from, to) = (text[..colon].Trim(), text[(colon + 1)..equals].Trim(), text[(equals + 1)..].Trim());
        return field.Length > 0 && to.Length > 0 ? new(field, from, to) : null;
    }
}

/// <summary>In which order a date such as 01/02/2017 is written.</summary>
public enum DateOrder
{
    /// <summary>1 February: <c>dmy</c>.</summary>
    DayMonthYear,

    /// <summary>January 2: <c>mdy</c>.</summary>
    MonthDayYear,

    /// <summary>Excel's count of days, 45292 for 1 January 2024: <c>excel</c>.</summary>
    ExcelSerial,
}

/// <summary>Which character comes before the cents.</summary>
public enum NumberStyle
{
    /// <summary>1,234.5: <c>point</c>.</summary>
    DecimalPoint,

    /// <summary>1.234,5: <c>comma</c>.</summary>
    DecimalComma,
}
