using SlaBot.Conversation.Voices;
using SlaBot.Domain.Kpis;

namespace SlaBot.Conversation.Tests.Voices;

public sealed class NumberWordsTests
{
    [Theory]
    [InlineData("en", "USD", 1_234_567.89, "$1,234,568")]
    [InlineData("en", "USD", 999.5, "$999.50")]
    [InlineData("en", "USD", -86_867.68, "−$86,868")]
    [InlineData("en", "TWD", 18_400_000, "NT$18,400,000")]
    [InlineData("en", "CHF", 1_200, "CHF\u00A01,200")]
    [InlineData("zh-Hant", "TWD", 18_400_000, "NT$1,840\u00A0萬")]
    [InlineData("zh-Hant", "TWD", 15_300, "NT$1.53\u00A0萬")]
    [InlineData("zh-Hant", "TWD", 9_999, "NT$9,999")]
    public void Amounts_are_written_as_people_write_them(string language, string currency, decimal amount, string written) =>
        new NumberWords(language, new(currency)).Money(amount).ShouldBe(written);

    [Theory]
    [InlineData(KpiUnit.Share, 0.02804, "2.8\u00A0%")]
    [InlineData(KpiUnit.Share, 0.00804, "0.8\u00A0%")]
    [InlineData(KpiUnit.Share, 0.00842, "0.84\u00A0%")]
    [InlineData(KpiUnit.Hours, 0.5, "30\u00A0min")]
    [InlineData(KpiUnit.Hours, 4, "4\u00A0h")]
    [InlineData(KpiUnit.Hours, 4.25, "4\u00A0h\u00A015\u00A0min")]
    [InlineData(KpiUnit.Count, 88.24, "88.2")]
    [InlineData(KpiUnit.Count, 200_000, "200,000")]
    public void Values_are_written_by_their_unit(KpiUnit unit, decimal value, string written) =>
        new NumberWords("en", new("USD")).In(unit, value).ShouldBe(written);

    [Theory]
    [InlineData(0.021, "+2.1\u00A0pt")]
    [InlineData(-0.021, "−2.1\u00A0pt")]
    public void Differences_of_shares_are_points(decimal difference, string written) =>
        new NumberWords("en", new("USD")).Difference(KpiUnit.Share, difference).ShouldBe(written);
}
