using SlaBot.Conversation.Readings.Words;

namespace SlaBot.Benchmarks;

/// <summary>The least that any reader has to do: clean a message, split it, and look each piece up among a few thousand words.</summary>
internal sealed class BareSplit
{
    private readonly Dictionary<string, string[]> nothing = [];
    private readonly HashSet<string> words = [.. WordBook.Load().AllSayings().SelectMany(saying => saying.Split(' '))];

    /// <summary>Gets how many pieces were known so far, so that no work can be left out.</summary>
    public long Known { get; private set; }

    /// <summary>Does it.</summary>
    public void Read(string message)
    {
        foreach (var token in Tokens.Of(MessageText.Clean(message), nothing))
        {
            Known += words.Contains(token.Stem) ? 1 : 0;
        }
    }
}
