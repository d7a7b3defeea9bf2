using System.Globalization;
using System.Resources;

namespace SlaBot.ChatPage;

/// <summary>The words of the page around the conversation, in one language. They live in <c>PageWords.resx</c>.</summary>
internal sealed class PageWords
{
    private static readonly ResourceManager Resources = new(typeof(PageWords));
    private static readonly PageWords English = new("en", "zh-Hant");
    private static readonly PageWords TraditionalChinese = new("zh-Hant", "en");

    private readonly CultureInfo culture;

    private PageWords(string language, string otherLanguage)
    {
        Language = language;
        OtherLanguage = otherLanguage;
        culture = CultureInfo.GetCultureInfo(language);
    }

    /// <summary>Gets the tag of the language.</summary>
    public string Language { get; }

    /// <summary>Gets the tag of the language that the page can be switched to.</summary>
    public string OtherLanguage { get; }

    /// <summary>Gets the words with a name.</summary>
    /// <param name="key">A name of <c>PageWords.resx</c>.</param>
    public string this[string key] =>
        Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"PageWords.resx has no {key}.");

    /// <summary>Returns the words for a request: the language it names, else the first of the browser's that is spoken.</summary>
    /// <param name="request">The request.</param>
    public static PageWords For(HttpRequest request)
    {
        var wished = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value ?? "");
        return new[] { request.Query["lang"].ToString() }.Concat(wished).Select(Spoken).FirstOrDefault(words => words is not null) ?? English;
    }

    private static PageWords? Spoken(string language) =>
        language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? TraditionalChinese
        : language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English
        : null;
}
