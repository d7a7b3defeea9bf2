namespace SlaBot.Sources.Csv;

/// <summary>Settles the order of the dates of a file, column by column.</summary>
internal static class DateOrders
{
    /// <summary>
    /// Gives each column the order that was said, else the one it proves, else the one that all other columns of the
    /// file prove: a program writes all its dates alike.
    /// </summary>
    /// <returns>Null, or why the order is open.</returns>
    public static string? Settle(IReadOnlyList<DateColumn> columns, DateOrder? said)
    {
        var proven = columns.Where(column => column.Proven is not null).Select(column => column.Proven).Distinct().ToArray();
        foreach (var column in columns)
        {
            if (said is null && column.Contradiction is { } contradiction)
            {
                return contradiction;
            }

            column.Order = said ?? column.Proven ?? (proven.Length == 1 ? proven[0] : null);
            if (column.Order is null && column.Ambiguous is { } text)
            {
                return Question(column.Field, text);
            }
        }

        return null;
    }

    private static string Question(string field, string text)
    {
        var date = DateText.Read(text);
        return $"The dates of {field} can be read in two ways: '{text}', is that {Words(date.First, date.Second)} or "
            + $"{Words(date.Second, date.First)}? Say --dates dmy (the day comes first) or --dates mdy (the month comes first).";
    }

    private static string Words(int day, int month) =>
        new NodaTime.LocalDate(2000, month, day).ToString("d MMMM", System.Globalization.CultureInfo.InvariantCulture);
}
