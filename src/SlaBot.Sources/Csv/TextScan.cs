namespace SlaBot.Sources.Csv;

/// <summary>Takes a short text apart from the left.</summary>
internal ref struct TextScan(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> rest = text;

    /// <summary>Gets whether nothing is left.</summary>
    public readonly bool AtEnd => rest.IsEmpty;

    /// <summary>Gets the next character, or NUL at the end.</summary>
    public readonly char Next => rest.IsEmpty ? '\0' : rest[0];

    /// <summary>Takes digits, at most nine; 0 where there are none.</summary>
    /// <param name="value">Their value.</param>
    /// <returns>How many there were.</returns>
    public int Digits(out int value)
    {
        value = 0;
        var length = 0;
        while (length < rest.Length && length < 9 && char.IsAsciiDigit(rest[length]))
        {
            value = (value * 10) + (rest[length] - '0');
            length++;
        }

        rest = rest[length..];
        return length;
    }

    /// <summary>Takes ASCII letters.</summary>
    public ReadOnlySpan<char> Letters()
    {
        var length = 0;
        while (length < rest.Length && char.IsAsciiLetter(rest[length]))
        {
            length++;
        }

        var letters = rest[..length];
        rest = rest[length..];
        return letters;
    }

    /// <summary>Takes one character where it is among those given.</summary>
    public bool TakeAny(ReadOnlySpan<char> characters)
    {
        var taken = !rest.IsEmpty && characters.Contains(rest[0]);
        rest = taken ? rest[1..] : rest;
        return taken;
    }

    /// <summary>Takes a word where it comes next, capitals or not.</summary>
    public bool Take(ReadOnlySpan<char> word)
    {
        var taken = rest.StartsWith(word, StringComparison.OrdinalIgnoreCase);
        rest = taken ? rest[word.Length..] : rest;
        return taken;
    }

    /// <summary>Takes spaces.</summary>
    public void Spaces() => rest = rest.TrimStart();
}
