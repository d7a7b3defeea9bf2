using System.Globalization;
using System.Resources;

namespace SlaBot.Uploads;

/// <summary>The words about files sent in chat, in one language. They live in <c>UploadWords.resx</c>.</summary>
internal sealed class UploadWords
{
    private static readonly ResourceManager Resources = new(typeof(UploadWords));
    private static readonly UploadWords English = new("en");
    private static readonly UploadWords TraditionalChinese = new("zh-Hant");

    private readonly CultureInfo culture;

    private UploadWords(string language) => (Language, culture) = (language, CultureInfo.GetCultureInfo(language));

    /// <summary>Gets the language: <c>en</c> or <c>zh-Hant</c>.</summary>
    public string Language { get; }

    /// <summary>The words of a language.</summary>
    public static UploadWords In(string language) => language == "zh-Hant" ? TraditionalChinese : English;

    /// <summary>The words under a key, with their blanks filled in.</summary>
    public string Say(string key, params object?[] blanks)
    {
        var words = Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"UploadWords.resx has no {key}.");
        return blanks.Length == 0 ? words : string.Format(culture, words, blanks);
    }
}
