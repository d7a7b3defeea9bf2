using SlaBot.Conversation.Readings.Words;

namespace SlaBot.Conversation.Readings.Patterns;

/// <summary>A message while it is being read: its tokens, and what has been found in them so far.</summary>
internal sealed class Line
{
    private readonly List<Slot>?[] slots;

    /// <summary>Makes a line in which nothing has been found yet.</summary>
    public Line(IReadOnlyList<Token> tokens)
    {
        Tokens = tokens;
        slots = new List<Slot>?[tokens.Count];
        ClauseStarts = new bool[tokens.Count + 1];
        ClauseEnds = new bool[tokens.Count + 1];
    }

    /// <summary>Gets the tokens.</summary>
    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>Gets the places where a clause begins, polite openings skipped.</summary>
    public bool[] ClauseStarts { get; }

    /// <summary>Gets the places where a clause has nothing more to say.</summary>
    public bool[] ClauseEnds { get; }

    /// <summary>Notes a find.</summary>
    public void Add(Slot slot) => (slots[slot.Start] ??= []).Add(slot);

    /// <summary>Takes a find back.</summary>
    public void Remove(Slot slot) => slots[slot.Start]?.Remove(slot);

    /// <summary>The finds that begin at a token.</summary>
    public IReadOnlyList<Slot> At(int start) => start < slots.Length ? slots[start] ?? (IReadOnlyList<Slot>)[] : [];

    /// <summary>All finds of a kind, from left to right.</summary>
    public IEnumerable<Slot> All(string kind) => slots.Where(found => found is not null).SelectMany(found => found!).Where(slot => slot.Kind == kind);

    /// <summary>Keeps, of the finds of a kind, the longest that do not overlap.</summary>
    public void KeepLongest(string kind)
    {
        var kept = new List<Slot>();
        foreach (var slot in All(kind).OrderByDescending(slot => slot.Length).ThenBy(slot => slot.Start).ToList())
        {
            if (kept.Exists(slot.Overlaps))
            {
                Remove(slot);
            }
            else
            {
                kept.Add(slot);
            }
        }
    }
}
