using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SlaBot.Testing.Teams;

/// <summary>The endpoint <c>/{tenant}/oauth2/v2.0/token</c>, where a bot gets tokens for its own credentials.</summary>
public sealed class FakeTokenEndpoint(TimeProvider time)
{
    private readonly ConcurrentQueue<IReadOnlyDictionary<string, string>> requests = new();
    private int given;

    /// <summary>Gets the forms that were posted, oldest first; failed ones too.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Requests => [.. requests];

    /// <summary>Gets or sets how it fails.</summary>
    public Fault Fault { get; set; }

    /// <summary>Gets or sets whether the secret is refused: 401 and <c>invalid_client</c>.</summary>
    public bool RefusesSecret { get; set; }

    /// <summary>Gets or sets how long a token lives.</summary>
    public TimeSpan Life { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Whether it gave this token and it has not ended.</summary>
    public bool IsGood(string token) => token.Split('-') is ["token", _, var end]
        && long.Parse(end, CultureInfo.InvariantCulture) > time.GetUtcNow().ToUnixTimeSeconds();

    internal async Task AnswerAsync(HttpContext context)
    {
        if (!context.Request.Path.Value!.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal) || !context.Request.HasFormContentType)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var form = await context.Request.ReadFormAsync();
        requests.Enqueue(form.ToDictionary(field => field.Key, field => field.Value.ToString()));
        if (RefusesSecret || form["grant_type"] != "client_credentials" || form["client_id"].Count != 1)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await context.Response.WriteAsJsonAsync(new { error = "invalid_client", error_description = "AADSTS7000215: Invalid client secret provided." });
            return;
        }

        var end = time.GetUtcNow().Add(Life).ToUnixTimeSeconds();
        var token = string.Create(CultureInfo.InvariantCulture, $"token-{Interlocked.Increment(ref given)}-{end}");
        await FaultyAnswer.WriteAsync(context, Fault, new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = (long)Life.TotalSeconds, ["ext_expires_in"] = (long)Life.TotalSeconds, ["access_token"] = token });
    }
}
