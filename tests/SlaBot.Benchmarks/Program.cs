using BenchmarkDotNet.Running;
using SlaBot.Benchmarks;

switch (args)
{
    case ["import", ..]:
        await ImportBenchmark.RunAsync();
        return 0;
    case ["inbox"]:
        await InboxBenchmark.RunAsync(workspaces: 1);
        return 0;
    case ["inbox", var workspaces]:
        await InboxBenchmark.RunAsync(int.Parse(workspaces, System.Globalization.CultureInfo.InvariantCulture));
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
    case ["turns", ..]:
        await TurnBenchmark.RunAsync(args[1..]);
        return 0;
    case ["posts"]:
        await PostBenchmark.RunAsync(workspaces: 50);
        return 0;
    case ["posts", var busy]:
        await PostBenchmark.RunAsync(int.Parse(busy, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case ["echo", var metadata, var appId]:
        await BareEcho.RunAsync(metadata, appId);
        return 0;
    default:
        Console.Error.WriteLine("Which one: answers, import, inbox, posts, reading, startup or turns?");
        return 2;
}
