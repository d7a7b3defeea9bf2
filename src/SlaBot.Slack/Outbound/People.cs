using System.Text.Json;
using SlaBot.Channels.Json;
using SlaBot.Slack.Protocol;

namespace SlaBot.Slack.Outbound;

/// <summary>Reads people out of Slack's answers.</summary>
internal static class People
{
    /// <summary>Somebody, or null where the answer tells nobody.</summary>
    /// <param name="answer">The answer of <c>users.info</c>.</param>
    /// <param name="installation">Who asked: whoever belongs to another company is an outsider there.</param>
    public static SlackUser? User(JsonElement answer, InstallationId installation)
    {
        var user = answer.Member("user") ?? default;
        var profile = user.Member("profile") ?? default;
        return user.Word("id") is { } id
            ? new(id, user.Word("team_id") ?? "", profile.Word("display_name") ?? profile.Word("real_name") ?? user.Word("real_name") ?? user.Word("name") ?? id)
            {
                Email = user.Is("is_email_confirmed") ? profile.Word("email") : null,
                Zone = user.Word("tz"),
                Locale = user.Word("locale"),
                RunsWorkspace = user.Is("is_admin") || user.Is("is_owner"),
                IsOutsider = IsOutsider(user, installation),
            }
            : null;
    }

    /// <summary>The ids of a page of members.</summary>
    public static IEnumerable<string> Ids(JsonElement answer) => answer.Member("members") is { ValueKind: JsonValueKind.Array } members
        ? members.EnumerateArray().Where(static member => member.ValueKind == JsonValueKind.String).Select(static member => member.GetString()!)
        : [];

    /// <summary>Who was asked for by <c>auth.test</c>, or null.</summary>
    public static SlackIdentity? Identity(JsonElement answer) => answer.Word("team_id") is { } team && answer.Word("user_id") is { } user
        ? new(team, user)
        {
            Enterprise = answer.Word("enterprise_id"),
            BotId = answer.Word("bot_id"),
            TeamName = answer.Word("team"),
            IsWholeOrganisation = answer.Is("is_enterprise_install"),
        }
        : null;

    /// <summary>Somebody of another company in a shared channel is no stranger in Slack's sense; their workspace tells.</summary>
    private static bool IsOutsider(JsonElement user, InstallationId installation)
    {
        var enterprise = user.Word("enterprise_user", "enterprise_id");
        var team = user.Word("team_id");
        var isOurs = (installation.Team is not null && team == installation.Team)
            || (installation.Enterprise is not null && (enterprise == installation.Enterprise || team == installation.Enterprise));
        return !isOurs || user.Is("is_bot") || user.Is("is_restricted") || user.Is("is_ultra_restricted") || user.Is("is_stranger") || user.Is("deleted");
    }
}

/// <summary>Who a token is.</summary>
/// <param name="Team">The id of the workspace (of an organisation's token: of the one it was asked in).</param>
/// <param name="User">The bot's user id.</param>
internal sealed record SlackIdentity(string Team, string User)
{
    /// <summary>Gets the id of the organisation, or null outside of one.</summary>
    public string? Enterprise { get; init; }

    /// <summary>Gets the bot's own id (<c>B…</c>), or null where the token is no bot's.</summary>
    public string? BotId { get; init; }

    /// <summary>Gets what the workspace is called, or null.</summary>
    public string? TeamName { get; init; }

    /// <summary>Gets whether it is good for a whole organisation.</summary>
    public bool IsWholeOrganisation { get; init; }

    /// <summary>Gets the installation that it belongs to.</summary>
    public InstallationId Installation => new(Enterprise, IsWholeOrganisation ? null : Team);
}
