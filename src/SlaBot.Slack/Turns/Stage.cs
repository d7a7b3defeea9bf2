using NodaTime;
using SlaBot.Channels.Desk;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;
using SlaBot.Slack.Installs;
using SlaBot.Slack.Outbound;
using SlaBot.Slack.Protocol;

namespace SlaBot.Slack.Turns;

/// <summary>Where something happened, and who did it: what every turn begins with.</summary>
/// <param name="Workspace">Whose data it is about.</param>
/// <param name="Bot">The bot as it is installed there.</param>
/// <param name="Team">The workspace's id on Slack.</param>
/// <param name="Channel">The channel's id; that of the direct conversation where it happened in the home tab.</param>
/// <param name="User">Who.</param>
/// <param name="At">When it came.</param>
internal sealed record Stage(WorkspaceId Workspace, InstalledBot Bot, string Team, string Channel, SlackUser User, Instant At)
{
    /// <summary>Gets the workspace of Slack's, or the organisation, that can be linked.</summary>
    public required string Tenant { get; init; }

    /// <summary>Gets the own workspace of where it happened.</summary>
    public required WorkspaceId Home { get; init; }

    /// <summary>Gets the first message of the thread that is spoken in, or null in the channel itself.</summary>
    public string? Thread { get; init; }

    /// <summary>Gets the kind of channel, or null where it is not told.</summary>
    public string? ChannelType { get; init; }

    /// <summary>Gets what the channel is called, or null.</summary>
    public string? ChannelName { get; init; }

    /// <summary>Gets where answers go.</summary>
    public SlackPlace Place => new(Bot.Id, Team, Channel, Thread);

    /// <summary>Gets who hears what is said there.</summary>
    public ConversationScope Scope => ChannelType switch
    {
        "im" => ConversationScope.Personal,
        "mpim" => ConversationScope.Group,
        _ => Channel is ['D', ..] ? ConversationScope.Personal : ConversationScope.Channel,
    };

    /// <summary>Gets who did it. The ids of people hold in their own workspace.</summary>
    public Person Person => new(Platform.Slack, User.Team.Length > 0 ? User.Team : Team, User.Id);

    /// <summary>Gets the language of the person's client.</summary>
    public string Language => SetupWords.In(User.Locale ?? "en").Language;

    /// <summary>The same as the desk takes it.</summary>
    /// <param name="people">Tells who else is there.</param>
    public Heard Heard(Func<CancellationToken, Task<IReadOnlyList<NamedPerson>>> people) => new(
        Workspace, Platform.Slack, Channel, Thread is null ? Channel : $"{Channel}/{Thread}", Scope, Person, At)
    {
        Tenant = Tenant,
        Home = Home,
        EmailAsync = _ => Task.FromResult(User is { IsOutsider: false, Email: { } email } ? email : null),
        Name = User.Name,
        MayBeFirstAdmin = User.RunsWorkspace || User.Id == Bot.Installer,
        Language = Language,
        Zone = User.Zone is { } id ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) : null,
        People = people,
    };
}
