using System.Globalization;
using System.Resources;

namespace SlaBot.Slack.Installs;

/// <summary>The words of the pages around installing, in one language. They live in <c>InstallWords.resx</c>.</summary>
internal sealed class InstallWords
{
    private static readonly ResourceManager Resources = new(typeof(InstallWords));
    private static readonly InstallWords English = new("en");
    private static readonly InstallWords TraditionalChinese = new("zh-Hant");

    private readonly CultureInfo culture;

    private InstallWords(string language) => (Language, culture) = (language, CultureInfo.GetCultureInfo(language));

    /// <summary>Gets the language: <c>en</c> or <c>zh-Hant</c>.</summary>
    public string Language { get; }

    /// <summary>The words of a language: where Chinese of any kind comes first Traditional Chinese, else English.</summary>
    /// <param name="tag">A language tag, or the header <c>Accept-Language</c>, or null.</param>
    public static InstallWords In(string? tag) => tag is not null && tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? TraditionalChinese : English;

    /// <summary>The words under a key, with their blanks filled in.</summary>
    /// <exception cref="MissingManifestResourceException">No words are kept under the key.</exception>
    public string Say(string key, params object?[] blanks)
    {
        var words = Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"InstallWords.resx has no {key}.");
        return blanks.Length == 0 ? words : string.Format(culture, words, blanks);
    }
}
