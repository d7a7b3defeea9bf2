using BenchmarkDotNet.Running;
using SlaBot.Benchmarks;

switch (args)
{
    case ["import", ..]:
        await ImportBenchmark.RunAsync();
        return 0;
    case ["inbox", ..]:
        await InboxBenchmark.RunAsync();
        return 0;
    case ["startup", ..]:
        await StartUpBenchmark.RunAsync();
        return 0;
    case ["answers", ..]:
        _ = BenchmarkRunner.Run<AnswerBenchmark>(args: args[1..]);
        return 0;
    case ["reading", ..]:
        await ReadingBenchmark.RunAsync();
        return 0;
    case ["reading-cold", ..]:
        ReadingBenchmark.Cold();
        return 0;
    default:
        Console.Error.WriteLine("Which one: answers, import, inbox, reading or startup?");
        return 2;
}
