using SlaBot.Conversation.Readings.Words;

namespace SlaBot.Conversation.Readings.Patterns;

/// <summary>A message while it is being read: its tokens, and what has been found in them so far.</summary>
internal sealed class Line
{
    private static readonly List<Slot> Nothing = [];

    private readonly List<Slot>?[] slots;
    private readonly Dictionary<string, List<Slot>> byKind = new(StringComparer.Ordinal);
    private readonly HashSet<string> stems;

    /// <summary>Makes a line in which nothing has been found yet.</summary>
    public Line(List<Token> tokens)
    {
        Tokens = tokens;
        slots = new List<Slot>?[tokens.Count];
        stems = new(tokens.Count, StringComparer.Ordinal);
        foreach (var token in tokens)
        {
            stems.Add(token.Stem);
        }

        ClauseStarts = new bool[tokens.Count + 1];
        ClauseEnds = new bool[tokens.Count + 1];
    }

    /// <summary>Gets the tokens.</summary>
    public List<Token> Tokens { get; }

    /// <summary>Gets the places where a clause begins, polite openings skipped.</summary>
    public bool[] ClauseStarts { get; }

    /// <summary>Gets the places where a clause has nothing more to say.</summary>
    public bool[] ClauseEnds { get; }

    /// <summary>Notes a find.</summary>
    public void Add(Slot slot)
    {
        (slots[slot.Start] ??= []).Add(slot);
        if (!byKind.TryGetValue(slot.Kind, out var all))
        {
            byKind[slot.Kind] = all = [];
        }

        // From left to right, and of those at one place in the order found: mostly it is simply the last.
        var at = all.Count;
        while (at > 0 && all[at - 1].Start > slot.Start)
        {
            at--;
        }

        all.Insert(at, slot);
    }

    /// <summary>Takes a find back.</summary>
    public void Remove(Slot slot)
    {
        if (slots[slot.Start]?.Remove(slot) == true)
        {
            byKind[slot.Kind].Remove(slot);
        }
    }

    /// <summary>The finds that begin at a token.</summary>
    public List<Slot> At(int start) => start < slots.Length ? slots[start] ?? Nothing : Nothing;

    /// <summary>All finds of a kind, from left to right.</summary>
    public IReadOnlyList<Slot> All(string kind) => byKind.GetValueOrDefault(kind) ?? Nothing;

    /// <summary>Tells whether a word of a stem is anywhere in the line: most patterns can be ruled out by one that is not.</summary>
    public bool Has(string stem) => stems.Contains(stem);

    /// <summary>Tells whether anything of a kind was found.</summary>
    public bool HasAny(string kind) => All(kind).Count > 0;

    /// <summary>Keeps, of the finds of a kind, the longest that do not overlap.</summary>
    public void KeepLongest(string kind)
    {
        if (All(kind).Count < 2)
        {
            return;
        }

        var taken = new bool[Tokens.Count];
        foreach (var slot in All(kind).OrderByDescending(slot => slot.Length).ThenBy(slot => slot.Start).ToList())
        {
            if (IsAnySet(taken, slot.Start, slot.End))
            {
                Remove(slot);
            }
            else
            {
                Array.Fill(taken, true, slot.Start, slot.Length);
            }
        }
    }

    /// <summary>Tells whether a mark is set anywhere from one place to before another.</summary>
    public static bool IsAnySet(bool[] marks, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (marks[at])
            {
                return true;
            }
        }

        return false;
    }
}
