using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Testing.Storage;

/// <summary>Accepted events that are forgotten when the test ends.</summary>
public sealed class InMemoryInbox(TimeProvider time) : IInbox
{
    private const int LongestKey = 1_000;
    private const int MostBodyBytes = 4 << 20;

    private readonly Lock guard = new();
    private readonly OrderedDictionary<(WorkspaceId Workspace, string Key), Kept> events = [];

    public Task<bool> AcceptAsync(InboundEvent accepted, CancellationToken cancellation)
    {
        InMemoryText.Require(accepted.Key, LongestKey);
        InMemoryText.Require(accepted.Lane, LongestKey);
        if (accepted.Body.Length > MostBodyBytes)
        {
            throw new ArgumentException("The body is too large.", nameof(accepted));
        }

        lock (guard)
        {
            return Task.FromResult(events.TryAdd((accepted.Workspace, accepted.Key), new(accepted with { Body = accepted.Body.ToArray() }, InboundState.Accepted, default)));
        }
    }

    public Task BeginSendingAsync(WorkspaceId workspace, string key, CancellationToken cancellation)
    {
        lock (guard)
        {
            return TrySet(workspace, key, InboundState.Sending)
                ? Task.CompletedTask
                : Task.FromException(new ArgumentException("There is no such unfinished event."));
        }
    }

    public Task FinishAsync(WorkspaceId workspace, string key, InboundState end, CancellationToken cancellation)
    {
        if (end is InboundState.Accepted or InboundState.Sending)
        {
            throw new ArgumentOutOfRangeException(nameof(end));
        }

        lock (guard)
        {
            _ = TrySet(workspace, key, end);
            return Task.CompletedTask;
        }
    }

    public Task<IReadOnlyList<UnfinishedEvent>> UnfinishedAsync(CancellationToken cancellation)
    {
        lock (guard)
        {
            return Task.FromResult<IReadOnlyList<UnfinishedEvent>>(
                [.. events.Values.Where(kept => kept.IsOpen).Select(kept => new UnfinishedEvent(kept.Event, kept.State))]);
        }
    }

    public ValueTask<InboxTally> TallyAsync(CancellationToken cancellation)
    {
        lock (guard)
        {
            return new(events.Values.Aggregate(new InboxTally(0, 0), (sum, kept) => sum + InboxTally.Of(kept.State)));
        }
    }

    public Task ForgetAsync(Instant before, CancellationToken cancellation) => Remove(one => !one.Value.IsOpen && one.Value.EndedAt < before);

    public Task RemoveAsync(WorkspaceId workspace) => Remove(one => one.Key.Workspace == workspace);

    private Task Remove(Predicate<KeyValuePair<(WorkspaceId Workspace, string Key), Kept>> isToGo)
    {
        lock (guard)
        {
            foreach (var one in events.Where(one => isToGo(one)).ToList())
            {
                _ = events.Remove(one.Key);
            }

            return Task.CompletedTask;
        }
    }

    private bool TrySet(WorkspaceId workspace, string key, InboundState state)
    {
        if (!events.TryGetValue((workspace, key), out var kept) || !kept.IsOpen)
        {
            return false;
        }

        events[(workspace, key)] = kept with { State = state, EndedAt = Instant.FromDateTimeOffset(time.GetUtcNow()) };
        return true;
    }

    private sealed record Kept(InboundEvent Event, InboundState State, Instant EndedAt)
    {
        public bool IsOpen => State is InboundState.Accepted or InboundState.Sending;
    }
}

internal static class InMemoryText
{
    public static void Require(string text, int most)
    {
        if (text.Length == 0 || text.Length > most || text.EnumerateRunes().Any(rune => rune == System.Text.Rune.ReplacementChar && !text.Contains('\ufffd', StringComparison.Ordinal)))
        {
            throw new ArgumentException("The text cannot be stored.", nameof(text));
        }
    }
}
