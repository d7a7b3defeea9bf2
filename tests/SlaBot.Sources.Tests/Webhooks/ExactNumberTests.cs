using System.Globalization;
using System.Numerics;
using CsCheck;
using SlaBot.Sources.Webhooks;

namespace SlaBot.Sources.Tests.Webhooks;

public sealed class ExactNumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("0.0e999999", "0")]
    [InlineData("1.50", "1.5")]
    [InlineData("-12.5e3", "-12500")]
    [InlineData("1E+5", "100000")]
    [InlineData("100e-2", "1")]
    [InlineData("1.000000000000000005", "1.000000000000000005")]
    [InlineData("9223372036854775808", "9223372036854775808")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("1e27", "1000000000000000000000000000")]
    public void A_number_is_read_to_its_last_digit(string json, string value)
    {
        ExactNumber.TryRead(json, out var read).ShouldBeTrue();

        read.ShouldBe(decimal.Parse(value, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("1e-999")]
    [InlineData("1e-29")]
    [InlineData("1e400")]
    [InlineData("1e99999999999999999999")]
    [InlineData("1.00000000000000000000000000001")]
    [InlineData("12345678901234567890123456789")]
    [InlineData("0.00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001")]
    public void A_number_that_would_change_is_not_taken(string json) => ExactNumber.TryRead(json, out _).ShouldBeFalse();

    [Fact]
    public void What_is_read_is_what_was_written() => Gen.Select(Gen.Long, Gen.Int[-40, 40], Gen.Int[0, 30]).Sample((digits, exponent, zeros) =>
    {
        var json = string.Create(CultureInfo.InvariantCulture, $"{digits}.{new string('0', zeros)}e{exponent}");
        if (ExactNumber.TryRead(json, out var read))
        {
            // Both as whole numbers of the smallest unit that either could have.
            var scaled = new BigInteger(digits) * BigInteger.Pow(10, exponent + 40);
            var bits = decimal.GetBits(read);
            var whole = new BigInteger(new decimal(bits[0], bits[1], bits[2], read < 0m, 0));
            (whole * BigInteger.Pow(10, 40) / BigInteger.Pow(10, read.Scale)).ShouldBe(scaled);
            (whole * BigInteger.Pow(10, 40) % BigInteger.Pow(10, read.Scale)).ShouldBe(BigInteger.Zero);
        }
        else
        {
            (Math.Abs(exponent) > 9).ShouldBeTrue();
        }
    });
}
