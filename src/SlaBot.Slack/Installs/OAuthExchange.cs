using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SlaBot.Channels.Http;
using SlaBot.Channels.Json;
using SlaBot.Slack.Inbound;

namespace SlaBot.Slack.Installs;

/// <summary>Slack's token endpoint, and its <c>auth.test</c>. Nothing is asked twice: codes and refresh tokens are good once.</summary>
internal sealed class OAuthExchange(SlackSettings settings, HttpClient http) : IOAuthExchange
{
    private const int LargestAnswer = 100_000;

    private static readonly string[] Passing = ["ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"];

    private static readonly string[] Dead = ["invalid_auth", "account_inactive", "token_revoked", "token_expired", "not_authed"];

    /// <summary>Makes a client for it.</summary>
    public static HttpClient NewClient() => new(PlainHttp.Handler()) { Timeout = TimeSpan.FromSeconds(10) };

    /// <inheritdoc/>
    public Task<Exchanged> InstallAsync(string code, Uri redirect, CancellationToken cancellation) =>
        ExchangeAsync([new("code", code), new("redirect_uri", redirect.AbsoluteUri)], cancellation);

    /// <inheritdoc/>
    public Task<Exchanged> RefreshAsync(string refreshToken, CancellationToken cancellation) =>
        ExchangeAsync([new("grant_type", "refresh_token"), new("refresh_token", refreshToken)], cancellation);

    /// <inheritdoc/>
    public async Task<TokenOwner?> OwnerAsync(string token, CancellationToken cancellation)
    {
        var (json, _) = await PostAsync("auth.test", [], new("Bearer", token), cancellation);
        return json.IsTrue("ok") && json.Word("user_id") is { } user
            ? new(json.Word("enterprise_id"), json.IsTrue("is_enterprise_install") ? null : json.Word("team_id"), user) { BotId = json.Word("bot_id"), Name = json.Word("team") }
            : json.Word("error") is { } error && Dead.Contains(error) ? TokenOwner.Refused
            : null;
    }

    private async Task<Exchanged> ExchangeAsync(KeyValuePair<string, string>[] form, CancellationToken cancellation)
    {
        if (settings.ClientId is not { } id || settings.Secrets.Client is not { } secret)
        {
            return new Exchanged.Silent("there is no client secret");
        }

        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}"));
        var (json, silence) = await PostAsync("oauth.v2.access", form, new("Basic", basic), cancellation);
        return silence is not null ? new Exchanged.Silent(silence)
            : !json.IsTrue("ok") ? json.Word("error") is { } error && !Passing.Contains(error) ? new Exchanged.Refused(Plain(error)) : new Exchanged.Silent("Slack could not answer")
            : Granted(json) is { } granted ? granted
            : new Exchanged.Silent("there is no bot token in the answer");
    }

    private static Exchanged.Granted? Granted(JsonElement? json) =>
        json.Word("access_token") is not { } token || json.Word("token_type") is not (null or "bot") ? null : new(token, json.Word("app_id"))
        {
            Enterprise = json.Word("enterprise", "id"),
            Team = json.IsTrue("is_enterprise_install") ? null : json.Word("team", "id"),
            Name = (json.IsTrue("is_enterprise_install") ? null : json.Word("team", "name")) ?? json.Word("enterprise", "name"),
            BotUser = json.Word("bot_user_id"),
            Installer = json.Word("authed_user", "id"),
            Scopes = json.Word("scope")?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries) ?? [],
            Refresh = json.Word("refresh_token"),
            Life = json?.Member("expires_in") is { ValueKind: JsonValueKind.Number } life && life.TryGetInt32(out var seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds) : null,
        };

    private async Task<(JsonElement? Json, string? Silence)> PostAsync(string method, KeyValuePair<string, string>[] form, AuthenticationHeaderValue authorization, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.ApiUrl, method)) { Content = new FormUrlEncodedContent(form) };
            request.Headers.Authorization = authorization;
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            var body = await ResponseBody.ReadAsync(response.Content, LargestAnswer, cancellation);
            using var document = JsonDocument.Parse(body);
            return (document.RootElement.Clone(), null);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or JsonException || (broken is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return (null, broken is JsonException ? "the answer is no JSON" : Silence.ReasonOf(broken, hasLeft: true));
        }
    }

    // It goes into the log and onto a page: letters of Slack's own, and not many.
    private static string Plain(string error) => new([.. error.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_').Take(60)]);
}
