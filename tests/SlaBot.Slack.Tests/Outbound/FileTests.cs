using System.Text;
using SlaBot.Channels.Deliveries;
using SlaBot.Slack.Outbound;
using SlaBot.Testing.Slack;

namespace SlaBot.Slack.Tests.Outbound;

/// <summary>Files that the bot sends, and files that people send it.</summary>
public sealed class FileTests
{
    private static readonly SlackUpload Chart = new("pace.png", "Pace, 圖表", new byte[] { 1, 2, 3, 4, 5 });

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_uploaded_in_three_steps_and_shown_in_its_thread()
    {
        await using var sent = await Sent.StartAsync();
        var delivery = (await sent.Client.UploadAsync(Sent.In(thread: "1.1"), Chart, None)).ShouldBeOfType<Delivery.Sent>();
        sent.Fake.Accepted.Select(request => request.Method).ShouldBe(["files.getUploadURLExternal", "upload", "files.completeUploadExternal"]);
        sent.Fake.Accepted[0].Argument("alt_txt").ShouldBe("Pace, 圖表");
        (sent.Fake.Accepted[1].ContentType, sent.Fake.Accepted[1].Headers.ContainsKey("Authorization")).ShouldBe(("application/octet-stream", false));
        var file = sent.Fake.Files.ShouldHaveSingleItem();
        (file.Id, file.Name, file.Title, file.AltText, file.Channel, file.Thread).ShouldBe((delivery.Id, "pace.png", "Pace, 圖表", "Pace, 圖表", FakeSlack.Sales, "1.1"));
        file.Content.ToArray().ShouldBe(Chart.Content.ToArray());
        sent.Fake.Harbour.Messages.ShouldHaveSingleItem().File.ShouldBe(delivery.Id);
    }

    [Theory]
    [InlineData("files.getUploadURLExternal")]
    [InlineData("upload")]
    public async Task An_upload_that_breaks_off_before_its_end_is_tried_again_and_seen_once(string method)
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(SlackFault.ResetAfter, when: request => request.Method == method);
        (await sent.Client.UploadAsync(Sent.In(), Chart, None)).ShouldBeOfType<Delivery.Sent>();
        sent.Fake.Harbour.Messages.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("files.getUploadURLExternal")]
    [InlineData("upload")]
    public async Task An_upload_that_never_gets_to_its_end_has_surely_not_arrived(string method)
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(SlackFault.ResetAfter, times: 50, when: request => request.Method == method);
        (await sent.Client.UploadAsync(Sent.In(), Chart, None)).ShouldBeOfType<Delivery.Refused>().NotBefore.ShouldNotBeNull();
        sent.Fake.Harbour.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_upload_whose_end_was_not_answered_is_uncertain()
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(SlackFault.ResetAfter, when: request => request.Method == "files.completeUploadExternal");
        (await sent.Client.UploadAsync(Sent.In(), Chart, None)).ShouldBeOfType<Delivery.Uncertain>();
        sent.Fake.Harbour.Messages.Count.ShouldBe(1);
        (await sent.Client.UploadAsync(Sent.In("C0NOWHERE"), Chart, None)).ShouldBe(new Delivery.Gone("channel_not_found"));
    }

    [Fact]
    public async Task A_file_of_the_workspace_is_fetched_with_its_token_and_no_other_is()
    {
        await using var sent = await Sent.StartAsync();
        var csv = Encoding.UTF8.GetBytes("date,amount\n2026-09-01,5");
        var mine = sent.Fake.AddFile(sent.Fake.Harbour, "deals 9.csv", csv);
        var theirs = sent.Fake.AddFile(sent.Fake.Add(new("T0OTHER", "Other")), "theirs.csv", csv);
        (await FetchAsync(sent, mine))!.Value.ToArray().ShouldBe(csv);
        sent.Fake.Accepted.ShouldHaveSingleItem().Token.ShouldBe(FakeSlack.BotToken);
        (await FetchAsync(sent, theirs)).ShouldBeNull();
        sent.Tokens.Of = static _ => null;
        (await FetchAsync(sent, mine)).ShouldBeNull();
        sent.Fake.Seen.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_fetch_that_breaks_off_is_tried_again_and_a_page_is_no_file()
    {
        await using var sent = await Sent.StartAsync();
        var file = sent.Fake.AddFile(sent.Fake.Harbour, "a.csv", new byte[5]);
        sent.Fake.FailEach(SlackFault.ResetBefore, SlackFault.RateLimited(0), SlackFault.Of(503));
        (await FetchAsync(sent, file))!.Value.Length.ShouldBe(5);
        sent.Fake.Seen.Count.ShouldBe(4);
        sent.Fake.Fail(SlackFault.Html(200));
        (await FetchAsync(sent, file)).ShouldBeNull();
        sent.Fake.Seen.Count.ShouldBe(5);
    }

    private static Task<ReadOnlyMemory<byte>?> FetchAsync(Sent sent, FakeFile file, int most = 1_000_000) =>
        sent.Client.DownloadAsync(Sent.Installation, sent.Fake.DownloadUrl(file), most, None);
}
