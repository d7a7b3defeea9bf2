using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Sources.Webhooks;

namespace SlaBot.Sources.Tests.Webhooks;

public sealed class DeliveryTests
{
    private const string Deal = """{"type":"deal","id":"D-1","occurred_at":"2026-10-03T11:00:00Z","data":{"amount":10}}""";

    private readonly Sending sending = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_delivery_that_comes_again_within_a_week_has_no_effect(bool afterRestart)
    {
        _ = await sending.StoreAsync(Deal, "msg_a");
        await CorrectByHandAsync();
        sending.Time.Now += Duration.FromDays(7);
        if (afterRestart)
        {
            sending.Restart();
        }

        (await sending.SendAsync(Deal, "msg_a")).ShouldBeOfType<DeliveryOutcome.Repeated>();

        sending.Known.ShouldHaveSingleItem().ShouldBe(new DealFact("D-1") { Amount = 99m });
    }

    [Fact]
    public async Task It_is_known_even_where_it_could_no_longer_be_read()
    {
        _ = await sending.StoreAsync(Deal, "msg_a");

        (await sending.SendAsync("no JSON", "msg_a")).ShouldBeOfType<DeliveryOutcome.Repeated>();
    }

    [Fact]
    public async Task Another_source_may_use_the_same_id()
    {
        _ = await sending.StoreAsync(Deal, "msg_a");

        (await sending.SendAsync("""{"type":"deal","id":"D-2","data":{"amount":5}}""", "msg_a", "shop")).ShouldBeOfType<DeliveryOutcome.Stored>().Events.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_refused_may_come_again_mended()
    {
        _ = await sending.SendAsync("no JSON", "msg_a");

        (await sending.SendAsync(Deal, "msg_a")).ShouldBeOfType<DeliveryOutcome.Stored>();
    }

    [Fact]
    public async Task Of_many_at_once_each_is_stored_once()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(() => sending.SendAsync($$$"""{"type":"deal","id":"D-{{{i % 100}}}","data":{"amount":10}}""", $"msg_{i % 200}"))));

        outcomes.Count(outcome => outcome is DeliveryOutcome.Stored).ShouldBe(200);
        outcomes.Count(outcome => outcome is DeliveryOutcome.Repeated).ShouldBe(200);
        outcomes.OfType<DeliveryOutcome.Stored>().Sum(outcome => outcome.Events).ShouldBe(100);
        sending.Known.Count.ShouldBe(100);
    }

    [Fact]
    public async Task Deliveries_are_forgotten_page_by_page_some_time_after_a_week()
    {
        for (var day = 0; day < 12; day++)
        {
            foreach (var i in Enumerable.Range(0, 150))
            {
                _ = await sending.StoreAsync(Deal, $"msg_{day}_{i}");
            }

            sending.Time.Now += Duration.FromDays(1);
        }

        var pages = await sending.BookStore.EntriesAsync(Sending.Workspace, "webhooks", TestContext.Current.CancellationToken);
        pages.Count.ShouldBeInRange(4, 8); // 1,050 to 1,400 deliveries of some 256 a page
        (await sending.SendAsync(Deal, "msg_5_0")).ShouldBeOfType<DeliveryOutcome.Repeated>();
        (await sending.SendAsync(Deal, "msg_0_0")).ShouldBeOfType<DeliveryOutcome.Stored>().Same.ShouldBe(1);
    }

    [Fact]
    public async Task While_the_storage_fails_deliveries_are_to_come_again()
    {
        var dead = new Mortal(sending.Store, sending.BookStore, lives: 0, diesAfter: false);
        (sending.Facts, sending.Books) = (dead, dead);
        sending.Restart();

        (await sending.SendAsync(Deal)).ShouldBeOfType<DeliveryOutcome.Later>();

        sending.Known.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_too_much_waits_deliveries_are_to_come_again()
    {
        var slow = new Held(sending.Store);
        sending.Facts = slow;
        sending.Restart();
        var waiting = Enumerable.Range(0, DeliveryReception.MostWaiting).Select(i => sending.SendAsync(Deal, $"msg_{i}")).ToArray();

        (await sending.SendAsync(Deal, "msg_more")).ShouldBeOfType<DeliveryOutcome.Later>();

        slow.Release();
        (await Task.WhenAll(waiting)).ShouldAllBe(outcome => outcome is DeliveryOutcome.Stored);
        (await sending.SendAsync(Deal, "msg_more")).ShouldBeOfType<DeliveryOutcome.Stored>();
    }

    [Fact]
    public async Task A_fact_that_the_store_will_not_keep_refuses_its_delivery_alone()
    {
        sending.Facts = new Picky(sending.Store, "D-2");
        sending.Restart();

        var outcomes = await Task.WhenAll(sending.SendAsync(Deal), sending.SendAsync("""{"type":"deal","id":"D-2","data":{"amount":5}}""", "msg_b"), sending.SendAsync("""{"type":"deal","id":"D-3","data":{"amount":5}}"""));

        outcomes[1].ShouldBeOfType<DeliveryOutcome.Refused>().Errors.ShouldBe([new(null, "It will not")]);
        new[] { outcomes[0], outcomes[2] }.ShouldAllBe(outcome => outcome is DeliveryOutcome.Stored);
        sending.Known.Count.ShouldBe(2);
    }

    private Task CorrectByHandAsync() => sending.Store.AppendAsync(Sending.Workspace, [new DealFact("D-1") { Amount = 99m }], TestContext.Current.CancellationToken);
}
