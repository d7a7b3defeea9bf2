using System.Text;
using Microsoft.Extensions.Time.Testing;
using SlaBot.Channels.Deliveries;
using SlaBot.Slack.Outbound;
using SlaBot.Testing.Slack;

namespace SlaBot.Slack.Tests.Outbound;

/// <summary>Answers by the address that came with a command or a press.</summary>
public sealed class RespondingTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_is_for_the_person_for_everybody_in_the_place_of_the_message_or_takes_it_away()
    {
        await using var sent = await Sent.StartAsync();
        var ts = await sent.PostedAsync("pressed");
        var url = sent.Fake.ResponseUrl(sent.Fake.Harbour, FakeSlack.Sales, "U0JANE", ts);
        (await RespondAsync(sent, url, "to you", ResponseKind.Whisper)).ShouldBe(new Delivery.Sent(null));
        (await RespondAsync(sent, url, "to all", ResponseKind.Post)).ShouldBe(new Delivery.Sent(null));
        (await RespondAsync(sent, url, "instead", ResponseKind.Replace)).ShouldBe(new Delivery.Sent(null));
        sent.Fake.Harbour.Whispers.ShouldHaveSingleItem().Text.ShouldBe("to you");
        sent.Fake.Harbour.Messages.Select(message => message.Text).ShouldBe(["instead", "to all"]);
        (await RespondAsync(sent, url, "", ResponseKind.Delete)).ShouldBe(new Delivery.Sent(null));
        sent.Fake.Harbour.Messages.ShouldHaveSingleItem().Text.ShouldBe("to all");

        var requests = sent.Fake.Accepted.Where(request => request.Method == "respond").ToArray();
        requests.ShouldAllBe(request => request.Token == null && !request.Headers.ContainsKey("Authorization"));
        Encoding.UTF8.GetString(requests[0].Body.Span).ShouldBe("""{"response_type":"ephemeral","replace_original":false,"text":"to you","unfurl_links":false,"unfurl_media":false}""");
        Encoding.UTF8.GetString(requests[3].Body.Span).ShouldBe("""{"delete_original":true}""");
    }

    [Fact]
    public async Task An_address_is_used_five_times_and_not_a_sixth()
    {
        await using var sent = await Sent.StartAsync();
        var url = sent.Fake.ResponseUrl(sent.Fake.Harbour, FakeSlack.Sales, "U0JANE");
        for (var i = 0; i < 5; i++)
        {
            (await RespondAsync(sent, url, "hello", ResponseKind.Whisper)).ShouldBe(new Delivery.Sent(null));
        }

        (await RespondAsync(sent, url, "hello", ResponseKind.Whisper)).ShouldBe(new Delivery.Refused("used_url"));
        sent.Fake.Seen.Count.ShouldBe(5);
        (await RespondAsync(sent, sent.Fake.ResponseUrl(sent.Fake.Harbour, FakeSlack.Sales, "U0JANE"), "hello", ResponseKind.Whisper)).ShouldBe(new Delivery.Sent(null));
    }

    [Fact]
    public async Task An_address_is_good_for_half_an_hour()
    {
        var time = new FakeTimeProvider();
        await using var sent = await Sent.StartAsync(time: time);
        var url = sent.Fake.ResponseUrl(sent.Fake.Harbour, FakeSlack.Sales, "U0JANE");
        await RespondAsync(sent, url, "hello", ResponseKind.Whisper);
        time.Advance(TimeSpan.FromMinutes(29.9));
        (await RespondAsync(sent, url, "hello", ResponseKind.Whisper)).ShouldBe(new Delivery.Sent(null));
        time.Advance(TimeSpan.FromMinutes(0.1));
        (await RespondAsync(sent, url, "hello", ResponseKind.Whisper)).ShouldBe(new Delivery.Refused("expired_url"));
        sent.Fake.Seen.Count.ShouldBe(2);

        // Whose first use comes too late, Slack itself tells.
        var late = sent.Fake.ResponseUrl(sent.Fake.Harbour, FakeSlack.Sales, "U0JANE");
        time.Advance(TimeSpan.FromMinutes(30));
        (await RespondAsync(sent, late, "hello", ResponseKind.Whisper)).ShouldBe(new Delivery.Refused("expired_url"));
        sent.Fake.Seen.Count.ShouldBe(3);
    }

    [Fact]
    public void Uses_are_forgotten_when_they_do_not_matter_any_more()
    {
        var time = new FakeTimeProvider();
        var uses = new ResponseUses(time);
        for (var i = 0; i < 100_000; i++)
        {
            uses.Take(new($"https://hooks.slack.com/actions/{i}")).ShouldBeNull();
            time.Advance(TimeSpan.FromSeconds(10));
        }

        uses.Remembered.ShouldBeLessThan(3_000);
    }

    private static Task<Delivery> RespondAsync(Sent sent, Uri url, string text, ResponseKind kind) => sent.Client.RespondAsync(url, Sent.Says(text), kind, None);
}
