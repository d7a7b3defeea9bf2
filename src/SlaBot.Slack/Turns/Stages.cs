using System.Collections.Concurrent;
using NodaTime;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Turns;
using SlaBot.Slack.Inbound;
using SlaBot.Slack.Installs;
using SlaBot.Slack.Outbound;
using SlaBot.Slack.Protocol;

namespace SlaBot.Slack.Turns;

/// <summary>Finds out where and by whom something was done: by which installation, and what Slack knows of the person.</summary>
internal sealed class Stages(IInstallations installations, ISlack slack)
{
    private const int MostPeople = 5_000;
    private const int MostInChannel = 100;
    private static readonly Duration Fresh = Duration.FromHours(1);

    private readonly ConcurrentDictionary<(InstallationId, string), (SlackUser User, Instant At)> people = new();
    private readonly ConcurrentDictionary<(InstallationId, string Bot, string Team, string User), string> direct = new();

    /// <summary>The stage of an occurrence; null where nobody did it, or the bot is not installed there any more.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="occurrence">What happened.</param>
    /// <param name="tenant">Whose workspace or organisation of Slack's it happened in.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Stage?> OfAsync(Turn turn, SlackOccurrence occurrence, SlackTenant tenant, CancellationToken cancellation)
    {
        if (occurrence.User is not { } user || await installations.FindAsync(occurrence.Enterprise, occurrence.Team, cancellation) is not { } bot)
        {
            return null;
        }

        var at = turn.Event.ReceivedAt;
        var team = occurrence.Team ?? bot.Id.Team ?? "";
        var channel = occurrence.Channel ?? await DirectAsync(bot, team, user, cancellation);
        return channel is null ? null : new(turn.Workspace, bot, team, channel, await UserAsync(bot.Id, team, user, at, cancellation), at)
        {
            Tenant = tenant.Id ?? team,
            Home = turn.Event.Workspace,
        };
    }

    /// <summary>The same place, with somebody else in it.</summary>
    public async Task<Stage> AsAsync(Stage stage, string user, CancellationToken cancellation) =>
        stage with { User = await UserAsync(stage.Bot.Id, stage.Team, user, stage.At, cancellation) };

    /// <summary>The direct conversation of the bot with somebody, or null where Slack opens none.</summary>
    /// <remarks>The two have one such conversation for good, so it is asked for once: every sent form needs it, and Slack opens few a minute.</remarks>
    public async Task<string?> DirectAsync(InstalledBot bot, string team, string user, CancellationToken cancellation)
    {
        var both = (bot.Id, bot.User, team, user);
        if (direct.TryGetValue(both, out var known))
        {
            return known;
        }

        if (await slack.OpenDirectAsync(bot.Id, team, user, cancellation) is not Channels.Deliveries.Delivery.Sent { Id: { } channel })
        {
            return null;
        }

        if (direct.Count >= MostPeople)
        {
            direct.Clear();
        }

        direct[both] = channel;
        return channel;
    }

    /// <summary>The stage as the desk takes it.</summary>
    public Heard Heard(Stage stage) => stage.Heard(async cancellation =>
    {
        var found = new List<NamedPerson>();
        foreach (var id in (await slack.MembersAsync(stage.Place, cancellation) ?? []).Where(id => id != stage.Bot.User).Take(MostInChannel))
        {
            if (await UserAsync(stage.Bot.Id, stage.Team, id, stage.At, cancellation) is { IsOutsider: false } user)
            {
                found.Add(new((stage with { User = user }).Person, user.Name));
            }
        }

        return found;
    });

    // Whom Slack does not tell is nobody's colleague: they may be answered, never trusted with more.
    private async Task<SlackUser> UserAsync(InstallationId installation, string team, string id, Instant at, CancellationToken cancellation)
    {
        if (people.TryGetValue((installation, id), out var known) && at - known.At < Fresh)
        {
            return known.User;
        }

        if (await slack.UserAsync(installation, id, cancellation) is not { } user)
        {
            return known.User ?? new(id, team, id) { IsOutsider = true };
        }

        if (people.Count >= MostPeople)
        {
            people.Clear();
        }

        people[(installation, id)] = (user, at);
        return user;
    }
}
