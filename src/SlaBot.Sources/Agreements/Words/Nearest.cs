namespace SlaBot.Sources.Agreements.Words;

/// <summary>Finds the known word that a mistyped one was meant to be.</summary>
internal static class Nearest
{
    private const int LongestWord = 64;

    /// <summary>The known word within a third of the letters (one to three typing errors), or null.</summary>
    public static string? To(string text, IEnumerable<string> known)
    {
        if (text.Length is 0 or > LongestWord)
        {
            return null;
        }

        var word = Plain(text);
        return known
            .Select(candidate => (candidate, Distance: Distance(word, Plain(candidate))))
            .Where(c => c.Distance <= Math.Clamp(Math.Max(word.Length, c.candidate.Length) / 3, 1, 3))
            .OrderBy(c => c.Distance)
            .Select(c => c.candidate)
            .FirstOrDefault();
    }

    /// <summary>"Did you mean 'x'?" with a blank before it, or nothing.</summary>
    public static string Question(string text, IEnumerable<string> known) =>
        To(text, known) is { } meant ? $" Did you mean '{meant}'?" : "";

    private static string Plain(string text) => text.ToLowerInvariant().Replace('-', '_').Replace(' ', '_');

    /// <summary>The letters to add, drop, change or swap with their neighbour (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var (before, last, row) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray(), new int[b.Length + 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
