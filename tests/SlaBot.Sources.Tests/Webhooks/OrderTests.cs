using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Sources.Webhooks;
using SlaBot.Testing.Storage;

namespace SlaBot.Sources.Tests.Webhooks;

/// <summary>In whichever order, how often and over how many deaths events are delivered: the state is that of one delivery in order.</summary>
public sealed class OrderTests
{
    private static readonly Gen<string?> When = Gen.Int[0, 3].Select(day => day == 0 ? null : $"2026-09-0{day}");

    private static readonly Gen<JsonObject> Deal = Gen.Select(
        Gen.Int[1, 3],
        Gen.Select(Gen.Int[0, 4].Select(amount => amount == 0 ? null : (JsonNode)(amount * 100)), Gen.Int[0, 3].Select(i => new[] { "open", "won", "lost", null }[i]), When, Gen.Int[0, 2].Select(i => new[] { "Lin", "Wei", null }[i])),
        Gen.Int[1, 15],
        (id, told, carried) => Event("deal", $"D-{id}", carried, ("amount", told.Item1), ("stage", told.Item2), ("closed", told.Item3), ("owner", told.Item4)));

    private static readonly Gen<JsonObject> Lead = Gen.Select(
        Gen.Int[1, 2],
        Gen.Select(When, When, When, When),
        Gen.Int[1, 15],
        (id, told, carried) => Event("lead", $"L-{id}", carried, ("created", told.Item1), ("mql", told.Item2), ("sql", told.Item3), ("lost", told.Item4)));

    private static readonly Gen<JsonObject> Daily = Gen.Select(Gen.Int[1, 2], Gen.Int[0, 3], (day, value) =>
        new JsonObject { ["type"] = "daily", ["data"] = new JsonObject { ["date"] = $"2026-09-0{day}", ["kpi"] = "visits", ["value"] = value == 0 ? null : value } });

    // Few moments, so that many events occurred at the same.
    private static readonly Gen<Message> OneDelivery = Gen.Select(Gen.Select(Gen.OneOf(Deal, Lead, Daily), Gen.Int[0, 4]).Array[1, 6], Gen.Bool, (events, isBatch) =>
        new Message("", [.. (isBatch ? events : events[..1]).Select(one => At(one.Item1, one.Item2))], isBatch));

    private static readonly Gen<Message[]> Deliveries = OneDelivery.Array[1, 12].Select(all => all.Select((one, i) => one with { Id = $"msg_{i}" }).ToArray());

    private static readonly Gen<(Message[] Told, int Seed)> Histories = Gen.Select(Deliveries, Gen.Int);

    [Fact]
    public async Task Any_order_and_any_repetition_end_as_one_delivery_in_order() => await Histories.SampleAsync(
        async history =>
        {
            var (sending, random) = (new Sending(), new Random(history.Seed));
            var repeated = history.Told.Concat(history.Told.Where(_ => random.Next(2) == 0)).ToArray();
            random.Shuffle(repeated);
            foreach (var together in repeated.Chunk(1 + random.Next(4)))
            {
                _ = await Task.WhenAll(together.Select(one => sending.SendAsync(one.Body, one.Id)));
                if (random.Next(4) == 0)
                {
                    sending.Restart();
                }
            }

            await ShouldBeInOrderAsync(sending, history.Told);
        },
        iter: 100,
        threads: 1);

    [Fact]
    public async Task So_do_deaths_before_between_and_after_the_commits_when_what_was_not_acknowledged_comes_again() => await Histories.SampleAsync(
        async history =>
        {
            var (sending, random) = (new Sending(), new Random(history.Seed));
            var left = history.Told.ToList();
            for (var round = 0; left.Count > 0; round++)
            {
                // The process dies at some commit of each round but the tenth, and comes back with what its stores held.
                var death = new Mortal(sending.Store, sending.BookStore, round == 9 ? int.MaxValue : random.Next(1, 8), random.Next(2) == 0);
                (sending.Facts, sending.Books) = (death, death);
                sending.Restart();
                var order = left.ToArray();
                random.Shuffle(order);
                foreach (var one in order)
                {
                    if (await sending.SendAsync(one.Body, one.Id) is DeliveryOutcome.Stored or DeliveryOutcome.Repeated)
                    {
                        _ = left.Remove(one);
                    }
                }
            }

            await ShouldBeInOrderAsync(sending, history.Told);
        },
        iter: 100,
        threads: 1);

    [Fact]
    public async Task A_hundred_events_with_ten_of_them_twice_shuffled_end_in_order()
    {
        var random = new Random(17);
        var events = Enumerable.Range(0, 90).Select(i => At(Event("deal", $"D-{i % 9}", 3, ("amount", i), ("stage", i % 2 == 0 ? "open" : "won")), i)).ToArray();
        JsonObject[] shuffled = [.. events, .. events.Take(10).Select(one => (JsonObject)one.DeepClone())];
        random.Shuffle(shuffled);
        var sending = new Sending();

        var outcome = await sending.StoreAsync(new Message("m", shuffled, IsBatch: true).Body, "m");

        (outcome.Events + outcome.Same).ShouldBe(100);
        sending.Known.OfType<DealFact>().OrderBy(deal => deal.Id, StringComparer.Ordinal).Select(deal => deal.Amount.Value).ShouldBe(Enumerable.Range(81, 9).Select(i => (decimal?)i));
    }

    [Fact]
    public async Task What_was_never_acknowledged_does_not_make_an_acknowledged_event_look_old()
    {
        var sending = new Sending();
        var death = new Mortal(sending.Store, sending.BookStore, lives: 1, diesAfter: false);
        (sending.Facts, sending.Books) = (death, death);
        sending.Restart();
        (await sending.SendAsync("""{"type":"deal","id":"D-1","occurred_at":"2026-10-03T11:00:00Z","data":{"amount":2}}""")).ShouldBeOfType<DeliveryOutcome.Later>();
        (sending.Facts, sending.Books) = (sending.Store, sending.BookStore);
        sending.Restart();

        var outcome = await sending.StoreAsync("""{"type":"deal","id":"D-1","occurred_at":"2026-10-03T10:00:00Z","data":{"amount":1}}""");

        outcome.Events.ShouldBe(1);
        sending.Known.ShouldHaveSingleItem().ShouldBe(new DealFact("D-1") { Amount = 1m });
    }

    private static async Task ShouldBeInOrderAsync(Sending sending, Message[] told)
    {
        var expected = new InMemoryFactStore();
        foreach (var one in told.SelectMany(one => one.Events.Select((told, index) => (told, one.Id, index)))
            .OrderBy(one => one.told["occurred_at"]!.GetValue<string>(), StringComparer.Ordinal).ThenBy(one => one.Id, StringComparer.Ordinal).ThenBy(one => one.index))
        {
            // By itself in a company of its own: nothing but the reading of one event is shared with what is tested.
            var alone = new Sending();
            _ = await alone.SendAsync(one.told.ToJsonString());
            var fact = alone.Known.Count > 0 ? alone.Known[0] : new DailyFact(LocalDateOf(one.told), new("visits"), null, null);
            _ = await expected.AppendAsync(Sending.Workspace, [fact], TestContext.Current.CancellationToken);
        }

        Sorted(sending.Known).ShouldBe(Sorted(expected.FactsOf(Sending.Workspace)));
    }

    private static LocalDate LocalDateOf(JsonObject daily) => NodaTime.Text.LocalDatePattern.Iso.Parse(daily["data"]!["date"]!.GetValue<string>()).Value;

    private static IEnumerable<Fact> Sorted(IEnumerable<Fact> facts) => facts.OrderBy(fact => $"{fact.Feed}/{fact.Subject}", StringComparer.Ordinal);

    private static JsonObject Event(string type, string id, int carried, params (string Name, JsonNode? Value)[] fields)
    {
        var data = new JsonObject();
        for (var i = 0; i < fields.Length; i++)
        {
            if ((carried & (1 << i)) != 0)
            {
                data[fields[i].Name] = fields[i].Value?.DeepClone();
            }
        }

        return new() { ["type"] = type, ["id"] = id, ["data"] = data };
    }

    private static JsonObject At(JsonObject told, int minute)
    {
        told = (JsonObject)told.DeepClone();
        told["occurred_at"] = string.Create(CultureInfo.InvariantCulture, $"2026-10-01T{minute / 60:00}:{minute % 60:00}:00Z");
        return told;
    }

    private sealed record Message(string Id, IReadOnlyList<JsonObject> Events, bool IsBatch)
    {
        public string Body => IsBatch ? new JsonObject { ["events"] = new JsonArray([.. Events.Select(one => one.DeepClone())]) }.ToJsonString() : Events[0].ToJsonString();
    }
}
