using System.Text;

namespace SlaBot.Channels.Inbound;

/// <summary>What people typed, as one line.</summary>
public static class PlainWords
{
    /// <summary>The words with one plain space between them, whatever white space of any kind there was.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var spaced = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                spaced.Append(c);
            }
            else if (spaced.Length > 0 && spaced[^1] != ' ')
            {
                spaced.Append(' ');
            }
        }

        return spaced.ToString().TrimEnd();
    }
}
