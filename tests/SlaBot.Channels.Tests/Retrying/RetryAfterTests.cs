using SlaBot.Channels.Retrying;

namespace SlaBot.Channels.Tests.Retrying;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData(" 30 ", 30)]
    [InlineData("0000000030", 30)]
    [InlineData("1.2", 2)]
    [InlineData("Mon, 02 Mar 2026 10:00:45 GMT", 45)]
    [InlineData("Mon, 02 Mar 2026 09:00:00 GMT", 0)]
    [InlineData("86400", 86_400)]
    public void Seconds_and_dates_are_read(string value, int seconds) =>
        RetryAfter.Read(value, Now).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("86401")]
    [InlineData("999999999")]
    [InlineData("99999999999999999999999999")]
    [InlineData("Fri, 01 Jan 2100 00:00:00 GMT")]
    public void Absurd_times_are_a_day(string value) => RetryAfter.Read(value, Now).ShouldBe(RetryAfter.Longest);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("-5")]
    [InlineData("soon")]
    [InlineData("NaN")]
    [InlineData("1e9")]
    public void Nonsense_is_none(string? value) => RetryAfter.Read(value, Now).ShouldBeNull();
}
