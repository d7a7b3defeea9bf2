using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Csv;

/// <summary>A number for a day, as people write it: in the unit that its KPI has, or a rate of exchange.</summary>
internal static class DailyValueText
{
    /// <summary>Reads a number.</summary>
    /// <param name="text">What is written, such as <c>2.1%</c>.</param>
    /// <param name="style">Which character comes before the cents.</param>
    /// <param name="series">What it is a number of.</param>
    /// <param name="own">The agreement's currency, or null.</param>
    /// <param name="value">The number, in the KPI's unit.</param>
    /// <returns>Null, or why it is not taken, as what follows the value in a sentence.</returns>
    public static string? Read(ReadOnlySpan<char> text, NumberStyle style, DailySeries series, Currency? own, out decimal value)
    {
        value = 0m;
        Currency? before = null, after = null;
        if (!NumberText.TrySplit(text, out var number) || !number.TryRead(style, out value)
            || !CurrencyText.TryRead(number.Before, own, out before) || (!number.IsPercent && !CurrencyText.TryRead(number.After, own, out after)))
        {
            value = 0m;
            return "is not a number such as 1234.5";
        }

        value = number.IsPercent ? value / 100m : value;
        return Objection(series, value, number.IsPercent, before ?? after, own);
    }

    /// <summary>Why a number cannot be one of a series, or null where it can.</summary>
    public static string? Objection(DailySeries series, decimal value, bool isPercent, Currency? currency, Currency? own) => series.Kpi switch
    {
        _ when Math.Abs(value) > DealFact.MaximumAmount => "is larger than any number can be (10¹² at most)",
        null => value > 0m && !isPercent ? null : "is no exchange rate: what one unit is worth, above 0",
        { Unit: not KpiUnit.Share } when isPercent => $"is a percentage, but {series.Id} is none",
        { Unit: not KpiUnit.Money } when currency is not null => $"is money, but {series.Id} is none",
        { Unit: KpiUnit.Money } when currency is not null && own is not null && currency != own => $"is not in {own}: convert it first",
        { Unit: KpiUnit.Share } when value < 0m || (value > 1m && !isPercent) => $"is no share: write 0.021 or 2.1% for {series.Id}",
        { Kind: KpiKind.Duration } when value < 0m => $"is negative: {series.Id} is a duration",
        { Kind: KpiKind.Count } when value < 0m => $"is negative: {series.Id} counts things",
        { Kind: KpiKind.Count } when value != Math.Truncate(value) => $"is not whole: {series.Id} counts things",
        _ => null,
    };
}
