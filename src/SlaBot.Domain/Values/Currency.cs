namespace SlaBot.Domain.Values;

/// <summary>A currency by its ISO 4217 code: three capital letters, such as <c>USD</c>.</summary>
public readonly record struct Currency
{
    private readonly string? code;

    /// <summary>Makes the currency with the given ISO 4217 code.</summary>
    /// <exception cref="ArgumentException">The code is not three letters A–Z.</exception>
    public Currency(string code)
    {
        if (!IsCode(code))
        {
            throw new ArgumentException($"'{code}' is not a currency code: three capital letters such as USD.", nameof(code));
        }

        this.code = code;
    }

    /// <summary>Gets the code; <c>XXX</c> (ISO 4217: no currency) for the default value.</summary>
    public string Code => code ?? "XXX";

    /// <summary>Gets the digits after the decimal point that amounts are rounded to.</summary>
    public int Decimals => Code is "JPY" or "KRW" or "TWD" or "VND" or "CLP" or "ISK" ? 0 : 2;

    /// <summary>Tells whether a text is written like a currency code.</summary>
    public static bool IsCode(string? text) => text is { Length: 3 } && text.All(char.IsAsciiLetterUpper);

    /// <inheritdoc/>
    public override string ToString() => Code;
}
