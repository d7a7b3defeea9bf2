using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SlaBot.Slack.Inbound;
using SlaBot.Slack.Settings;
using SlaBot.Testing;
using SlaBot.Testing.Slack;

namespace SlaBot.Slack.Tests.Inbound;

/// <summary>T-03: no forged request is admitted, and no good one refused.</summary>
public sealed class SignatureGateTests : IAsyncLifetime
{
    private readonly SlackDoor door = new();

    private long Now => door.Time.GetUtcNow().ToUnixTimeSeconds();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => door.DisposeAsync();

    [Fact]
    public void The_published_vector_is_admitted_at_its_time()
    {
        Assert.SkipWhen(SharedData.Find("corpora/slack-signature/vectors.json") is null, "The shared data is not beside the repository.");
        var vector = JsonDocument.Parse(File.ReadAllText(SharedData.Find("corpora/slack-signature/vectors.json")!)).RootElement;
        string Member(string name) => vector.GetProperty(name).GetString()!;
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(long.Parse(Member("timestamp"), System.Globalization.CultureInfo.InvariantCulture)));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Slack:SigningSecret", Member("signing_secret"))]).Build();
        var gate = new SignatureGate(new SlackSecrets(configuration), time, NullLogger<SignatureGate>.Instance);
        var headers = new HeaderDictionary { ["X-Slack-Request-Timestamp"] = Member("timestamp"), ["X-Slack-Signature"] = Member("signature") };
        var body = System.Text.Encoding.UTF8.GetBytes(Member("body"));

        gate.Broken(headers, body).ShouldBeNull();
        time.Advance(TimeSpan.FromSeconds(301));
        gate.Broken(headers, body).ShouldBe(SlackForgeries.Old);
    }

    [Fact]
    public void Every_forged_request_is_refused_by_the_rule_that_is_there_for_it_and_no_good_one_is()
    {
        SignedCase[] cases = [.. SlackForgeries.At(Now), .. SlackForgeries.Good(Now)];

        cases.Length.ShouldBeGreaterThanOrEqualTo(400);
        cases.Select(one => $"{one.Name}: {door.Gate.Broken(one.Headers, one.Body)}").ShouldBe(cases.Select(one => $"{one.Name}: {one.Broken}"));
    }

    [Fact]
    public void Either_secret_is_good_during_a_rotation_and_a_removed_one_stops_at_once()
    {
        var headers = Headers("the_secret_before_it");
        door.Gate.Broken(headers, Body).ShouldBe(SlackForgeries.Signed);

        door.Configuration["Slack:PreviousSigningSecret"] = "the_secret_before_it";
        door.Gate.Broken(headers, Body).ShouldBeNull();
        door.Gate.Broken(Headers(SlackDoor.Secret), Body).ShouldBeNull();

        door.Configuration["Slack:PreviousSigningSecret"] = null;
        door.Gate.Broken(headers, Body).ShouldBe(SlackForgeries.Signed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Without_a_secret_nothing_is_admitted(string? secret)
    {
        door.Configuration["Slack:SigningSecret"] = secret;

        door.Gate.Broken(Headers(""), Body).ShouldBe(SlackForgeries.Signed);
        door.Gate.Broken(Headers(" "), Body).ShouldBe(SlackForgeries.Signed);
        door.Gate.Broken(Headers(SlackDoor.Secret), Body).ShouldBe(SlackForgeries.Signed);
    }

    [Fact]
    public void A_refusal_is_logged_by_its_rule_and_without_the_signature_or_the_body()
    {
        var lines = new List<string>();
        var gate = new SignatureGate(new SlackSecrets(door.Configuration), door.Time, new Lines(lines));

        gate.Admits(Headers("another_secret"), Body).ShouldBeFalse();

        lines.ShouldBe([$"Refused a request for Slack, since this does not hold: {SlackForgeries.Signed}"]);
    }

    /// <summary>Rules that have a second net: without them another one refuses. All others are the only ones to stop something.</summary>
    public static TheoryData<string, string?> WithoutARule => new()
    {
        { SlackForgeries.OneTimestamp, SlackForgeries.Digits },
        { SlackForgeries.OneSignature, SlackForgeries.Written },
        { SlackForgeries.Digits, null },
        { SlackForgeries.Old, null },
        { SlackForgeries.Early, null },
        { SlackForgeries.Written, SlackForgeries.Signed },
        { SlackForgeries.Signed, null },
    };

    [Theory]
    [MemberData(nameof(WithoutARule))]
    public void Without_a_rule_a_forgery_gets_further(string name, string? stoppedBy)
    {
        var gate = new SignatureGate(new SlackSecrets(door.Configuration), door.Time, NullLogger<SignatureGate>.Instance) { Rules = [.. SignatureGate.All.Where(rule => rule.Name != name)] };

        var outcomes = SlackForgeries.At(Now).Where(one => one.Broken == name).Select(one => gate.Broken(one.Headers, one.Body)).ToList();

        outcomes.ShouldNotBeEmpty();
        outcomes.ShouldNotContain(name);
        outcomes.ShouldContain(stoppedBy);
    }

    [Fact]
    public void Every_rule_is_tried_without() => WithoutARule.Select(row => (string)row.Data.Item1).ShouldBe(SignatureGate.All.Select(rule => rule.Name));

    private static byte[] Body => "{}"u8.ToArray();

    private HeaderDictionary Headers(string secret)
    {
        var timestamp = Now.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new() { ["X-Slack-Request-Timestamp"] = timestamp, ["X-Slack-Signature"] = SlackSignature.Of(secret, timestamp, Body) };
    }

    private sealed class Lines(List<string> lines) : ILogger<SignatureGate>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Add(formatter(state, exception));
    }
}
