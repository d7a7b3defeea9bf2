using SlaBot.Channels.Desk;
using SlaBot.Channels.Pictures;
using SlaBot.Channels.Settings;
using SlaBot.Commands;
using SlaBot.Slack;
using SlaBot.Slack.Settings;

namespace SlaBot.Hosting;

/// <summary>Connects the bot to Slack where the settings say so.</summary>
internal static class SlackConnection
{
    /// <summary>How Slack is set up, or null where nothing of it is set.</summary>
    /// <exception cref="CommandException">A setting is missing, blank or contradicts another; the sentence names it.</exception>
    public static SlackSettings? Settings(WebApplicationBuilder builder)
    {
        try
        {
            return SlackSettingsReader.Read(builder.Configuration);
        }
        catch (SettingsException wrong)
        {
            throw CommandException.Failed(wrong.Message);
        }
    }

    /// <summary>Connects the channel, maps its endpoints and takes up what the last process left.</summary>
    /// <returns>The channel, or null where nothing of Slack is set.</returns>
    public static async Task<SlackChannel?> ConnectAsync(SlackSettings? settings, ChannelDesk desk, Bot bot, WebApplication app, TimeProvider time, PictureAddresses? pictures, CancellationToken cancellation)
    {
        if (settings is null)
        {
            return null;
        }

        var store = bot.Store;
        var slack = await SlackChannel.ConnectAsync(settings, desk, store, store, store, store, store, time, app.Services.GetRequiredService<ILoggerFactory>(), pictures, cancellation);
        slack.Map(app);
        await slack.StartAsync(cancellation);
        return slack;
    }
}
