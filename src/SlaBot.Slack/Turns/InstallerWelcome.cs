using NodaTime;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Places;
using SlaBot.Slack.Installs;
using SlaBot.Slack.Outbound;

namespace SlaBot.Slack.Turns;

/// <summary>Greets whoever installed the app, and nobody else, in their direct conversation; the first to do so becomes admin.</summary>
internal sealed class InstallerWelcome(ChannelDesk desk, Stages stages, PlaceBook places, ISlack slack, ReplyBlocks blocks, SlackWorkspaces workspaces, TimeProvider time)
{
    /// <summary>Greets.</summary>
    public async Task GreetAsync(InstalledBot bot, CancellationToken cancellation)
    {
        var team = bot.Id.Team ?? "";
        if (bot.Installer is not { } installer || await stages.DirectAsync(bot, team, installer, cancellation) is not { } channel)
        {
            return;
        }

        var at = Instant.FromDateTimeOffset(time.GetUtcNow());
        var tenant = await workspaces.TenantAsync(bot.Id.Enterprise, bot.Id.Team, cancellation);
        var workspace = await workspaces.SpokenAboutAsync(tenant.Id, tenant.Home, cancellation);
        var stage = await stages.AsAsync(
            new(workspace, bot, team, channel, new(installer, team, installer), at) { Tenant = tenant.Id ?? team, Home = tenant.Home, ChannelType = "im" }, installer, cancellation);
        var place = await places.SeenAsync(stage, cancellation);
        if (!stage.User.IsOutsider && await places.TryWelcomeAsync(place, $"install|{at.ToUnixTimeTicks()}", stage.Person, cancellation))
        {
            _ = await slack.PostAsync(stage.Place, blocks.Message(await desk.WelcomeAsync(stages.Heard(stage), cancellation), stage), cancellation);
        }
    }
}
