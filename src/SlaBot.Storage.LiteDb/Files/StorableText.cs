namespace SlaBot.Storage.LiteDb.Files;

/// <summary>Text that comes back from the file as it was.</summary>
internal static class StorableText
{
    /// <summary>Refuses text that would not, is empty or is too long.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most characters.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <exception cref="ArgumentException">It cannot be stored.</exception>
    public static void Require(string text, int most, string what)
    {
        if (text.Length == 0 || text.Length > most)
        {
            throw new ArgumentException($"{what} has {text.Length} characters; 1 to {most} can be stored.");
        }

        RequireWellFormed(text, what);
    }

    /// <summary>Refuses text that holds half a character.</summary>
    /// <exception cref="ArgumentException">It does.</exception>
    public static void RequireWellFormed(string? text, string what)
    {
        if (text is not null && !IsWellFormed(text))
        {
            throw new ArgumentException($"{what} holds half a character (an unpaired surrogate).");
        }
    }

    /// <summary>Whether every surrogate has its partner: UTF-8 has no room for halves.</summary>
    public static bool IsWellFormed(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
        {
            return true;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
