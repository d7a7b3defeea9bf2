using System.Text.Json.Nodes;
using SlaBot.Conversation.Replies;
using SlaBot.Slack.Blocks;
using SlaBot.Testing.Replies;

namespace SlaBot.Slack.Tests.Blocks;

public sealed class PictureBlocksTests
{
    private static readonly Part.Chart Chart = SampleReplies.Pace.Parts.OfType<Part.Chart>().Single();

    [Fact]
    public void Where_Slack_draws_no_chart_there_is_a_picture_with_words_that_say_the_same()
    {
        var message = BlockKitRenderer.Render(SampleReplies.Pace, SceneWith(_ => new("https://slabot.example/pictures/abc.png")));

        var picture = Images(message.ClassicBlocks!.Value).ShouldHaveSingleItem();
        picture["image_url"]!.ToString().ShouldBe("https://slabot.example/pictures/abc.png");
        picture["alt_text"]!.ToString().ShouldBe($"{Chart.Title}. {Chart.Words}");
        Images(message.Blocks!.Value).ShouldBeEmpty();
    }

    [Fact]
    public void Without_an_address_there_is_none()
    {
        Images(BlockKitRenderer.Render(SampleReplies.Pace, SceneWith(_ => null)).ClassicBlocks!.Value).ShouldBeEmpty();
        Images(BlockKitRenderer.Render(SampleReplies.Pace, SceneWith(null)).ClassicBlocks!.Value).ShouldBeEmpty();
    }

    [Fact]
    public void A_message_has_two_pictures_at_most() =>
        Images(BlockKitRenderer.Render(SampleReplies.Pace with { Parts = [Chart, Chart, Chart] }, SceneWith(_ => new($"https://slabot.example/pictures/{new string('a', 2_800)}.png"))).ClassicBlocks!.Value).Count().ShouldBe(2);

    [Fact]
    public void A_home_tab_has_none()
    {
        var home = BlockKitRenderer.Home([SampleReplies.Pace], SceneWith(_ => new("https://slabot.example/pictures/abc.png")));

        System.Text.Encoding.UTF8.GetString(home.Json.Span).ShouldNotContain("image_url");
    }

    private static BlockScene SceneWith(Func<Part.Chart, Uri?>? pictureOf) => new(choice => "sealed", form => "sealed") { PictureOf = pictureOf };

    private static IEnumerable<JsonObject> Images(ReadOnlyMemory<byte> blocks) =>
        JsonNode.Parse(blocks.Span)!.AsArray().OfType<JsonObject>().Where(block => block["type"]!.ToString() == "image");
}
