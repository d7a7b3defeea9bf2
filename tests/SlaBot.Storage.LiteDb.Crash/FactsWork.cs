using System.Globalization;
using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Storage.LiteDb.Crash;

/// <summary>Appends facts from several tasks, and tells each append that was acknowledged: its marker and its facts.</summary>
internal static class FactsWork
{
    public static Task RunAsync(LiteDbStore store, int seed, string run) =>
        Task.WhenAll(Enumerable.Range(0, 4).Select(task => Task.Run(() => AppendAsync(store, seed, run, task))));

    private static async Task AppendAsync(LiteDbStore store, int seed, string run, int task)
    {
        var random = new Random(HashCode.Combine(seed, task));
        for (var i = 0; ; i++)
        {
            var marker = $"{run}.{task}.{i}";
            var facts = 1 + random.Next(random.Next(10) == 0 ? 400 : 6);
            _ = await store.AppendAsync(WorkspaceId.Local, [.. Facts(marker, facts, random)], CancellationToken.None);
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{marker} {facts}"));
        }
    }

    private static IEnumerable<Fact> Facts(string marker, int count, Random random)
    {
        for (var i = 0; i < count; i++)
        {
            var day = new LocalDate(2026, 1, 1).PlusDays(random.Next(60));
            yield return new DealFact($"{marker}/{i}")
            {
                Name = count.ToString(CultureInfo.InvariantCulture),
                Amount = (decimal?)random.Next(1, 10_000),
                Stage = (DealStage?)DealStage.Won,
                Created = (FactTime?)new FactTime(day),
                Closed = (FactTime?)new FactTime(day.PlusDays(random.Next(20))),
            };
        }

        // What every run changes again: corrections must be as safe as additions.
        yield return new DailyFact(new LocalDate(2026, 1, 1).PlusDays(random.Next(60)), new("visits"), null, random.Next(1_000_000));
    }
}
