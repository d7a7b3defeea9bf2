using Microsoft.Extensions.Time.Testing;
using SlaBot.Channels.Deliveries;
using SlaBot.Slack.Protocol;
using SlaBot.Testing.Slack;

namespace SlaBot.Slack.Tests.Outbound;

/// <summary>A workspace that takes no newer blocks gets classic ones.</summary>
public sealed class ClassicBlocksTests
{
    private const string Newer = """[{"type":"data_visualization","title":"Pace"}]""";
    private const string Classic = """[{"type":"divider"}]""";

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_goes_again_in_classic_blocks_and_the_next_one_at_once()
    {
        var time = new FakeTimeProvider();
        await using var sent = await StartAsync(time);
        var posted = (await sent.Client.PostAsync(Sent.In(), Message("one"), None)).ShouldBeOfType<Delivery.Sent>();
        (await sent.Client.UpdateAsync(Sent.In(), posted.Id!, Message("two"), None)).ShouldBeOfType<Delivery.Sent>();
        (await sent.Client.WhisperAsync(Sent.In(), "U0JANE", Message("three"), None)).ShouldBeOfType<Delivery.Sent>();
        Kinds(sent).ShouldBe(["data_visualization", "divider", "divider", "divider"]);

        time.Advance(TimeSpan.FromDays(1));
        (await sent.Client.PostAsync(Sent.In(), Message("four"), None)).ShouldBeOfType<Delivery.Sent>();
        Kinds(sent)[4..].ShouldBe(["data_visualization", "divider"]);
    }

    [Fact]
    public async Task Another_installation_keeps_the_newer_blocks()
    {
        await using var sent = await StartAsync();
        await sent.Client.PostAsync(Sent.In(), Message("one"), None);
        await sent.Client.PostAsync(new(new("E1", "T0HARBOUR"), "T0HARBOUR", FakeSlack.Sales), Message("two"), None);
        Kinds(sent).ShouldBe(["data_visualization", "divider", "data_visualization", "divider"]);
    }

    [Fact]
    public async Task A_message_that_is_too_long_in_newer_blocks_says_nothing_about_the_next()
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(SlackFault.Error("msg_blocks_too_long"));
        (await sent.Client.PostAsync(Sent.In(), Message("one"), None)).ShouldBeOfType<Delivery.Sent>();
        await sent.Client.PostAsync(Sent.In(), Message("two"), None);
        Kinds(sent).ShouldBe(["data_visualization", "divider", "data_visualization"]);
    }

    [Fact]
    public async Task Blocks_that_are_bad_either_way_are_refused_and_not_remembered()
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(SlackFault.Error("invalid_blocks"), times: 2);
        (await sent.Client.PostAsync(Sent.In(), Message("one"), None)).ShouldBe(new Delivery.Refused("invalid_blocks"));
        await sent.Client.PostAsync(Sent.In(), Message("two"), None);
        Kinds(sent).ShouldBe(["data_visualization", "divider", "data_visualization"]);
    }

    [Fact]
    public async Task Without_classic_blocks_there_is_no_second_try()
    {
        await using var sent = await StartAsync();
        (await sent.Client.PostAsync(Sent.In(), Sent.Says("one", Newer), None)).ShouldBe(new Delivery.Refused("invalid_blocks"));
        sent.Fake.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_by_address_goes_again_in_classic_blocks_too()
    {
        await using var sent = await StartAsync();
        var url = sent.Fake.ResponseUrl(sent.Fake.Harbour, FakeSlack.Sales, "U0JANE");
        sent.Fake.Fail(SlackFault.Error("invalid_blocks", 400));
        (await sent.Client.RespondAsync(url, Message("one"), SlaBot.Slack.Outbound.ResponseKind.Whisper, None)).ShouldBe(new Delivery.Sent(null));
        Kinds(sent).ShouldBe(["data_visualization", "divider"]);
    }

    private static SlackMessage Message(string text) => Sent.Says(text, Newer, Classic);

    private static string[] Kinds(Sent sent) => [.. sent.Fake.Seen.Select(request => request.BlockTypes.Single())];

    private static async Task<Sent> StartAsync(TimeProvider? time = null)
    {
        var sent = await Sent.StartAsync(time: time);
        sent.Fake.Harbour.RefusedBlocks = new HashSet<string> { "data_visualization" };
        return sent;
    }
}
