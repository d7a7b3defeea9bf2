namespace SlaBot.Domain.Values;

/// <summary>A name that people gave in one language or in both.</summary>
/// <param name="English">The English words.</param>
/// <param name="TraditionalChinese">The Traditional Chinese words, or null where none were given.</param>
public sealed record LocalizedText(string English, string? TraditionalChinese = null)
{
    /// <summary>Gets the words in a language (<c>en</c> or <c>zh-Hant</c>), the English ones where there are no others.</summary>
    public string In(string language) =>
        language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? TraditionalChinese ?? English : English;

    /// <inheritdoc/>
    public override string ToString() => English;
}
