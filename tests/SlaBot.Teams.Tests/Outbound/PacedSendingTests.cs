using SlaBot.Channels.Deliveries;
using SlaBot.Teams.Outbound;
using SlaBot.Testing.Teams;

namespace SlaBot.Teams.Tests.Outbound;

public sealed class PacedSendingTests
{
    [Fact]
    public async Task A_burst_to_one_channel_arrives_whole_and_under_the_limits()
    {
        await using var sent = await Sent.StartAsync();
        string[] threads = ["19:c@thread.tacv2", "19:c@thread.tacv2;messageid=1", "19:c@thread.tacv2;messageid=2"];
        var start = TimeProvider.System.GetUtcNow();
        var deliveries = await Task.WhenAll(Enumerable.Range(0, 9).Select(i => sent.SendAsync($"{i}", threads[i % 3])));
        deliveries.ShouldAllBe(delivery => delivery is Delivery.Sent);
        TimeSpan[] after = [.. sent.Fake.Accepted.Select(request => request.At - start)];
        after.Length.ShouldBe(9);
        after[7].ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        after[8].ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Changes_and_new_threads_count_as_messages_and_questions_do_not()
    {
        await using var sent = await Sent.StartAsync();
        var none = TestContext.Current.CancellationToken;
        var to = sent.To("19:c@thread.tacv2");
        var start = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < 5; i++)
        {
            await sent.Client.SendAsync(to, Sent.Says("a"), none);
        }

        await sent.Client.UpdateAsync(to, "1", Sent.Says("b"), none);
        await sent.Client.CreateAsync(sent.To("a:elsewhere"), NewConversations.Thread("19:c@thread.tacv2", FakeConnector.Tenant, Sent.Says("c")), none);
        var question = sent.Client.MembersAsync(to, none);
        var eighth = sent.Client.DeleteAsync(to, "1", none);
        await question;
        await eighth;
        DateTimeOffset[] at = [.. sent.Fake.Accepted.Where(request => request.Method != "GET").Select(request => request.At)];
        at.Length.ShouldBe(8);
        (at[^1] - start).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        sent.Fake.Accepted[^1].Operation.ShouldBe("delete");
    }

    [Fact]
    public async Task A_tenant_gets_fifty_requests_a_second_and_another_tenant_its_own()
    {
        await using var sent = await Sent.StartAsync();
        var start = TimeProvider.System.GetUtcNow();
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => sent.SendAsync("x", $"a:{i}")).Append(Elsewhere(sent)));
        var accepted = sent.Fake.Accepted;
        accepted.Count.ShouldBe(61);
        accepted.Where(request => request.Text == "x").Skip(50).ShouldAllBe(request => request.At - start >= TimeSpan.FromSeconds(1));
        accepted.Take(51).ShouldContain(request => request.Text == "y");
    }

    private static Task Elsewhere(Sent sent)
    {
        var to = sent.To("a:other");
        return sent.Client.SendAsync(to with { Conversation = to.Conversation with { TenantId = "other" } }, Sent.Says("y"), TestContext.Current.CancellationToken);
    }
}
