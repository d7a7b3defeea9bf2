using System.Text;

namespace SlaBot.Conversation.Readings.Words;

/// <summary>
/// Reads what is written as it is spoken, such as Cantonese, as the written language says it (點解 is 為什麼), so that every
/// pattern understands it. Of several sayings that fit, the longest counts; one that stands for itself protects a word
/// (關係 does not hold 係).
/// </summary>
internal sealed class Dialect
{
    private readonly Dictionary<char, List<(string Said, string Written)>> byFirst = [];

    /// <summary>Makes it from the <c>dialect</c> section of the word lists.</summary>
    public Dialect(WordBook book)
    {
        foreach (var (written, sayings) in book.Section("dialect"))
        {
            foreach (var said in sayings)
            {
                if (!byFirst.TryGetValue(said[0], out var list))
                {
                    byFirst[said[0]] = list = [];
                }

                list.Add((said, written));
            }
        }

        foreach (var list in byFirst.Values)
        {
            list.Sort((one, other) => other.Said.Length - one.Said.Length);
        }
    }

    /// <summary>The text in the written language.</summary>
    public string Read(string text)
    {
        StringBuilder? result = null;
        var kept = 0;
        for (var i = 0; i < text.Length;)
        {
            if (!byFirst.TryGetValue(text[i], out var list) || At(text, i, list) is not var (said, written))
            {
                i++;
                continue;
            }

            result ??= new(text.Length);
            result.Append(text, kept, i - kept).Append(written);
            i += said.Length;
            kept = i;
        }

        return result is null ? text : result.Append(text, kept, text.Length - kept).ToString();
    }

    private static (string Said, string Written)? At(string text, int at, List<(string Said, string Written)> list)
    {
        foreach (var saying in list)
        {
            if (string.CompareOrdinal(text, at, saying.Said, 0, saying.Said.Length) == 0)
            {
                return saying;
            }
        }

        return null;
    }
}
