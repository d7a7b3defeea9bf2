using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;

namespace SlaBot.Crash;

/// <summary>Writes the subject of whatever is posted.</summary>
/// <param name="pauses">Whether it tells that it is about to write, and never does.</param>
internal sealed class SubjectWriter(bool pauses) : IPostWriter
{
    public IReadOnlyList<PostKind> Kinds { get; } = Enum.GetValues<PostKind>();

    public async ValueTask<Reply?> WriteAsync(OutboxRow row, string language, ConversationScope scope, CancellationToken cancellation)
    {
        if (pauses)
        {
            Console.WriteLine("writing");
            await Task.Delay(Timeout.Infinite, cancellation);
        }

        return new() { Language = language, Headline = row.Key.Subject };
    }
}
