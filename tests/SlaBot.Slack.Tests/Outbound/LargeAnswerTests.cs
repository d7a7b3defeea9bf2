using SlaBot.Channels.Deliveries;
using SlaBot.Testing.Slack;

namespace SlaBot.Slack.Tests.Outbound;

/// <summary>What is too large is not read: it is told by what the whole process allocates, so nothing else runs beside it.</summary>
[CollectionDefinition(DisableParallelization = true)]
[Collection<LargeAnswerTests>]
public sealed class LargeAnswerTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_of_ten_megabytes_is_not_read_and_nobody_can_tell()
    {
        await using var sent = await Sent.StartAsync();
        var before = GC.GetTotalAllocatedBytes();
        sent.Fake.Fail(SlackFault.Huge());
        (await sent.PostAsync()).ShouldBe(new Delivery.Uncertain("an answer that cannot be read"));
        (sent.Fake.Seen.Count, sent.Fake.Accepted.Count).ShouldBe((1, 1));
        (await sent.PostAsync()).ShouldBeOfType<Delivery.Sent>();
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(20_000_000);
    }

    [Fact]
    public async Task A_file_that_is_larger_than_is_taken_is_not_read()
    {
        await using var sent = await Sent.StartAsync();
        (await FetchAsync(sent, sent.Fake.AddFile(sent.Fake.Harbour, "a.csv", new byte[1_000]), most: 1_000)).ShouldNotBeNull();
        (await FetchAsync(sent, sent.Fake.AddFile(sent.Fake.Harbour, "b.csv", new byte[1_001]), most: 1_000)).ShouldBeNull();
        var before = GC.GetTotalAllocatedBytes();
        sent.Fake.Fail(SlackFault.Huge());
        (await FetchAsync(sent, sent.Fake.AddFile(sent.Fake.Harbour, "c.csv", new byte[5]), most: 1_000)).ShouldBeNull();
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(10_000_000);
    }

    private static Task<ReadOnlyMemory<byte>?> FetchAsync(Sent sent, FakeFile file, int most) =>
        sent.Client.DownloadAsync(Sent.Installation, sent.Fake.DownloadUrl(file), most, None);
}
