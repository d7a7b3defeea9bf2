using System.Globalization;
using System.Resources;
using SlaBot.Conversation.Replies;

namespace SlaBot.Channels.Desk;

/// <summary>The words around setting SlaBot up on a platform, in one language. They live in <c>SetupWords.resx</c>.</summary>
public sealed class SetupWords
{
    private static readonly ResourceManager Resources = new(typeof(SetupWords));
    private static readonly SetupWords English = new("en");
    private static readonly SetupWords TraditionalChinese = new("zh-Hant");

    private readonly CultureInfo culture;

    private SetupWords(string language) => (Language, culture) = (language, CultureInfo.GetCultureInfo(language));

    /// <summary>Gets the language: <c>en</c> or <c>zh-Hant</c>.</summary>
    public string Language { get; }

    /// <summary>The words of a language: Chinese of any kind speaks Traditional Chinese, everything else English.</summary>
    /// <param name="tag">A language tag such as <c>zh-TW</c>, or null.</param>
    public static SetupWords In(string? tag) => tag is not null && tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? TraditionalChinese : English;

    /// <summary>The words under a key, with their blanks filled in.</summary>
    /// <exception cref="MissingManifestResourceException">No words are kept under the key.</exception>
    public string Say(string key, params object?[] blanks)
    {
        var words = Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"SetupWords.resx has no {key}.");
        return blanks.Length == 0 ? words : string.Format(culture, words, blanks);
    }

    /// <summary>The words under a key, or null where none are kept.</summary>
    internal string? Find(string key) => Resources.GetString(key, culture);

    /// <summary>The words under a key as an answer of their own.</summary>
    /// <exception cref="MissingManifestResourceException">No words are kept under the key.</exception>
    public Reply Reply(string key, params object?[] blanks) => new() { Language = Language, Headline = Say(key, blanks) };
}
