using System.Globalization;
using System.Resources;

namespace SlaBot.Slack.Blocks;

/// <summary>The few words that only Slack needs, in one language. They live in <c>BlockWords.resx</c>.</summary>
internal sealed class BlockWords
{
    private static readonly ResourceManager Resources = new(typeof(BlockWords));
    private static readonly BlockWords English = new("en");
    private static readonly BlockWords TraditionalChinese = new("zh-Hant");

    private readonly CultureInfo culture;

    private BlockWords(string language)
    {
        culture = CultureInfo.GetCultureInfo(language);
        OpenForm = Text(nameof(OpenForm));
        Share = Text(nameof(Share));
        Cancel = Text(nameof(Cancel));
    }

    /// <summary>Gets the words on the button that opens a form.</summary>
    public string OpenForm { get; }

    /// <summary>Gets the words on the button that shows everybody what one person sees.</summary>
    public string Share { get; }

    /// <summary>Gets the words on the button that closes a form unanswered.</summary>
    public string Cancel { get; }

    /// <summary>Returns the words of a language; of English where the language is not spoken.</summary>
    /// <param name="language">A language tag such as <c>zh-Hant</c>.</param>
    public static BlockWords In(string language) =>
        language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? TraditionalChinese : English;

    private string Text(string key) =>
        Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"BlockWords.resx has no {key}.");
}
