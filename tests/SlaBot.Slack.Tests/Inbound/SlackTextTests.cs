using SlaBot.Slack.Inbound;

namespace SlaBot.Slack.Tests.Inbound;

public sealed class SlackTextTests
{
    [Theory]
    [InlineData("are we on pace?", "are we on pace?")]
    [InlineData("<@UBOT> are we on pace?", "are we on pace?")]
    [InlineData("are we <@UBOT> on pace?", "are we on pace?")]
    [InlineData("are we on pace <@UBOT|slabot>", "are we on pace")]
    [InlineData("<@UBOT>", "")]
    [InlineData("<@UBOT>進度如何？", "進度如何？")]
    [InlineData("ask <@U2|jo> and <@U3>", "ask @jo and @U3")]
    [InlineData("in <#C1|growth> or <#C2>", "in #growth or #C2")]
    [InlineData("<!here> <!channel> <!everyone>", "@here @channel @everyone")]
    [InlineData("<!here|here> now", "@here now")]
    [InlineData("<!subteam^S1|@sales> or <!subteam^S2>", "@sales or @S2")]
    [InlineData("on <!date^1392734382^{date_short}|Feb 18, 2014>", "on Feb 18, 2014")]
    [InlineData("see <https://slabot.example/?a=1&amp;b=2>", "see https://slabot.example/?a=1&b=2")]
    [InlineData("see <https://slabot.example|the page>", "see the page")]
    [InlineData("write <mailto:jo@example.com|jo@example.com>", "write jo@example.com")]
    [InlineData("a &lt; b &amp;&amp; c &gt; d", "a < b && c > d")]
    [InlineData("&amp;lt;b&amp;gt;", "&lt;b&gt;")]
    [InlineData("&lt;@UBOT&gt;", "<@UBOT>")]
    [InlineData("fish & chips &copy;", "fish & chips &copy;")]
    [InlineData("two\nlines\u00a0and  blanks\t", "two lines and blanks")]
    [InlineData("a < b", "a < b")]
    [InlineData("a <b <@UBOT> c>", "a <b c>")]
    [InlineData("<", "<")]
    [InlineData("<>", "")]
    [InlineData("<|>", "")]
    [InlineData("<@>", "@")]
    [InlineData("<https://a.example|>", "https://a.example")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Markup_becomes_what_people_see(string? text, string words) => SlackText.Of(text, "UBOT").Words.ShouldBe(words);

    [Fact]
    public void Mentions_are_told_apart_from_that_of_the_bot()
    {
        var read = SlackText.Of("<@U2> <@UBOT> <@U3|jo> <@U2>", "UBOT");

        read.MentionsBot.ShouldBeTrue();
        read.Mentioned.ShouldBe(["U2", "U3"]);
    }

    [Fact]
    public void Somebody_else_is_not_the_bot()
    {
        SlackText.Of("<@UBOTX> &lt;@UBOT&gt; @UBOT", "UBOT").MentionsBot.ShouldBeFalse();
        SlackText.Of("<@UBOT>", null).MentionsBot.ShouldBeFalse();
    }

    [Fact]
    public void A_long_text_takes_no_longer_than_its_length()
    {
        foreach (var piece in new[] { "<", "<@", "&", "<a|", "<@U1>", "&amp;" })
        {
            var text = string.Concat(Enumerable.Repeat(piece, 100_000));
            var started = TimeProvider.System.GetTimestamp();
            _ = SlackText.Of(text, "UBOT");
            TimeProvider.System.GetElapsedTime(started).TotalSeconds.ShouldBeLessThan(5);
        }
    }
}
