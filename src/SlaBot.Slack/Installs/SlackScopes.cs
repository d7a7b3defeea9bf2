namespace SlaBot.Slack.Installs;

/// <summary>What the bot asks to be allowed, and why: the least that its features need, the same as in the app's manifest.</summary>
internal static class SlackScopes
{
    /// <summary>Gets the scopes of the bot, in the order of their names.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "app_mentions:read", // to hear questions in channels
        "channels:read", // to notice being invited into a channel, and to list its people when an admin gives somebody a role there
        "chat:write", // to answer
        "commands", // /sla
        "files:read", // to take CSV and agreement files that people send
        "files:write", // to send the agreement as a file
        "groups:read", // the same in private channels
        "im:history", // to hear questions in direct messages
        "im:write", // to write to a person who asked for it
        "users:read", // names, languages and clocks of people
        "users:read.email", // to know a person on Teams again
    ];
}
