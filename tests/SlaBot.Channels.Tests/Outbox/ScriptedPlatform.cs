using System.Collections.Concurrent;
using NodaTime;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Http;
using SlaBot.Channels.Outbox;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Tests.Outbox;

/// <summary>A platform that ends every delivery as the test says, and keeps what it was told.</summary>
internal sealed class ScriptedPlatform(TimeProvider time) : IPlatformPosts
{
    private readonly ConcurrentQueue<Told> told = new();
    private int number;

    public Platform Platform => Platform.Slack;

    public Func<Told, CancellationToken, Task<Delivery>> Answer { get; set; } = (said, _) => Task.FromResult<Delivery>(new Delivery.Sent($"m{said.Number}"));

    public Func<ChannelConversation, bool> SpeaksAboutIt { get; set; } = _ => true;

    public ChannelConversation? Private { get; set; }

    public IReadOnlyList<Told> All => [.. told];

    public ValueTask<bool> SpeakAboutItAsync(ChannelConversation place, CancellationToken cancellation) => new(SpeaksAboutIt(place));

    public Task<Delivery> PostAsync(ChannelConversation place, Reply reply, string key, Instant at, CancellationToken cancellation) => TellAsync(place, reply, key, null, cancellation);

    public Task<Delivery> UpdateAsync(ChannelConversation place, string messageId, Reply reply, Instant at, CancellationToken cancellation) => TellAsync(place, reply, null, messageId, cancellation);

    public Task<ChannelConversation?> PrivateAsync(WorkspaceId workspace, Person person, CancellationToken cancellation) => Task.FromResult(Private);

    private async Task<Delivery> TellAsync(ChannelConversation place, Reply reply, string? key, string? messageId, CancellationToken cancellation)
    {
        var said = new Told(Interlocked.Increment(ref number), place, reply, key, messageId, Instant.FromDateTimeOffset(time.GetUtcNow()));
        await FirstByte.LeavesAsync();
        told.Enqueue(said);
        return await Answer(said, cancellation);
    }
}

/// <summary>What a platform was told.</summary>
internal sealed record Told(int Number, ChannelConversation Place, Reply Reply, string? Key, string? MessageId, Instant At)
{
    public string Text => $"{(MessageId is null ? "" : $"{MessageId}: ")}{Place.Id} {Reply.Headline}";
}
