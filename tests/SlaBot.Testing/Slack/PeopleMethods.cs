using System.Globalization;
using System.Text.Json.Nodes;

namespace SlaBot.Testing.Slack;

/// <summary>The methods about people and conversations, and <c>auth.test</c>.</summary>
internal static class PeopleMethods
{
    public static JsonObject Who(FakeSlack fake, FakeWorkspace workspace, bool isWholeOrganisation) => new()
    {
        ["ok"] = true,
        ["url"] = fake.ApiUrl.ToString(),
        ["team"] = workspace.Name,
        ["user"] = "slabot",
        ["team_id"] = workspace.Id,
        ["user_id"] = workspace.BotUser,
        ["bot_id"] = workspace.Bot,
        ["enterprise_id"] = workspace.Enterprise,
        ["is_enterprise_install"] = isWholeOrganisation,
    };

    public static JsonObject Open(FakeWorkspace workspace, SlackRequest request) =>
        request.Argument("users")?.Split(',') is not [var user] ? FakeSlack.No("users_list_not_supplied")
        : workspace.Person(user) is not { } person ? FakeSlack.No("user_not_found")
        : person.IsDeleted ? FakeSlack.No("user_disabled")
        : person.IsBot ? FakeSlack.No("cannot_dm_bot")
        : FakeSlack.Yes("channel", new JsonObject { ["id"] = workspace.Direct(person.Id).Id });

    public static JsonObject Info(FakeWorkspace workspace, SlackRequest request)
    {
        if (workspace.Person(request.Argument("user")) is not { } person)
        {
            return FakeSlack.No("user_not_found");
        }

        var user = new JsonObject
        {
            ["id"] = person.Id,
            ["team_id"] = person.Team ?? workspace.Id,
            ["name"] = person.Name.ToLowerInvariant().Replace(' ', '.'),
            ["deleted"] = person.IsDeleted,
            ["real_name"] = person.Name,
            ["tz"] = person.Zone,
            ["profile"] = new JsonObject { ["real_name"] = person.Name, ["display_name"] = "", ["email"] = person.Email },
            ["is_bot"] = person.IsBot,
            ["is_admin"] = person.IsAdmin,
            ["is_owner"] = false,
            ["is_restricted"] = person.IsGuest,
            ["is_ultra_restricted"] = false,
            ["is_email_confirmed"] = person.Email is not null,
        };
        if (request.Argument("include_locale") == "true")
        {
            user["locale"] = person.Locale;
        }

        if (workspace.Enterprise is not null && person.Team is null)
        {
            user["enterprise_user"] = new JsonObject { ["id"] = person.Id, ["enterprise_id"] = workspace.Enterprise, ["teams"] = new JsonArray(workspace.Id) };
        }

        return FakeSlack.Yes("user", user);
    }

    public static JsonObject Members(FakeWorkspace workspace, SlackRequest request)
    {
        if (workspace.Channel(request.Channel) is not { } channel)
        {
            return FakeSlack.No("channel_not_found");
        }

        var size = int.TryParse(request.Argument("limit"), CultureInfo.InvariantCulture, out var limit) ? Math.Clamp(limit, 1, 1_000) : 100;
        var cursor = request.Argument("cursor") ?? "";
        if (!int.TryParse(cursor.Length == 0 ? "0" : cursor.TrimEnd('='), CultureInfo.InvariantCulture, out var from))
        {
            return FakeSlack.No("invalid_cursor");
        }

        var next = from + size < channel.Members.Count ? string.Create(CultureInfo.InvariantCulture, $"{from + size}=") : "";
        return new()
        {
            ["ok"] = true,
            ["members"] = new JsonArray([.. channel.Members.Skip(from).Take(size).Select(member => (JsonNode)member)]),
            ["response_metadata"] = new JsonObject { ["next_cursor"] = next },
        };
    }
}
