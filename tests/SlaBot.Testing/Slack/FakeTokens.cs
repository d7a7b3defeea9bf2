using System.Globalization;
using System.Text.Json.Nodes;

namespace SlaBot.Testing.Slack;

/// <summary>The tokens of the fake Slack: what it gave, to whom, and what it takes no more.</summary>
/// <param name="time">The clock.</param>
public sealed class FakeTokens(TimeProvider time)
{
    private readonly Lock guard = new();
    private readonly Dictionary<string, Given> given = [];
    private readonly Dictionary<string, FakeInstall> codes = [];
    private readonly Dictionary<string, FakeInstall> refreshes = [];
    private readonly HashSet<string> spent = [];
    private int count;

    /// <summary>Gets or sets whether tokens are rotated: they end after 12 hours, and a refresh token comes along that is good once.</summary>
    public bool Rotates { get; set; }

    /// <summary>Gets or sets how long a rotated token lives.</summary>
    public TimeSpan Life { get; set; } = TimeSpan.FromHours(12);

    /// <summary>A code as the user's browser brings it back to the bot.</summary>
    public string Code(FakeInstall install)
    {
        lock (guard)
        {
            var code = Next("code");
            codes[code] = install;
            return code;
        }
    }

    /// <summary>A token that is good from now on.</summary>
    public string Give(FakeWorkspace workspace, string? token = null, bool isWholeOrganisation = false)
    {
        lock (guard)
        {
            token ??= Next("xoxb-" + workspace.Id.ToLowerInvariant());
            given[token] = new(workspace, null, null, isWholeOrganisation);
            return token;
        }
    }

    /// <summary>Takes a token back; the error is what it is answered with: <c>token_revoked</c>, <c>account_inactive</c>, <c>token_expired</c> …</summary>
    public void Refuse(string token, string error = "token_revoked")
    {
        lock (guard)
        {
            given[token] = given[token] with { Error = error };
        }
    }

    /// <summary>Takes all tokens of a workspace back, as when the app is removed from it.</summary>
    public void RefuseAll(FakeWorkspace workspace, string error = "account_inactive")
    {
        lock (guard)
        {
            foreach (var token in given.Where(pair => pair.Value.Workspace == workspace).Select(pair => pair.Key).ToArray())
            {
                given[token] = given[token] with { Error = error };
            }
        }
    }

    internal (FakeWorkspace? Workspace, string? Error, bool IsWholeOrganisation) Who(string? token)
    {
        lock (guard)
        {
            return token is null ? (null, "not_authed", false)
                : !given.TryGetValue(token, out var found) ? (null, "invalid_auth", false)
                : found.Error is not null ? (found.Workspace, found.Error, found.IsWholeOrganisation)
                : found.Ends <= time.GetUtcNow() ? (found.Workspace, "token_expired", found.IsWholeOrganisation)
                : (found.Workspace, null, found.IsWholeOrganisation);
        }
    }

    /// <summary>The answer of <c>oauth.v2.access</c> to a code or a refresh token: each is good once.</summary>
    internal JsonObject Exchange(string? grant, string? code, string? refresh, string? redirect, string app)
    {
        lock (guard)
        {
            var isRefresh = grant == "refresh_token";
            var value = isRefresh ? refresh : code;
            var from = isRefresh ? refreshes : codes;
            if (value is null || !from.Remove(value, out var install))
            {
                return FakeSlack.No(isRefresh ? "invalid_refresh_token" : spent.Contains(value ?? "") ? "code_already_used" : "invalid_code");
            }

            spent.Add(value);
            return !isRefresh && install.Redirect is not null && install.Redirect != redirect ? FakeSlack.No("bad_redirect_uri") : Granted(install, app);
        }
    }

    private JsonObject Granted(FakeInstall install, string app)
    {
        var workspace = install.Workspace;
        var token = Next(Rotates ? "xoxe.xoxb-1-" + workspace.Id.ToLowerInvariant() : "xoxb-" + workspace.Id.ToLowerInvariant());
        given[token] = new(workspace, Rotates ? time.GetUtcNow() + Life : null, null, install.IsWholeOrganisation);
        var answer = new JsonObject
        {
            ["ok"] = true,
            ["app_id"] = app,
            ["authed_user"] = new JsonObject { ["id"] = install.User },
            ["scope"] = install.Scopes,
            ["token_type"] = "bot",
            ["access_token"] = token,
            ["bot_user_id"] = workspace.BotUser,
            ["team"] = install.IsWholeOrganisation ? null : new JsonObject { ["id"] = workspace.Id, ["name"] = workspace.Name },
            ["enterprise"] = workspace.Enterprise is null ? null : new JsonObject { ["id"] = workspace.Enterprise, ["name"] = "Organisation" },
            ["is_enterprise_install"] = install.IsWholeOrganisation,
        };
        if (Rotates)
        {
            var refresh = Next("xoxe-1");
            refreshes[refresh] = install;
            answer["refresh_token"] = refresh;
            answer["expires_in"] = (long)Life.TotalSeconds;
        }

        return answer;
    }

    private string Next(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{++count:D4}");

    private sealed record Given(FakeWorkspace Workspace, DateTimeOffset? Ends, string? Error, bool IsWholeOrganisation);
}

/// <summary>What somebody agreed to on Slack's page.</summary>
/// <param name="Workspace">Where.</param>
/// <param name="User">Who.</param>
public sealed record FakeInstall(FakeWorkspace Workspace, string User)
{
    public bool IsWholeOrganisation { get; init; }

    public string Scopes { get; init; } = "app_mentions:read,chat:write,commands,im:history,im:write,users:read,users:read.email,files:read,files:write";

    /// <summary>Gets where the browser is sent back to; the code is good with that alone. Null for any.</summary>
    public string? Redirect { get; init; }
}
