using SlaBot.Channels.Deliveries;
using SlaBot.Testing.Teams;

namespace SlaBot.Teams.Tests.Outbound;

/// <summary>What is too large is not read: it is told by what the whole process allocates, so nothing else runs beside it.</summary>
[CollectionDefinition(DisableParallelization = true)]
[Collection<LargeAnswerTests>]
public sealed class LargeAnswerTests
{
    [Fact]
    public async Task An_answer_of_ten_megabytes_is_a_success_that_nobody_reads()
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(ConnectorFault.Huge());
        var before = GC.GetTotalAllocatedBytes();
        (await sent.SendAsync()).ShouldBe(new Delivery.Sent(null));
        sent.Fake.Accepted.Count.ShouldBe(1);
        (await sent.SendAsync()).ShouldBeOfType<Delivery.Sent>();
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(20_000_000);
    }
}
