namespace SlaBot.Hosting;

/// <summary><c>/healthz</c>: the process is alive. <c>/readyz</c>: it can take messages, or why not.</summary>
internal static class HealthEndpoints
{
    private const long LowDisk = 100_000_000;
    private static readonly TimeSpan SlowCommit = TimeSpan.FromSeconds(5);

    public static void MapHealth(this IEndpointRouteBuilder routes, Bot bot)
    {
        routes.MapGet("/healthz", () => Results.Text("alive"));
        routes.MapGet("/readyz", () => Reasons(bot).ToList() is { Count: > 0 } reasons
            ? Results.Text(string.Join("\n", reasons), statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("ready"));
    }

    private static IEnumerable<string> Reasons(Bot bot)
    {
        if (bot.Store.Failure.IsCompleted)
        {
            yield return "The storage has failed; the process has to start anew.";
        }

        if (bot.Store.LastCommitTook > SlowCommit)
        {
            yield return $"The last commit took {bot.Store.LastCommitTook.TotalSeconds:N0} seconds.";
        }

        if (bot.Store.FreeDiskBytes < LowDisk)
        {
            yield return "The disk is nearly full.";
        }
    }
}
