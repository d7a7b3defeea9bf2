namespace SlaBot.Conversation.Tests.Readings;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("log 1.2k visits", "1200", null)]
    [InlineData("log $86.5k revenue", "86500", "$")]
    [InlineData("log 1,234 leads", "1234", null)]
    [InlineData("log revenue 1.2 million", "1200000", null)]
    [InlineData("log twenty two leads", "22", null)]
    [InlineData("log win rate 2.5 %", "2.5", "%")]
    [InlineData("log response time 4h", "4", "h")]
    [InlineData("log leads 52, not 25", "52", null)]
    [InlineData("log 22 SQLs and 5 proposals", "22,5", null)]
    [InlineData("登記營收 30 萬", "300000", null)]
    [InlineData("登記營收一萬八", "18000", null)]
    [InlineData("登記新客戶兩家", "2", null)]
    [InlineData("登記名單三千五百個", "3500", null)]
    [InlineData("登記訪客3萬5", "35000", null)]
    [InlineData("登記贏單率兩成", "20", "%")]
    [InlineData("登記名單412個", "412", null)]
    [InlineData("登記名單52不是25", "52", null)]
    public void Numbers_mean_what_people_mean(string text, string values, string? unit)
    {
        var reading = Some.Read(text);

        string.Join(',', reading.Values.Select(value => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture))).ShouldBe(values);
        reading.Unit.ShouldBe(unit);
    }
}
