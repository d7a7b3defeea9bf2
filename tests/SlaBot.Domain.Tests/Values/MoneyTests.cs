using CsCheck;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tests.Values;

public sealed class MoneyTests
{
    private static readonly Money Dollar = new(1m, new("USD")), Euro = new(1m, new("EUR"));

    [Fact]
    public void Two_currencies_never_mix()
    {
        Should.Throw<InvalidOperationException>(() => Dollar + Euro).Message.ShouldBe("USD and EUR do not mix: convert one first.");
        Should.Throw<InvalidOperationException>(() => Dollar - Euro);
        Should.Throw<InvalidOperationException>(() => Dollar / Euro);
        Should.Throw<InvalidOperationException>(() => Dollar < Euro);
        Should.Throw<InvalidOperationException>(() => Dollar.CompareTo(Euro));
    }

    [Fact]
    public void What_was_added_can_be_taken_back() =>
        Gen.Select(Some.Cents, Some.Cents).Sample((a, b) =>
        {
            Money left = new(a, Some.Dollar), right = new(b, Some.Dollar);
            (left + right - right).ShouldBe(left);
            (left < right).ShouldBe(a < b);
            (left >= right).ShouldBe(a >= b);
        });

    [Theory]
    [InlineData("USD", 12.345, 12.35)]
    [InlineData("USD", -12.345, -12.35)]
    [InlineData("TWD", 12.5, 13)]
    public void Rounding_goes_to_the_cents_of_the_currency_halves_away_from_zero(string currency, decimal amount, decimal rounded) =>
        new Money(amount, new(currency)).Rounded.Amount.ShouldBe(rounded);

    [Fact]
    public void Money_over_money_is_a_ratio() => (new Money(7_500_000m, Some.Dollar) / new Money(85_000m, Some.Dollar)).ShouldBe(7_500m / 85m);

    [Fact]
    public void It_is_written_the_same_in_every_culture() => new Money(1234.5m, Some.Dollar).ToString().ShouldBe("1234.5 USD");

    [Theory]
    [InlineData("usd")]
    [InlineData("US")]
    [InlineData("USDT")]
    [InlineData("ÜSD")]
    [InlineData(null)]
    public void A_currency_is_three_capital_letters(string? code)
    {
        Currency.IsCode(code).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => new Currency(code!)).Message.ShouldContain("three capital letters");
    }
}
