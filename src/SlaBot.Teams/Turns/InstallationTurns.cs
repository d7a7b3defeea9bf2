using SlaBot.Channels.Desk;
using SlaBot.Channels.Json;
using SlaBot.Channels.Turns;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Turns;

/// <summary>
/// The life of an installation. The same thing is told by two kinds of events, in any order and again after a reload; a
/// place is welcomed once all the same, and forgotten when the bot is removed from it.
/// </summary>
internal sealed class InstallationTurns(ChannelDesk desk, Places places, People people, TeamsPost post)
{
    /// <summary>Notes what an event tells.</summary>
    public Task<TurnEnd> NoteAsync(Turn turn, Activity activity, CancellationToken cancellation) => activity switch
    {
        { Type: ActivityTypes.InstallationUpdate, Action: "remove" or "remove-upgrade" } => RemovedAsync(turn, activity, activity.Action == "remove-upgrade", cancellation),
        { Type: ActivityTypes.InstallationUpdate } => WelcomeAsync(turn, activity, cancellation),
        _ when IsBotIn(activity.MembersRemoved, activity) => RemovedAsync(turn, activity, isUpgrade: false, cancellation),
        _ when IsBotIn(activity.MembersAdded, activity) || IsFirstOfTwo(activity) => WelcomeAsync(turn, activity, cancellation),
        _ => TeamAsync(turn.Workspace, activity, cancellation),
    };

    private static bool IsBotIn(IReadOnlyList<ChannelAccount>? members, Activity activity) =>
        members is not null && activity.Recipient?.Id is { } bot && members.Any(member => member.Id == bot);

    // Channels that are no Teams tell of the person alone.
    private static bool IsFirstOfTwo(Activity activity) =>
        activity is { MembersAdded.Count: > 0 } && activity.ChannelId != "msteams" && activity.Scope() == ConversationScope.Personal;

    private async Task<TurnEnd> WelcomeAsync(Turn turn, Activity activity, CancellationToken cancellation)
    {
        var (workspace, at) = (turn.Workspace, turn.Event.ReceivedAt);
        var place = await places.SeenAsync(workspace, activity, at, cancellation);
        var sender = activity.From?.Id == activity.Recipient?.Id
            ? activity.MembersAdded?.FirstOrDefault(member => member.Id != activity.Recipient?.Id)
            : activity.From;
        if (TeamsScene.PersonOf(sender, activity.Tenant()) is not { } person || !await places.TryWelcomeAsync(place, turn.Event.Key, person, cancellation))
        {
            return TurnEnd.Done;
        }

        var heard = people.Heard(turn, activity, person) with { Name = await people.NameAsync(activity with { From = sender }, cancellation) };
        var welcome = await desk.WelcomeAsync(heard, cancellation);
        return TurnEnd.Of(await post.PostAsync(turn, activity.Reference() with { ActivityId = null }, welcome, at, cancellation));
    }

    private async Task<TurnEnd> RemovedAsync(Turn turn, Activity activity, bool isUpgrade, CancellationToken cancellation)
    {
        if (isUpgrade)
        {
            return TurnEnd.Done;
        }

        // Also from before the tenant was linked.
        foreach (var workspace in new[] { turn.Event.Workspace, turn.Workspace }.Distinct())
        {
            foreach (var place in activity.TeamId() is { } team ? await places.OfTeamAsync(workspace, team, cancellation) : [])
            {
                await places.ForgetAsync(workspace, place.Id, cancellation);
            }

            await places.ForgetAsync(workspace, activity.ConversationId(), cancellation);
        }

        return TurnEnd.Done;
    }

    private async Task<TurnEnd> TeamAsync(WorkspaceId workspace, Activity activity, CancellationToken cancellation)
    {
        var channel = activity.ChannelData.Text("channel", "id");
        switch (activity.ChannelData.Text("eventType"))
        {
            case "channelDeleted" when channel is not null:
                await places.ForgetAsync(workspace, channel, cancellation);
                break;
            case "channelRenamed" when channel is not null:
                await places.ChangeAsync(workspace, channel, place => place with { Name = activity.ChannelData.Text("channel", "name") ?? place.Name }, cancellation);
                break;
            case "teamDeleted" or "teamHardDeleted" when activity.TeamId() is { } team:
                foreach (var place in await places.OfTeamAsync(workspace, team, cancellation))
                {
                    await places.ForgetAsync(workspace, place.Id, cancellation);
                }

                break;
            case "teamRenamed" when activity.TeamId() is { } team:
                // The General channel has the team's id and is called like it.
                await places.ChangeAsync(workspace, team, place => place with { Name = activity.ChannelData.Text("team", "name") ?? place.Name }, cancellation);
                break;
            default:
                break;
        }

        return TurnEnd.Done;
    }
}
