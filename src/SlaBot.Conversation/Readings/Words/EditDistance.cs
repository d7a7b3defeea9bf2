namespace SlaBot.Conversation.Readings.Words;

/// <summary>
/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, each counting one.
/// </summary>
internal static class EditDistance
{
    private const int LongestWord = 32;

    /// <summary>The distance, or a number above <paramref name="limit"/> once it is passed.</summary>
    public static int Between(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) > limit || right.Length > LongestWord)
        {
            return limit + 1;
        }

        Span<int> before = stackalloc int[LongestWord + 1];
        Span<int> last = stackalloc int[LongestWord + 1];
        Span<int> row = stackalloc int[LongestWord + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            var best = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                var cell = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    cell = Math.Min(cell, before[j - 2] + 1);
                }

                row[j] = cell;
                best = Math.Min(best, cell);
            }

            if (best > limit)
            {
                return limit + 1;
            }

            var spare = before;
            before = last;
            last = row;
            row = spare;
        }

        return last[right.Length];
    }

    /// <summary>How many slips a word of a length may have and still be recognised.</summary>
    public static int Tolerance(int length) => length switch { < 4 => 0, < 7 => 1, _ => 2 };
}
