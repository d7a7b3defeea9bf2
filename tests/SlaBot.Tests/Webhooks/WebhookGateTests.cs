using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NodaTime;
using SlaBot.Domain.Values;
using SlaBot.Testing;
using SlaBot.Webhooks;

namespace SlaBot.Tests.Webhooks;

public sealed class WebhookGateTests : IDisposable
{
    private static readonly WebhookSource Crm = new("crm", WorkspaceId.Local);

    private readonly WebhookDoor door = new();

    private long Now => door.Time.Now.ToUnixTimeSeconds();

    [Fact]
    public void What_a_source_signed_passes() =>
        WebhookForgeries.Good(Now).ShouldAllBe(good => door.Gate.Broken(Crm, good.Headers, good.Body) == null);

    [Fact]
    public async Task What_no_source_signed_is_refused_by_the_rule_that_is_there_for_it_and_stores_nothing()
    {
        var forged = WebhookForgeries.At(Now);
        forged.Count.ShouldBeGreaterThan(400);
        foreach (var one in forged)
        {
            door.Gate.Broken(Crm, one.Headers, one.Body).ShouldBe(one.Broken, one.Name);
            var answer = await door.SendAsync(one.Headers, one.Body);
            answer.Status.ShouldBe(StatusCodes.Status401Unauthorized, one.Name);
            answer.Detail.ShouldBe($"This does not hold: {one.Broken}.");
        }

        door.Facts.FactsOf(WorkspaceId.Local).ShouldBeEmpty();
    }

    // What another rule refuses as well cannot be admitted; those are told apart so that no rule is there for nothing.
    [Theory]
    [InlineData(WebhookForgeries.OneId, WebhookForgeries.PlainId)]
    [InlineData(WebhookForgeries.OneTimestamp, WebhookForgeries.Digits)]
    [InlineData(WebhookForgeries.OneSignature, WebhookForgeries.Written)]
    [InlineData(WebhookForgeries.PlainId, null)]
    [InlineData(WebhookForgeries.Digits, null)]
    [InlineData(WebhookForgeries.Old, null)]
    [InlineData(WebhookForgeries.Early, null)]
    [InlineData(WebhookForgeries.Written, WebhookForgeries.Signed)]
    [InlineData(WebhookForgeries.Signed, null)]
    public void Without_a_rule_its_forgeries_are_admitted_or_refused_by_another(string removed, string? other)
    {
        var gate = new WebhookGate(new(door.Configuration), door.Time) { Rules = [.. WebhookGate.All.Where(rule => rule.Name != removed)] };

        var without = WebhookForgeries.At(Now).Where(one => one.Broken == removed).Select(one => gate.Broken(Crm, one.Headers, one.Body)).ToList();

        without.ShouldContain(other);
    }

    [Fact]
    public void The_published_vector_passes_with_and_without_the_prefix_of_its_secret()
    {
        if (SharedData.Find("corpora/standard-webhooks/vectors.json") is not { } path)
        {
            Assert.Skip("The shared corpora are not beside the repository.");
            return;
        }

        var vector = JsonNode.Parse(File.ReadAllText(path))!;
        string Of(string name) => vector[name]!.ToString();
        door.Time.Now = Instant.FromUnixTimeSeconds(vector["timestamp"]!.GetValue<long>());
        HeaderDictionary headers = new() { ["webhook-id"] = Of("msg_id"), ["webhook-timestamp"] = Of("timestamp"), ["webhook-signature"] = Of("signature") };
        var body = Encoding.UTF8.GetBytes(Of("payload"));
        foreach (var secret in new[] { Of("secret"), Of("secret")["whsec_".Length..] })
        {
            door.Configuration["Webhooks:crm:Secret"] = secret;

            door.Gate.Broken(Crm, headers, body).ShouldBeNull();
            string? With(string name, string? value) => door.Gate.Broken(Crm, new HeaderDictionary(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>(headers) { [name] = value }), body);
            With("webhook-id", null).ShouldBe(WebhookForgeries.OneId);
            With("webhook-timestamp", null).ShouldBe(WebhookForgeries.OneTimestamp);
            With("webhook-signature", null).ShouldBe(WebhookForgeries.OneSignature);
            With("webhook-signature", "v1,dawfeoifkpqwoekfpqoekf").ShouldBe(WebhookForgeries.Written);
            With("webhook-signature", $"v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= {Of("signature")} v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=").ShouldBeNull();
            door.Time.Now += Duration.FromSeconds(301);
            door.Gate.Broken(Crm, headers, body).ShouldBe(WebhookForgeries.Old);
            door.Time.Now -= Duration.FromSeconds(602);
            door.Gate.Broken(Crm, headers, body).ShouldBe(WebhookForgeries.Early);
            door.Time.Now += Duration.FromSeconds(301);
        }
    }

    [Fact]
    public void Two_secrets_hold_while_one_takes_the_place_of_the_other_and_what_is_removed_stops_at_once()
    {
        const string next = "a text of more than 24 characters";
        var body = "{}"u8.ToArray();
        var (old, young) = (new HeaderDictionary(), new HeaderDictionary());
        var now = Now.ToString(CultureInfo.InvariantCulture);
        WebhookDoor.Sign(old, "msg_1", now, body);
        WebhookDoor.Sign(young, "msg_1", now, body, next);
        bool Passes(HeaderDictionary headers) => door.Gate.Broken(Crm, headers, body) is null;

        (Passes(old), Passes(young)).ShouldBe((true, false));
        (door.Configuration["Webhooks:crm:Secret"], door.Configuration["Webhooks:crm:PreviousSecret"]) = (next, WebhookDoor.Secret);
        (Passes(old), Passes(young)).ShouldBe((true, true));
        door.Configuration["Webhooks:crm:PreviousSecret"] = null;
        (Passes(old), Passes(young)).ShouldBe((false, true));
        door.Configuration["Webhooks:crm:Secret"] = "";
        (Passes(old), Passes(young)).ShouldBe((false, false));
    }

    public void Dispose() => door.Dispose();
}
