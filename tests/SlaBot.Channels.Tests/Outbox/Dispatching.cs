using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using SlaBot.Channels.Outbox;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Domain.Values;
using SlaBot.Testing;
using SlaBot.Testing.Storage;

namespace SlaBot.Channels.Tests.Outbox;

/// <summary>A dispatcher on stores in memory, a scripted platform and a clock that the test moves.</summary>
internal sealed class Dispatching : IAsyncDisposable
{
    public static readonly WorkspaceId Workspace = new("w");

    private readonly OutboxDispatcher dispatcher;

    public Dispatching()
    {
        Platform = new(Time);
        dispatcher = new(Books, Books, Places, [Platform], [Silent, Writer], Time, Logs.CreateLogger<OutboxDispatcher>(), () => 0.5);
    }

    public FakeTimeProvider Time { get; } = new(SomePosts.Noon.ToDateTimeOffset());

    public InMemoryBookStore Books { get; } = new();

    public InMemoryConversationStore Places { get; } = new();

    public ScriptedPlatform Platform { get; }

    public ScriptedWriter Silent { get; } = new() { Kinds = [PostKind.Win], Says = _ => null };

    public ScriptedWriter Writer { get; } = new();

    public RecordingLogs Logs { get; } = new();

    public Instant Now => Instant.FromDateTimeOffset(Time.GetUtcNow());

    public async Task<Dispatching> StartedAsync(params string[] places)
    {
        foreach (var place in places.Length == 0 ? ["C1"] : places)
        {
            await PutPlaceAsync(place);
        }

        await dispatcher.StartAsync(default);
        return this;
    }

    public Task StopAsync() => dispatcher.StopAsync(TimeSpan.FromSeconds(5));

    public Task PutPlaceAsync(string id, string language = "en", Instant? leftAt = null, params PostingKind[] posts) => Places.ChangeAsync(
        Workspace,
        Conversation.Channels.Platform.Slack,
        id,
        _ => new(Workspace, Conversation.Channels.Platform.Slack, id, ConversationScope.Channel) { Tenant = "T1", Reference = "r", Language = language, LeftAt = leftAt, Posts = posts.Length > 0 ? posts : [PostingKind.Scorecards, PostingKind.Wins] },
        default);

    public Task AddAsync(params OutboxRow[] rows) => Books.ChangeBooksAsync(Workspace, draft => rows.Count(draft.TryAdd), default);

    /// <summary>Adds a row and waits for its end.</summary>
    public async Task<OutboxRow> EndOfAsync(OutboxRow row)
    {
        await AddAsync(row);
        return await UntilEndedAsync(row.Key);
    }

    public async Task<OutboxRow> UntilEndedAsync(PostKey key, TimeSpan? step = null)
    {
        OutboxRow? row = null;
        await UntilAsync(async () => (row = await Books.FindRowAsync(Workspace, key, default)) is { EndedAt: not null }, step);
        return row!;
    }

    /// <summary>
    /// Waits until something is so, while the clock moves on where it is to. It stands while something is leaving: a busy machine would
    /// else be given no time to send it in.
    /// </summary>
    public Task UntilAsync(Func<bool> isSo, TimeSpan? step = null) => UntilAsync(() => Task.FromResult(isSo()), step);

    /// <summary>The same, where it has to be asked for.</summary>
    public async Task UntilAsync(Func<Task<bool>> isSo, TimeSpan? step = null)
    {
        for (var i = 0; i < 10_000 && !await isSo(); i++)
        {
            await Task.Delay(2);
            if (step is { } far && dispatcher.Underway == 0)
            {
                Time.Advance(far);
            }
        }

        (await isSo()).ShouldBeTrue();
    }

    public async ValueTask DisposeAsync() => await dispatcher.DisposeAsync();
}
