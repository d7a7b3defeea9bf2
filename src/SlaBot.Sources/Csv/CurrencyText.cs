using SlaBot.Domain.Values;

namespace SlaBot.Sources.Csv;

/// <summary>The currency that a sign or a word beside an amount names.</summary>
internal static class CurrencyText
{
    /// <summary>Reads a sign such as <c>NT$</c> or <c>€</c>, or a code such as <c>usd</c>.</summary>
    /// <param name="text">What stands beside the digits.</param>
    /// <param name="own">The agreement's currency, which <c>$</c>, <c>¥</c> and <c>元</c> mean where it is written so.</param>
    /// <param name="currency">The currency; null where the text names none, or the company's own without naming it.</param>
    /// <returns>Whether the text was understood.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, Currency? own, out Currency? currency)
    {
        currency = text switch
        {
            "" or "元" or "圓" => null,
            "$" or "＄" => Local(own, "USD", "TWD", "AUD", "CAD", "HKD", "NZD", "SGD", "MXN"),
            "¥" or "￥" => Local(own, "JPY", "CNY"),
            "€" => new Currency("EUR"),
            "£" => new Currency("GBP"),
            "NT$" or "NT" or "NTD" or "新台幣" or "新臺幣" or "台幣" or "臺幣" => new Currency("TWD"),
            "US$" => new Currency("USD"),
            "HK$" => new Currency("HKD"),
            "A$" => new Currency("AUD"),
            "C$" or "CA$" => new Currency("CAD"),
            "S$" => new Currency("SGD"),
            "R$" => new Currency("BRL"),
            "₹" => new Currency("INR"),
            "₩" => new Currency("KRW"),
            _ => Code(text),
        };
        return currency is not null || text is "" or "元" or "圓" or "$" or "＄" or "¥" or "￥";
    }

    /// <summary>A sign that several currencies share: the agreement's where it is one of them, else the first; null where there is no agreement.</summary>
    private static Currency? Local(Currency? own, params ReadOnlySpan<string> codes) =>
        own is null || codes.Contains(own.Value.Code) ? own : new Currency(codes[0]);

    private static Currency? Code(ReadOnlySpan<char> text)
    {
        var code = text.ToString().ToUpperInvariant();
        return Currency.IsCode(code) ? new Currency(code) : null;
    }
}
