using System.Globalization;

namespace SlaBot.Tests.Year;

/// <summary>How a language says what is looked for in posts.</summary>
/// <param name="TakenBack">That a win holds no more.</param>
/// <param name="Money">An amount of dollars.</param>
internal sealed record YearWords(string TakenBack, Func<decimal, string> Money)
{
    public static YearWords English { get; } = new("Taken back", amount => amount.ToString("$#,0", CultureInfo.InvariantCulture));

    /// <summary>From ten thousand on in ten thousands, with a digit or two.</summary>
    public static YearWords Chinese { get; } = new("已撤回", amount => amount switch
    {
        < 10_000m => English.Money(amount),
        < 100_000m => (amount / 10_000m).ToString("$0.## 萬", CultureInfo.InvariantCulture),
        _ => (amount / 10_000m).ToString("$0.# 萬", CultureInfo.InvariantCulture),
    });
}
