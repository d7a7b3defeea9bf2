namespace SlaBot.Conversation.Readings.Words;

/// <summary>Reads Simplified Chinese as Traditional, character by character, for the characters that business talk needs.</summary>
internal sealed class Simplified(WordBook book)
{
    private readonly Dictionary<char, char> traditional = Pairs(book, "simplified");
    private readonly Dictionary<char, char> variants = Pairs(book, "variant");

    /// <summary>The text in traditional characters, and whether any had to be changed.</summary>
    public (string Text, bool WasSimplified) Read(string text)
    {
        var changed = false;
        char[]? result = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < '\u0080')
            {
                continue;
            }

            if (traditional.TryGetValue(text[i], out var other))
            {
                (result ??= text.ToCharArray())[i] = other;
                changed = true;
            }
            else if (variants.TryGetValue(text[i], out other))
            {
                (result ??= text.ToCharArray())[i] = other;
            }
        }

        return (result is null ? text : new(result), changed);
    }

    private static Dictionary<char, char> Pairs(WordBook book, string section) =>
        book.Section(section).SelectMany(line => line.Sayings).SelectMany(saying => saying.Split(' ')).ToDictionary(pair => pair[0], pair => pair[1]);
}
