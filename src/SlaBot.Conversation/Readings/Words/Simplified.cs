using System.Text;

namespace SlaBot.Conversation.Readings.Words;

/// <summary>Reads Simplified Chinese as Traditional, character by character, for the characters that business talk needs.</summary>
internal sealed class Simplified
{
    private readonly Dictionary<char, char> traditional = [];

    /// <summary>Makes the table from the word lists: each saying is a simplified character and its traditional one.</summary>
    public Simplified(WordBook book)
    {
        foreach (var pair in book.Section("simplified").SelectMany(line => line.Sayings).SelectMany(saying => saying.Split(' ')))
        {
            traditional[pair[0]] = pair[1];
        }
    }

    /// <summary>The text in traditional characters, and whether any had to be changed.</summary>
    public (string Text, bool WasSimplified) Read(string text)
    {
        var changed = false;
        var result = new StringBuilder(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (traditional.TryGetValue(text[i], out var other))
            {
                result[i] = other;
                changed = true;
            }
        }

        return (changed ? result.ToString() : text, changed);
    }
}
