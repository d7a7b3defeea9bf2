using SlaBot.Conversation.Readings.Patterns;
using SlaBot.Conversation.Readings.Words;

namespace SlaBot.Conversation.Readings.Intents;

/// <summary>Finds out whether a message says yes, no or undo and nothing else: "no, I meant leads" says more.</summary>
internal sealed class Assents(WordBook book)
{
    private readonly PatternBook assents = new(book.Patterns("assent"));

    /// <summary>What the line answers.</summary>
    public Assent Of(Line line)
    {
        foreach (var match in assents.In(line))
        {
            if (Covers(line, match))
            {
                return Enum.Parse<Assent>(match.Pattern.Name, ignoreCase: true);
            }
        }

        return Assent.None;
    }

    private static bool Covers(Line line, PatternMatch match)
    {
        for (var i = 0; i < line.Tokens.Count; i++)
        {
            if ((i < match.Start || i >= match.End) && line.Tokens[i] is not ({ Kind: TokenKind.Mark } and not { Text: "?" or "？" }))
            {
                return false;
            }
        }

        return true;
    }
}
