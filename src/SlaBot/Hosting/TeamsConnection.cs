using SlaBot.Channels.Desk;
using SlaBot.Teams;
using SlaBot.Uploads;

namespace SlaBot.Hosting;

/// <summary>Connects the bot to Teams where the settings say so.</summary>
internal static class TeamsConnection
{
    /// <summary>The channel, or null where nothing of Teams is set.</summary>
    public static async Task<TeamsChannel?> ConnectAsync(TeamsSettings? settings, Bot bot, TimeProvider time, ILoggerFactory logs, CancellationToken cancellation)
    {
        if (settings is null)
        {
            return null;
        }

        var store = bot.Store;
        var desk = new ChannelDesk(bot, store, store, store, new FileUploads(store, store, time));
        return await TeamsChannel.ConnectAsync(settings, desk, store, store, store, time, logs, cancellation);
    }
}
