using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;

namespace SlaBot.Conversation.Posts;

/// <summary>Writes what posts of some kinds say, of what is known when they are sent.</summary>
public interface IPostWriter
{
    /// <summary>Gets the kinds that it writes.</summary>
    IReadOnlyList<PostKind> Kinds { get; }

    /// <summary>What a row says now.</summary>
    /// <param name="row">The row.</param>
    /// <param name="language">The language of the place: <c>en</c> or <c>zh-Hant</c>.</param>
    /// <param name="scope">Who hears it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The post, or null where there is nothing to say any more.</returns>
    ValueTask<Reply?> WriteAsync(OutboxRow row, string language, ConversationScope scope, CancellationToken cancellation);
}
