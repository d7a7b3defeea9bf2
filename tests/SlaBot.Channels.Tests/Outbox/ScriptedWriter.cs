using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;

namespace SlaBot.Channels.Tests.Outbox;

/// <summary>Writes the subject of a row, unless the test says otherwise.</summary>
internal sealed class ScriptedWriter : IPostWriter
{
    public IReadOnlyList<PostKind> Kinds { get; init; } = Enum.GetValues<PostKind>();

    public Func<OutboxRow, string?> Says { get; set; } = row => row.Key.Subject;

    public ValueTask<Reply?> WriteAsync(OutboxRow row, string language, ConversationScope scope, CancellationToken cancellation) =>
        new(Says(row) is { } words ? new Reply { Language = language, Headline = words } : null);
}
