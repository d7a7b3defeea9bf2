using System.Globalization;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Voices;

/// <summary>How a language writes numbers: rounded for reading, never for reckoning.</summary>
/// <param name="language"><c>en</c> or <c>zh-Hant</c>.</param>
/// <param name="currency">The currency of amounts.</param>
/// <param name="isExact">Whether values are written with all their digits instead, so that no two of them look the same.</param>
public sealed class NumberWords(string language, Currency currency, bool isExact = false)
{
    private const int AllDigits = 28;
    private const decimal Wan = 10_000m;
    private const char Minus = '\u2212';
    private const char Space = '\u00A0';
    private readonly bool chinese = language == "zh-Hant";

    /// <summary>A value in its unit.</summary>
    public string In(KpiUnit unit, decimal value) => unit switch
    {
        KpiUnit.Money => Money(value),
        KpiUnit.Share => isExact ? Plain(value * 100m, AllDigits) + Space + "%" : Percent(value),
        KpiUnit.Hours => isExact ? $"{Plain(value, AllDigits)}{Space}{(chinese ? "小時" : "h")}" : Hours(value),
        KpiUnit.Days => chinese ? $"{Rounded(value)}{Space}天" : $"{Rounded(value)}{Space}{(value == 1m ? "day" : "days")}",
        KpiUnit.Count => Count(value),
        _ => Rounded(value),
    };

    /// <summary>The difference of two values, with its sign; of shares in percentage points.</summary>
    public string Difference(KpiUnit unit, decimal value)
    {
        var written = unit == KpiUnit.Share
            ? $"{Plain(value * 100m, 1)}{Space}{(chinese ? "個百分點" : "pt")}"
            : In(unit, value);
        return value > 0m && written.Any(c => c is >= '1' and <= '9') ? "+" + written : written;
    }

    /// <summary>An amount, without cents from a thousand up; in Chinese in 萬 from ten thousand up, below 十萬 with a digit more.</summary>
    public string Money(decimal amount)
    {
        var magnitude = Math.Abs(amount);
        if (isExact)
        {
            return Signed(amount, Symbol + Plain(magnitude, AllDigits));
        }

        if (chinese && magnitude >= Wan)
        {
            return Signed(amount, Symbol + Plain(magnitude / Wan, magnitude < 10 * Wan ? 2 : 1) + Space + "萬");
        }

        var decimals = magnitude >= 1000m || magnitude == Math.Truncate(magnitude) ? 0 : currency.Decimals;
        return Signed(amount, Symbol + magnitude.ToString($"N{decimals}", CultureInfo.InvariantCulture));
    }

    /// <summary>An amount to the last cent.</summary>
    public string Cents(decimal amount) =>
        Signed(amount, Symbol + Math.Abs(amount).ToString($"N{currency.Decimals}", CultureInfo.InvariantCulture));

    /// <summary>A number of things, whole where it is.</summary>
    public string Count(decimal value) => isExact ? Plain(value, AllDigits)
        : chinese && Math.Abs(value) >= 10 * Wan ? Plain(value / Wan, 1) + Space + "萬"
        : Plain(value, Math.Abs(value) >= 100m ? 0 : 1);

    /// <summary>A target in things: rounded up, since a target of 88.2 customers is met by 89.</summary>
    public string CountUp(decimal value) => Count(Math.Ceiling(value));

    /// <summary>A share in percent, with one digit; two where it is small.</summary>
    public static string Percent(decimal share) => Plain(share * 100m, Math.Abs(share) < 0.01m ? 2 : 1) + Space + "%";

    /// <summary>A range of shares in percent, in one piece.</summary>
    public static string PercentRange(decimal low, decimal high)
    {
        var decimals = high < 0.01m ? 2 : 1;
        return Plain(low * 100m, decimals) + "–" + Plain(high * 100m, decimals) + Space + "%";
    }

    /// <summary>A number with at most so many digits after the point.</summary>
    public static string Plain(decimal value, int decimals)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return Signed(rounded, Math.Abs(rounded).ToString("#,0." + new string('#', decimals), CultureInfo.InvariantCulture));
    }

    private string Rounded(decimal value) => Plain(value, isExact ? AllDigits : 1);

    private string Symbol => currency.Code switch
    {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "JPY" => "¥",
        "TWD" => "NT$",
        "HKD" => "HK$",
        "CNY" => "CN¥",
        "AUD" => "A$",
        "CAD" => "C$",
        "SGD" => "S$",
        "XXX" => "",
        var code => code + Space,
    };

    private string Hours(decimal hours)
    {
        var minutes = Math.Round(hours * 60m, 0, MidpointRounding.AwayFromZero);
        var (whole, rest) = ((long)(minutes / 60m), (long)(minutes % 60m));
        return (whole, rest) switch
        {
            (0, _) => $"{rest}{Space}{(chinese ? "分鐘" : "min")}",
            (_, 0) => $"{whole}{Space}{(chinese ? "小時" : "h")}",
            _ => $"{whole}{Space}{(chinese ? "小時" : "h")}{Space}{rest}{Space}{(chinese ? "分" : "min")}",
        };
    }

    private static string Signed(decimal value, string magnitude) => value < 0m ? Minus + magnitude : magnitude;
}
