namespace SlaBot.Hosting;

/// <summary><c>/healthz</c>: the process is alive. <c>/readyz</c>: it can take messages, or why not.</summary>
internal static class HealthEndpoints
{
    private const long LowDisk = 100_000_000;
    private static readonly TimeSpan HangingFrom = TimeSpan.FromSeconds(30);

    public static void MapHealth(this IEndpointRouteBuilder routes, Bot bot)
    {
        routes.MapGet("/healthz", () => Results.Text("alive"));
        routes.MapGet("/readyz", () => Reasons(bot).ToList() is { Count: > 0 } reasons
            ? Results.Text(string.Join("\n", reasons), statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("ready"));
    }

    private static IEnumerable<string> Reasons(Bot bot)
    {
        if (bot.IsBeingSetUp)
        {
            yield return "The simulated company is being set up.";
        }

        var health = bot.Store.Health;
        if (health.HasFailed)
        {
            yield return "The storage has failed; the process has to start anew.";
        }

        if (health.BusyFor > HangingFrom)
        {
            yield return $"The writer has been at one piece of work for {health.BusyFor.Value.TotalSeconds:N0} seconds.";
        }

        if (health.FreeBytes < LowDisk)
        {
            yield return "The disk is nearly full.";
        }
    }
}
