using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Csv;

/// <summary>What a deal is worth, as people write it.</summary>
internal static class AmountText
{
    /// <summary>Reads an amount.</summary>
    /// <param name="text">What is written, such as <c>NT$ 1,234.50</c>.</param>
    /// <param name="style">Which character comes before the cents.</param>
    /// <param name="own">The agreement's currency, or null.</param>
    /// <param name="value">The number.</param>
    /// <param name="sign">The currency written beside it, or null.</param>
    /// <returns>Null, or why it is not taken, as what follows the value in a sentence.</returns>
    public static string? Read(ReadOnlySpan<char> text, NumberStyle style, Currency? own, out decimal value, out Currency? sign)
    {
        (value, sign) = (0m, null);
        if (!NumberText.TrySplit(text, out var number) || !number.TryRead(style, out value)
            || !CurrencyText.TryRead(number.Before, own, out sign) || !CurrencyText.TryRead(number.After, own, out var after))
        {
            return "is not a number such as 1234.50";
        }

        sign ??= after;
        return Objection(value);
    }

    /// <summary>Why a number is no deal's worth, or null where it can be.</summary>
    public static string? Objection(decimal value) => value switch
    {
        < 0m => "is negative: a deal is worth 0 or more",
        > DealFact.MaximumAmount => "is larger than any deal can be (10¹² at most)",
        _ => null,
    };
}
