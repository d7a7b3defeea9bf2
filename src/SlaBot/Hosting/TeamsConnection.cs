using SlaBot.Channels.Desk;
using SlaBot.Channels.Settings;
using SlaBot.Commands;
using SlaBot.Teams;
using SlaBot.Teams.Settings;

namespace SlaBot.Hosting;

/// <summary>Connects the bot to Teams where the settings say so.</summary>
internal static partial class TeamsConnection
{
    /// <summary>How Teams is set up, or null where nothing of it is set.</summary>
    /// <exception cref="CommandException">A setting is missing, blank or contradicts another; the sentence names it.</exception>
    public static TeamsSettings? Settings(WebApplicationBuilder builder)
    {
        try
        {
            var urls = (builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return TeamsSettingsReader.Read(builder.Configuration, builder.Environment.EnvironmentName, urls);
        }
        catch (SettingsException wrong)
        {
            throw CommandException.Failed(wrong.Message);
        }
    }

    /// <summary>Connects the channel, maps its endpoint and takes up what the last process left.</summary>
    /// <returns>The channel, or null where nothing of Teams is set.</returns>
    public static async Task<TeamsChannel?> ConnectAsync(TeamsSettings? settings, ChannelDesk desk, Bot bot, WebApplication app, TimeProvider time, CancellationToken cancellation)
    {
        if (settings is null)
        {
            return null;
        }

        if (settings.AllowUnauthenticated)
        {
            Open(app.Logger, TeamsSettingsReader.OpenWarning);
        }

        var store = bot.Store;
        var teams = await TeamsChannel.ConnectAsync(settings, desk, store, store, store, store, time, app.Services.GetRequiredService<ILoggerFactory>(), cancellation);
        teams.Map(app);
        await teams.StartAsync(cancellation);
        return teams;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private static partial void Open(ILogger log, string warning);
}
