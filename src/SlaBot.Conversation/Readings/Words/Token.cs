namespace SlaBot.Conversation.Readings.Words;

/// <summary>What a token is made of.</summary>
internal enum TokenKind
{
    /// <summary>Letters of a spaced script.</summary>
    Word,

    /// <summary>Digits, with grouping commas and a decimal point.</summary>
    Number,

    /// <summary>One Chinese character: Chinese has no spaces, so phrases are runs of these.</summary>
    Han,

    /// <summary>A punctuation mark, sign or emoji.</summary>
    Mark,
}

/// <summary>The smallest piece of a message that can carry meaning.</summary>
/// <param name="Kind">What it is made of.</param>
/// <param name="Text">As written, after cleaning.</param>
/// <param name="Stem">What phrases are compared by: the singular, spelt right.</param>
internal sealed record Token(TokenKind Kind, string Text, string Stem)
{
    /// <summary>Gets whether no space stands before it.</summary>
    public bool Glued { get; init; }

    /// <summary>Gets whether it stands between quotation marks: somebody else's words.</summary>
    public bool Quoted { get; init; }

    /// <summary>Gets whether the stem was guessed from a misspelling.</summary>
    public bool Corrected { get; init; }

    /// <summary>Gets other stems that the misspelling is just as near to.</summary>
    public IReadOnlyList<string> Rivals { get; init; } = [];

    /// <summary>Gets whether it ends a clause.</summary>
    public bool EndsClause => Kind == TokenKind.Mark && Text is "." or "," or "!" or "?" or ":" or ";" or "、" or "。";

    /// <summary>Gets whether it ends a sentence, which no pattern reaches across.</summary>
    public bool EndsSentence => Kind == TokenKind.Mark && Text is "." or "!" or "?" or ";" or "。";
}
