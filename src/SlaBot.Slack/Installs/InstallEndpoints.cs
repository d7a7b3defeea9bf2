using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using SlaBot.Conversation.Storage;

namespace SlaBot.Slack.Installs;

/// <summary>
/// <c>GET /slack/install</c> leads to Slack, where people say yes; <c>GET /slack/oauth</c> is where they come back to. Every
/// way that this can end is a page in plain words, and none of them shows what came in the address.
/// </summary>
internal sealed partial class InstallEndpoints(SlackSettings settings, InstallStates states, InstallDesk desk, ILogger<InstallEndpoints> log)
{
    private const string Cookie = "slabot-slack-install";
    private const int LongestCode = 1_000;

    private readonly Uri redirect = new(settings.PublicUrl ?? throw new ArgumentException("Installing needs a public address.", nameof(settings)), "slack/oauth");

    /// <summary>Maps both.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapGet("/slack/install", (RequestDelegate)BeginAsync);
        _ = routes.MapGet("/slack/oauth", (RequestDelegate)EndAsync);
    }

    /// <summary>Leads to Slack.</summary>
    internal Task BeginAsync(HttpContext context)
    {
        var (state, cookie) = states.Begin();
        context.Response.Cookies.Append(Cookie, cookie, Kept(InstallStates.Span));
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(Linked(
            new Uri(settings.ApiUrl, "/oauth/v2/authorize"),
        [
            new("client_id", settings.ClientId),
            new("scope", string.Join(',', SlackScopes.All)),
            new("redirect_uri", redirect.AbsoluteUri),
            new("state", state),
        ]));
        return Task.CompletedTask;
    }

    /// <summary>Ends an installation.</summary>
    internal async Task EndAsync(HttpContext context)
    {
        var words = InstallWords.In(context.Request.Headers.AcceptLanguage.ToString());
        var page = new InstallPage(words);
        var isOurs = states.TryEnd(One(context, "state"), context.Request.Cookies[Cookie]);
        context.Response.Cookies.Delete(Cookie, Kept(TimeSpan.Zero));
        if (!isOurs)
        {
            await page.WriteAsync(context, StatusCodes.Status400BadRequest, "Stale", "install");
        }
        else if (context.Request.Query.ContainsKey("error"))
        {
            await page.WriteAsync(context, StatusCodes.Status200OK, One(context, "error") == "access_denied" ? "Denied" : "Refused", "install");
        }
        else if (One(context, "code") is not { Length: > 0 and <= LongestCode } code)
        {
            await page.WriteAsync(context, StatusCodes.Status400BadRequest, "Stale", "install");
        }
        else
        {
            await InstallAsync(context, page, code);
        }
    }

    private async Task InstallAsync(HttpContext context, InstallPage page, string code)
    {
        try
        {
            switch (await desk.InstallAsync(code, redirect))
            {
                case Installed.Done done:
                    await page.WriteAsync(context, StatusCodes.Status200OK, "Done", done.Bot.Id.Team is { } team && done.Bot.App is { } app
                        ? Linked(new Uri("https://slack.com/app_redirect"), [new("app", app), new("team", team)])
                        : "https://slack.com/", done.Bot.Name);
                    break;
                case Installed.Refused refused:
                    NotInstalled(refused.Reason);
                    await page.WriteAsync(context, StatusCodes.Status400BadRequest, "Refused", "install");
                    break;
                case Installed.Silent silent:
                    NotInstalled(silent.Reason);
                    await page.WriteAsync(context, StatusCodes.Status502BadGateway, "Silent", "install");
                    break;
                default:
                    break;
            }
        }
        catch (Exception failed) when (failed is StorageFailedException or ObjectDisposedException)
        {
            NotInstalled(failed.GetType().Name);
            await page.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "Silent", "install");
        }
    }

    private static string Linked(Uri address, KeyValuePair<string, string?>[] query) => address.AbsoluteUri + QueryString.Create(query);

    private static string? One(HttpContext context, string name) => context.Request.Query[name] is { Count: 1 } one ? one[0] : null;

    private CookieOptions Kept(TimeSpan during) => new()
    {
        HttpOnly = true,
        Secure = redirect.Scheme == Uri.UriSchemeHttps,
        SameSite = SameSiteMode.Lax,
        Path = redirect.AbsolutePath,
        MaxAge = during,
        IsEssential = true,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The app was not installed: {Reason}")]
    private partial void NotInstalled(string reason);
}
