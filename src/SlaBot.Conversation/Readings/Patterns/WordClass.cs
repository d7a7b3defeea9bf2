using SlaBot.Conversation.Readings.Words;

namespace SlaBot.Conversation.Readings.Patterns;

/// <summary>
/// A class of words that patterns name as one, such as <c>{reach}</c> for 達標, 跟上 and 做得到: what a class gains, every
/// pattern gains. Its words count as the pattern's own.
/// </summary>
/// <param name="Name">The name of the class.</param>
internal sealed record WordClass(string Name)
{
    /// <summary>Makes the book of all classes of the word lists.</summary>
    public static PatternBook Book(WordBook words) => new(words.Patterns("class"));

    /// <summary>Notes the words of classes in a line as finds under the names of their classes.</summary>
    public static void Mark(Line line, PatternBook book)
    {
        foreach (var match in book.In(line))
        {
            line.Add(new(match.Pattern.Name, match.Start, match.End - match.Start, new WordClass(match.Pattern.Name)));
        }
    }
}
