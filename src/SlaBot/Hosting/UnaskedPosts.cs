using SlaBot.Channels.Outbox;
using SlaBot.Conversation.Posts;
using SlaBot.Slack;
using SlaBot.Teams;

namespace SlaBot.Hosting;

/// <summary>Lets the bot say something unasked on the chats that are connected.</summary>
internal static class UnaskedPosts
{
    /// <summary>The dispatcher, not started; null where no chat is connected, so that what waits goes on waiting.</summary>
    public static OutboxDispatcher? Of(Bot bot, TeamsChannel? teams, SlackChannel? slack, IReadOnlyList<IPostWriter> writers, TimeProvider time, WebApplication app)
    {
        IPlatformPosts[] platforms = [.. new[] { teams?.Posts, slack?.Posts }.OfType<IPlatformPosts>()];
        return platforms.Length == 0 ? null : new(bot.Store, bot.Store, bot.Store, platforms, writers, time, app.Services.GetRequiredService<ILogger<OutboxDispatcher>>());
    }
}
