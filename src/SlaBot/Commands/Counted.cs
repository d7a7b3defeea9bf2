using System.Globalization;

namespace SlaBot.Commands;

/// <summary>Things with their number before them: <c>1 row</c>, <c>8,800 rows</c>.</summary>
internal static class Counted
{
    /// <summary>The number and the word that goes with it.</summary>
    /// <param name="count">How many, 0 or more.</param>
    /// <param name="one">The word for one.</param>
    /// <param name="many">The word for none or several; by default <paramref name="one"/> with an s.</param>
    public static string Of(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many ?? one + "s")}");
}
