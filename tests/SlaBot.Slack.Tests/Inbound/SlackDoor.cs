using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Primitives;
using SlaBot.Channels.Turns;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Slack.Inbound;
using SlaBot.Slack.Settings;
using SlaBot.Testing.Slack;
using SlaBot.Testing.Storage;

namespace SlaBot.Slack.Tests.Inbound;

/// <summary>The endpoints with all that is behind them but for the work itself, and Slack's signature before them.</summary>
internal sealed class SlackDoor : ISlackWorkspaces, ITurnHandler, IAsyncDisposable
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    public const string Json = "application/json";
    public const string Form = "application/x-www-form-urlencoded";

    public SlackDoor(IInbox? inbox = null)
    {
        Configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Slack:SigningSecret", Secret)]).Build();
        Inbox = inbox ?? new InMemoryInbox(Time);
        Runner = new(Platform.Slack, Inbox, this, Time, NullLogger<TurnRunner>.Instance);
        Reception = new(this, Runner, Time);
        Gate = new(new SlackSecrets(Configuration), Time, NullLogger<SignatureGate>.Instance);
        Endpoints = new(Gate, Reception, NullLogger<SlackEndpoints>.Instance);
    }

    public NotedTime Time { get; } = new(new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));

    public IConfigurationRoot Configuration { get; }

    public IInbox Inbox { get; }

    public TurnRunner Runner { get; }

    public SlackReception Reception { get; }

    public SignatureGate Gate { get; }

    public SlackEndpoints Endpoints { get; }

    /// <summary>Gets what was worked on, in order, as it was read out of the inbox again.</summary>
    public ConcurrentQueue<SlackOccurrence> Worked { get; } = new();

    public ConcurrentQueue<InboundEvent> Events { get; } = new();

    /// <summary>Gets or sets what the work is.</summary>
    public Func<SlackOccurrence, Task<TurnEnd>> Work { get; set; } = _ => Task.FromResult(TurnEnd.Done);

    public ValueTask<WorkspaceId> OfAsync(string? enterprise, string? team, CancellationToken cancellation) => new(new WorkspaceId("slack-test"));

    public Task<TurnEnd> HandleAsync(Turn turn, CancellationToken cancellation)
    {
        var occurrence = SlackEnvelope.Read(turn.Event.Body) ?? throw new InvalidOperationException("What was stored cannot be read again.");
        Events.Enqueue(turn.Event);
        Worked.Enqueue(occurrence);
        return Work(occurrence);
    }

    /// <summary>Sends a body with a good signature.</summary>
    public Task<Answer> SendAsync(SlackKind kind, string body, string? type = null, Action<IHeaderDictionary>? change = null) =>
        SendAsync(kind, Encoding.UTF8.GetBytes(body), type, change);

    /// <inheritdoc cref="SendAsync(SlackKind, string, string?, Action{IHeaderDictionary}?)"/>
    public async Task<Answer> SendAsync(SlackKind kind, byte[] body, string? type = null, Action<IHeaderDictionary>? change = null)
    {
        var context = new DefaultHttpContext();
        using var answer = new MemoryStream();
        context.Request.Method = "POST";
        context.Request.ContentType = type ?? (kind == SlackKind.Event ? Json : Form);
        context.Request.ContentLength = body.Length;
        context.Request.Body = new MemoryStream(body);
        context.Response.Body = answer;
        var timestamp = Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        context.Request.Headers["X-Slack-Request-Timestamp"] = timestamp;
        context.Request.Headers["X-Slack-Signature"] = SlackSignature.Of(Secret, timestamp, body);
        change?.Invoke(context.Request.Headers);
        await Endpoints.HandleAsync(kind, context);
        await context.Response.CompleteAsync();
        return new(context.Response.StatusCode, Encoding.UTF8.GetString(answer.ToArray()), context.Response.Headers.RetryAfter);
    }

    public ValueTask DisposeAsync() => Runner.DisposeAsync();

    public sealed record Answer(int Status, string Body, StringValues RetryAfter);
}
