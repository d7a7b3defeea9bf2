using System.Collections.Concurrent;
using NodaTime;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Outbox;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Values;

namespace SlaBot.Tests.Year;

/// <summary>A platform that takes everything and remembers what people see: each message, with what stands in its place now.</summary>
internal sealed class ToldPosts(Platform platform, TimeProvider time) : IPlatformPosts
{
    private readonly ConcurrentDictionary<string, ToldMessage> messages = new();

    public Platform Platform => platform;

    /// <summary>Gets the messages, by the order of their keys.</summary>
    public IReadOnlyList<ToldMessage> Messages => [.. messages.Values.OrderBy(message => message.Key, StringComparer.Ordinal)];

    public ValueTask<bool> SpeakAboutItAsync(ChannelConversation place, CancellationToken cancellation) => new(true);

    public Task<Delivery> PostAsync(ChannelConversation place, Reply reply, string key, Instant at, CancellationToken cancellation)
    {
        var message = new ToldMessage(key, place.Id, Instant.FromDateTimeOffset(time.GetUtcNow()), TextOf(reply)) { Now = TextOf(reply) };
        return Task.FromResult<Delivery>(messages.TryAdd(key, message) ? new Delivery.Sent(key) : new Delivery.Refused("The same post came twice."));
    }

    public Task<Delivery> UpdateAsync(ChannelConversation place, string messageId, Reply reply, Instant at, CancellationToken cancellation)
    {
        messages[messageId].Now = TextOf(reply);
        return Task.FromResult<Delivery>(new Delivery.Sent(messageId));
    }

    public Task<ChannelConversation?> PrivateAsync(WorkspaceId workspace, Person person, CancellationToken cancellation) =>
        Task.FromResult<ChannelConversation?>(new(workspace, person.Platform, $"private:{person.Id}", ConversationScope.Personal) { Tenant = person.Tenant, Reference = "{}" });

    // Line by line, as it was written: where a screen would break lines does not matter here.
    private static string TextOf(Reply reply) => string.Join('\n', reply.Parts.SelectMany(Lines).Prepend(reply.Headline)).Replace('\u00a0', ' ');

    private static IEnumerable<string> Lines(Part part) => part switch
    {
        Part.Heading heading => [heading.Words],
        Part.Text text => [text.Words],
        Part.Note note => [note.Words],
        Part.Figures figures => figures.Items.Select(item => $"{item.Label} {item.Value} {item.Hint}"),
        Part.Table table => table.Rows.Select(row => string.Join(' ', row.Cells)),
        _ => [],
    };
}

/// <summary>A message that people see.</summary>
/// <param name="Key">What told it from every other.</param>
/// <param name="Place">Where.</param>
/// <param name="At">When it was posted.</param>
/// <param name="First">What it said at first.</param>
internal sealed record ToldMessage(string Key, string Place, Instant At, string First)
{
    /// <summary>Gets or sets what it says now.</summary>
    public required string Now { get; set; }
}
