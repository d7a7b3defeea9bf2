using System.Security.Cryptography;
using System.Text;
using OpenTelemetry.Metrics;
using SlaBot.Channels.Http;

namespace SlaBot.Hosting;

/// <summary><c>/metrics</c> as Prometheus reads it: for this machine, and for whoever brings the token of the settings. Everybody else finds nothing there.</summary>
internal static class MetricsEndpoint
{
    private const string Path = "/metrics";
    private const string Bearer = "Bearer ";

    /// <summary>Has what is measured collected.</summary>
    public static void AddMetrics(this WebApplicationBuilder builder) =>
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(Figures.Name).AddPrometheusExporter());

    /// <summary>Maps <c>/metrics</c>.</summary>
    /// <param name="app">The web server.</param>
    /// <param name="figures">What is measured.</param>
    public static void MapMetrics(this WebApplication app, Figures figures)
    {
        app.Use(async (context, next) =>
        {
            if (context.Request.Path == Path)
            {
                if (!MayRead(context, app.Configuration["Metrics:Token"]))
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    return;
                }

                await figures.RefreshAsync(context.RequestAborted);
            }

            await next(context);
        });
        app.MapPrometheusScrapingEndpoint(Path);
    }

    private static bool MayRead(HttpContext context, string? token) =>
        LocalRequest.IsLocal(context)
        || (!string.IsNullOrWhiteSpace(token)
            && context.Request.Headers.Authorization.ToString() is { } given
            && given.StartsWith(Bearer, StringComparison.Ordinal)
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given[Bearer.Length..])), SHA256.HashData(Encoding.UTF8.GetBytes(token.Trim()))));
}
