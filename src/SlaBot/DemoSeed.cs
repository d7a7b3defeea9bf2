namespace SlaBot;

internal static class DemoSeed
{
    public static Task PlantAsync(Bot bot, CancellationToken cancellation) => Task.CompletedTask;
}
