using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SlaBot.ChatPage;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Scorecards;
using SlaBot.Scorecards;
using SlaBot.Slack.Blocks;
using SlaBot.Sources.Scorecards;
using SlaBot.Teams.Cards;
using SlaBot.Testing;

namespace SlaBot.Tests.Scorecards;

/// <summary>The scorecard of August 2026 of the simulated company in each of its forms.</summary>
public sealed class ScorecardFormsTests
{
    private const int MostCardBytes = 25_000;
    private const int MostBlocks = 50;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task As_an_adaptive_card(string language)
    {
        var card = CardDocument.Of(await ReplyAsync(language));

        card.Length.ShouldBeLessThan(MostCardBytes);
        Approved.ShouldMatch(JsonNode.Parse(card.Span)!.ToJsonString(Indented) + "\n", $"card-{language}", "json");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task As_blocks(string language)
    {
        var message = JsonNode.Parse(BlockDocument.Of(await ReplyAsync(language)).Span)!;

        message["blocks"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(MostBlocks);
        Approved.ShouldMatch(message.ToJsonString(Indented) + "\n", $"blocks-{language}", "json");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task As_csv(string language) => Approved.ShouldMatch(ScorecardCsv.Of(await DemoCards.OfAsync(8), language), $"table-{language}", "csv");

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task As_the_page_of_the_meeting(string language)
    {
        var page = MeetingPage.Of(await DemoCards.OfAsync(8), language, new() { IsDemo = true });

        // The style and the script have looks and tests of their own.
        var (style, end) = (page.IndexOf("<style>", StringComparison.Ordinal), page.IndexOf("</script>", StringComparison.Ordinal));
        Approved.ShouldMatch(page[..style] + page[(end + "</script>".Length)..], $"page-{language}", "html");
    }

    [Fact]
    public async Task A_button_opens_the_meeting_view_on_every_channel()
    {
        var reply = await ReplyAsync("en");

        JsonNode.Parse(CardDocument.Of(reply).Span)!["body"]!.AsArray().Last()!["actions"]![0]!.ToJsonString(Indented).ShouldContain("\"type\": \"Action.OpenUrl\"");
        var button = JsonNode.Parse(BlockDocument.Of(reply).Span)!["blocks"]!.AsArray().Last()!["elements"]![0]!;
        button["url"]!.GetValue<string>().ShouldBe("https://bot.example/scorecards/abc");
        button["value"].ShouldBeNull();
        TextRenderer.Render(reply).ShouldEndWith("Open in meeting view: https://bot.example/scorecards/abc");
        HtmlRenderer.Render(reply).ShouldContain("<a class=\"choice\" href=\"https://bot.example/scorecards/abc\"");
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    public async Task Words_that_a_spreadsheet_would_compute_are_words(string words)
    {
        var card = await DemoCards.OfAsync(8) with { Comments = [new(words, words)] };

        var line = ScorecardCsv.Of(card, "en").Split('\n').Single(line => line.Contains(",comment,", StringComparison.Ordinal));

        line.ShouldContain($",'{words},".Replace("'=cmd|' /C", "'=cmd|' /C", StringComparison.Ordinal));
        line.ShouldEndWith($",'{words}");
    }

    private static async Task<Reply> ReplyAsync(string language)
    {
        var card = await DemoCards.OfAsync(8);
        return ScorecardReply.Of(card, language, new() { Choices = [new("Open in meeting view", "Open in meeting view") { Address = new("https://bot.example/scorecards/abc") }] });
    }
}
