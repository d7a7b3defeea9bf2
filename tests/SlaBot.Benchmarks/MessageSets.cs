using System.Text;
using System.Text.Json;
using SlaBot.Testing.Readings;

namespace SlaBot.Benchmarks;

/// <summary>Messages to read: real questions, then 4,000 characters of everything that could be slow.</summary>
internal static class MessageSets
{
    private const int Long = 4_000, Many = 2_000, Seed = 20150715;

    /// <summary>The sets by name.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<string> Messages)> All()
    {
        var questions = Questions();
        var random = new Random(Seed);
        yield return ($"the {questions.Count} questions of the tests", questions);
        yield return ("the same, mutated", Made(Many, () => Mutation.Of(Pick(questions, random), random)));
        yield return ("4,000 characters of questions", Made(Many, () => Filled(() => Pick(questions, random))));
        yield return ("4,000 of mutated questions", Made(Many, () => Filled(() => Mutation.Of(Pick(questions, random), random))));
        yield return ("4,000 of naughty strings", Made(Many, () => Filled(() => Pick(NaughtyStrings.All, random))));
        foreach (var (name, text) in WorstCases())
        {
            yield return (name, [text.Length > Long ? text[..Long] : text]);
        }
    }

    private static IEnumerable<(string Name, string Text)> WorstCases()
    {
        yield return ("one word of 4,000 letters", new('a', Long));
        yield return ("one word of 4,000 letters, any", Letters(Long, spaceEvery: int.MaxValue));
        yield return ("4,000 of unknown words", Letters(Long, spaceEvery: 9));
        yield return ("4,000 Chinese characters, one", new('進', Long));
        yield return ("4,000 Chinese characters, any", Chinese());
        yield return ("4,000 digits", new('7', Long));
        yield return ("numbers", Repeated("1,234.5 "));
        yield return ("Chinese numbers", Repeated("三千五百萬"));
        yield return ("one cue", Repeated("how many "));
        yield return ("one cue with a gap", Repeated("log the "));
        yield return ("one Chinese cue", Repeated("記錄"));
        yield return ("openings", Repeated("please could you "));
        yield return ("dates", Repeated("2026-01-05 "));
        yield return ("periods that nest", Repeated("from the first week of last month to "));
        yield return ("period words", Repeated("last week "));
        yield return ("Chinese period words", Repeated("從上個月到"));
        yield return ("KPI names", Repeated("leads mqls sqls revenue "));
        yield return ("KPI names, a list", Repeated("leads, mqls and "));
        yield return ("Chinese KPI names", Repeated("名單營收提案"));
        yield return ("stages and rates", Repeated("lead to mql rate "));
        yield return ("brackets and quotes", Repeated("([{\"「『«"));
        yield return ("open quotes", new('「', Long));
        yield return ("tags", Repeated("<a"));
        yield return ("entities", Repeated("&amp;&lt;"));
        yield return ("faces", Repeated("👩‍👩‍👧‍👦"));
        yield return ("combining marks", Repeated("a\u0301\u0302\u0303\u0304"));
    }

    /// <summary>The questions of the tests, copied beside the program.</summary>
    private static List<string> Questions() =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "questions"), "*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Where(line => line.Length > 0)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)];

    private static string Filled(Func<string> next)
    {
        var text = new StringBuilder();
        while (text.Length < Long)
        {
            text.Append(next()).Append(' ');
        }

        return text.ToString(0, Long);
    }

    private static string Repeated(string text) => Filled(() => text.TrimEnd() == text ? text + text : text.TrimEnd());

    private static string Letters(int length, int spaceEvery)
    {
        var random = new Random(Seed);
        return string.Create(length, spaceEvery, (text, every) =>
        {
            for (var at = 0; at < text.Length; at++)
            {
                text[at] = at % every == every - 1 ? ' ' : (char)('a' + random.Next(26));
            }
        });
    }

    private static string Chinese()
    {
        var random = new Random(Seed);
        return string.Create(Long, random, (text, from) =>
        {
            for (var at = 0; at < text.Length; at++)
            {
                text[at] = (char)from.Next(0x4e00, 0x9fa6);
            }
        });
    }

    private static string[] Made(int many, Func<string> make) => [.. Enumerable.Range(0, many).Select(_ => make())];

    private static string Pick(IReadOnlyList<string> list, Random random) => list[random.Next(list.Count)];
}
