using CsvHelper;

namespace SlaBot.Sources.Csv;

/// <summary>The row that a reader stands on, its values without the blanks around them.</summary>
internal sealed class Line(CsvReader reader)
{
    private char[] buffer = new char[256];

    /// <summary>Gets the line of the file it begins on, the first being 1.</summary>
    public long Number => reader.LineNumber;

    /// <summary>Gets how many values it has.</summary>
    public int Count => reader.FieldCount;

    /// <summary>Gets whether no value says anything, as in the empty rows that spreadsheets leave behind.</summary>
    public bool IsBlank => IsBlankFrom(0);

    /// <summary>Whether no value from a column on says anything.</summary>
    public bool IsBlankFrom(int column)
    {
        for (; column < reader.FieldCount; column++)
        {
            if (!Span(column).IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A value; valid until the next call. Empty where the row has no such column.</summary>
    public ReadOnlySpan<char> Span(int column)
    {
        var bytes = reader.GetSpan(column).Length;
        if (bytes > buffer.Length)
        {
            buffer = new char[bytes * 2];
        }

        return buffer.AsSpan(0, reader.GetChars(column, buffer)).Trim();
    }

    /// <summary>A value to keep; null where it is empty.</summary>
    public string? Text(int column)
    {
        var text = reader.GetString(column).Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary>All values as they are.</summary>
    public string[] Values()
    {
        var values = new string[reader.FieldCount];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.GetString(i);
        }

        return values;
    }
}
