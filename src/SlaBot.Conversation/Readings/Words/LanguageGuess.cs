namespace SlaBot.Conversation.Readings.Words;

/// <summary>Tells the language of a message from its characters and from small words that only one language has.</summary>
internal sealed class LanguageGuess(WordBook book)
{
    private readonly HashSet<string> foreign = [.. book.Section("foreign").SelectMany(line => line.Sayings)];

    /// <summary>The language to answer in.</summary>
    public static string Of(IReadOnlyList<Token> tokens)
    {
        var han = tokens.Count(token => token.Kind == TokenKind.Han);
        return han > 0 && han * 2 >= tokens.Count(token => token.Kind == TokenKind.Word) ? "zh-Hant" : "en";
    }

    /// <summary>Tells whether a message is in a language that SlaBot does not read.</summary>
    public bool IsForeign(string text, IReadOnlyList<Token> tokens)
    {
        var letters = text.Count(char.IsLetter);
        if (letters > 0 && text.Count(Script.IsForeign) * 3 > letters)
        {
            return true;
        }

        var words = tokens.Where(token => token.Kind == TokenKind.Word).ToList();
        var hits = words.Count(token => foreign.Contains(token.Text));
        return text.Contains('¿', StringComparison.Ordinal) || (hits >= 2 && hits * 5 >= words.Count)
            || (hits == 1 && words.Count <= 4 && words.Exists(word => word.Text.Any(c => c > '\u00bf' && !Script.IsForeign(c))));
    }
}
