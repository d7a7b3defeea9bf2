using System.Globalization;
using System.Resources;
using NodaTime;
using NodaTime.Text;

namespace SlaBot.Conversation.Replies;

/// <summary>The few words that renderers add to a reply, in one language. They live in <c>ReplyWords.resx</c>.</summary>
public sealed class ReplyWords
{
    private static readonly ResourceManager Resources = new(typeof(ReplyWords));
    private static readonly ReplyWords English = new("en");
    private static readonly ReplyWords TraditionalChinese = new("zh-Hant");

    private readonly CultureInfo culture;

    private ReplyWords(string language) => culture = CultureInfo.GetCultureInfo(language);

    /// <summary>Gets the heading of a column of dates.</summary>
    public string DateColumn => Text(nameof(DateColumn));

    /// <summary>Gets what stands before the choices.</summary>
    public string AskNext => Text(nameof(AskNext));

    /// <summary>Gets what stands between choices in a sentence.</summary>
    public string ChoiceSeparator => Text(nameof(ChoiceSeparator));

    /// <summary>Gets what stands between a label and its text.</summary>
    public string Colon => Text(nameof(Colon));

    /// <summary>Gets the sentence that tells simulated numbers from real ones.</summary>
    public string DemoData => Text(nameof(DemoData));

    /// <summary>Gets the words before a note to be careful about.</summary>
    public string Caution => Text(nameof(Caution));

    /// <summary>Gets the legend of the line across a progress bar.</summary>
    public string ExpectedByNow => Text(nameof(ExpectedByNow));

    /// <summary>Gets what opens the numbers behind a chart.</summary>
    public string ShowNumbers => Text(nameof(ShowNumbers));

    /// <summary>Returns the words of a language; of English where the language is not spoken.</summary>
    /// <param name="language">A language tag such as <c>zh-Hant</c>.</param>
    public static ReplyWords In(string language) =>
        language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? TraditionalChinese : English;

    /// <summary>Writes a date short, as below a chart; with its year where the chart spans more than one.</summary>
    /// <param name="date">The date.</param>
    /// <param name="withYear">Whether the year is needed.</param>
    public string Of(LocalDate date, bool withYear) => Written(date, withYear ? "DateWithYear" : "DateOfYear");

    /// <summary>Writes the month of a date short, as below a chart of a year.</summary>
    /// <param name="date">The date.</param>
    /// <param name="withYear">Whether the year is needed.</param>
    public string Month(LocalDate date, bool withYear) => Written(date, withYear ? "MonthWithYear" : "MonthOfYear");

    /// <summary>Says how many rows are left out below a table.</summary>
    /// <param name="rows">How many.</param>
    public string MoreRows(int rows) => string.Format(culture, Text(nameof(MoreRows)), rows);

    private string Written(LocalDate date, string pattern) => LocalDatePattern.Create(Text(pattern), culture).Format(date);

    private string Text(string key) =>
        Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"ReplyWords.resx has no {key}.");
}
