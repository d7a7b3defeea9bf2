using System.Globalization;
using System.Resources;

namespace SlaBot.Teams.Cards;

/// <summary>The few words that only a card needs, in one language. They live in <c>CardWords.resx</c>.</summary>
internal sealed class CardWords
{
    private static readonly ResourceManager Resources = new(typeof(CardWords));
    private static readonly CardWords English = new("en");
    private static readonly CardWords TraditionalChinese = new("zh-Hant");

    private readonly CultureInfo culture;

    private CardWords(string language)
    {
        culture = CultureInfo.GetCultureInfo(language);
        Done = Text(nameof(Done));
        Expected = Text(nameof(Expected));
    }

    /// <summary>Gets the label of the bar of what is done.</summary>
    public string Done { get; }

    /// <summary>Gets the label of the bar of what should be done by now.</summary>
    public string Expected { get; }

    /// <summary>Returns the words of a language; of English where the language is not spoken.</summary>
    /// <param name="language">A language tag such as <c>zh-Hant</c>.</param>
    public static CardWords In(string language) =>
        language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? TraditionalChinese : English;

    private string Text(string key) =>
        Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"CardWords.resx has no {key}.");
}
