using SlaBot.Slack;
using SlaBot.Teams;

namespace SlaBot.Hosting;

/// <summary>Which chat channels the settings connect.</summary>
internal static class ConnectedChannels
{
    private static readonly string[] Signs = ["MicrosoftAppId", "Slack:SigningSecret", "Slack:AppToken"];

    /// <summary>What to set where no channel is set up at all; null where one is.</summary>
    public static string? Missing(IConfiguration settings) => Signs.All(name => string.IsNullOrWhiteSpace(settings[name]))
        ? "No chat is connected: Teams needs MicrosoftAppId, MicrosoftAppType, MicrosoftAppTenantId and, for SingleTenant, MicrosoftAppPassword; "
            + "Slack needs Slack__BotToken and Slack__SigningSecret (or Slack__AppToken for Socket Mode)."
        : null;

    /// <summary>Whether both chats have their home in the local workspace, so that they share it without a link.</summary>
    public static bool ShareTheirHome(TeamsSettings? teams, SlackSettings? slack) => teams is not null && slack is { HasBotToken: true } or { HomeTeam: not null };
}
