using System.Diagnostics;
using System.Text.Json;

namespace SlaBot.Sources.Agreements;

/// <summary>Files that nobody wrote in good faith, or that were cut, pasted and garbled on the way.</summary>
public sealed class HostileFilesTests
{
    private const string Garble = "\t:-{}[]\"'#&*!|>%@`,?\\\0\u2028\ufeff\ud800aé1. \r\n";

    [Fact]
    public void A_naughty_string_as_a_name_is_read_back_unchanged_or_refused_with_a_sentence()
    {
        var strings = JsonSerializer.Deserialize<string[]>(Samples.Shared("corpora", "naughty-strings", "blns.json"))!;
        var sample = Samples.Agreement(Samples.HarbourAndPine);
        var unchanged = 0;

        foreach (var text in strings)
        {
            var result = AgreementFile.Read(AgreementFile.Write(sample with { Name = text }));

            if (result.Agreement is { } agreement)
            {
                agreement.Name.ShouldBe(text);
                unchanged++;
            }
            else
            {
                result.Errors.ShouldHaveSingleItem().Path.ShouldBe("name");
                (string.IsNullOrWhiteSpace(text) || text.Any(char.IsControl) || text.Length > 500).ShouldBeTrue(text);
            }
        }

        unchanged.ShouldBeGreaterThan(strings.Length * 9 / 10);
    }

    [Fact]
    public void A_naughty_string_typed_anywhere_never_throws_and_errors_stay_within_the_file()
    {
        foreach (var text in JsonSerializer.Deserialize<string[]>(Samples.Shared("corpora", "naughty-strings", "blns.json"))!)
        {
            Check(Samples.HarbourAndPine.Replace("Harbour & Pine growth agreement 2026", text, StringComparison.Ordinal));
            Check(Samples.HarbourAndPine.Replace("12_000", text, StringComparison.Ordinal));
            Check(Samples.HarbourAndPine.Replace("review:", text, StringComparison.Ordinal));
            Check(text);
        }
    }

    [Fact]
    public void Lines_that_are_lost_doubled_swapped_or_garbled_never_throw_and_errors_stay_within_the_file()
    {
        var random = new Random(20260101);
        var wrong = 0;
        for (var round = 0; round < 4_000; round++)
        {
            var lines = Samples.HarbourAndPine.Split('\n').ToList();
            for (var times = random.Next(1, 4); times > 0; times--)
            {
                Mutate(lines, random);
            }

            wrong += Check(string.Join('\n', lines)) ? 0 : 1;
        }

        wrong.ShouldBeInRange(2_000, 3_990);
    }

    [Theory]
    [InlineData("[", 200_000)]
    [InlineData("{a: ", 50_000)]
    [InlineData("- ", 100_000)]
    [InlineData("? ", 100_000)]
    [InlineData("a: &a [*a, *a]\n", 15_000)]
    [InlineData("a\n", 100_000)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaa: 1\n", 8_000)]
    public void A_file_built_to_cost_much_is_refused_soon(string part, int times)
    {
        var started = Stopwatch.GetTimestamp();

        Check(string.Concat(Enumerable.Repeat(part, times))).ShouldBeFalse();

        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_file_of_thousands_of_entries_is_refused_soon()
    {
        var started = Stopwatch.GetTimestamp();
        var keys = string.Concat(Enumerable.Range(0, 12_000).Select(i => $"unknown_{i}: 1\n"));
        var kpis = string.Concat(Enumerable.Range(0, 3_000).Select(i => $"  - {{ id: own_{i}, kind: ratio, numerator: owm_{i}, denominator: x }}\n"));
        var codes = string.Join(", ", Enumerable.Range(0, 20_000).Select(i => $"code-{i}"));
        var parties = string.Concat(Enumerable.Range(0, 9_000).Select(i => $"  party_{i}: {{ nam: P }}\n"));

        Check(keys).ShouldBeFalse();
        Check(Samples.Minimal($"kpis:\n{kpis}")).ShouldBeFalse();
        Check(Samples.Minimal($"lead_management: {{ rejection_codes: [{codes}] }}")).ShouldBeFalse();
        Check(Samples.Minimal($"parties:\n{parties}")).ShouldBeFalse();

        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_file_over_256_kB_is_refused_by_its_size()
    {
        var largest = Samples.HarbourAndPine + "#" + new string('x', AgreementFile.LargestBytes - System.Text.Encoding.UTF8.GetByteCount(Samples.HarbourAndPine) - 1);

        AgreementFile.Read(largest).Errors.ShouldBeEmpty();
        AgreementFile.Read(largest + "x").Errors.ShouldHaveSingleItem().Message
            .ShouldBe("The file is larger than 256 kB: an agreement is far smaller, so check that this is the right file.");
    }

    [Fact]
    public void Line_ends_and_a_byte_order_mark_change_nothing()
    {
        var windows = "\uFEFF" + Samples.HarbourAndPine.Replace("\n", "\r\n", StringComparison.Ordinal);
        var broken = "\uFEFF" + Samples.Minimal("review: soon").Replace("\n", "\r\n", StringComparison.Ordinal);

        Structure.Of(Samples.Agreement(windows)).ShouldBe(Structure.Of(Samples.Agreement(Samples.HarbourAndPine)));
        AgreementFile.Read(broken).Errors.ShouldBe(AgreementFile.Read(Samples.Minimal("review: soon")).Errors);
    }

    private static void Mutate(List<string> lines, Random random)
    {
        if (lines.Count == 0)
        {
            return;
        }

        var (at, other) = (random.Next(lines.Count), random.Next(lines.Count));
        switch (random.Next(6))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(other, lines[at]);
                break;
            case 2:
                (lines[at], lines[other]) = (lines[other], lines[at]);
                break;
            case 3:
                lines[at] = lines[at][..random.Next(lines[at].Length + 1)];
                break;
            case 4:
                lines[at] = new string(' ', random.Next(5)) + lines[at].TrimStart();
                break;
            default:
                lines[at] = lines[at].Insert(random.Next(lines[at].Length + 1), Garble[random.Next(Garble.Length)].ToString());
                break;
        }
    }

    /// <summary>Reads a file and tells whether it is right; where it is not, every error must have a place in it and a sentence.</summary>
    private static bool Check(string file)
    {
        var result = AgreementFile.Read(file);
        var lines = file.TrimStart('\uFEFF').ReplaceLineEndings("\n").Replace('\r', '\n').Split('\n');

        (result.Agreement is null).ShouldBe(result.Errors.Count > 0);
        foreach (var error in result.Errors)
        {
            error.Line.ShouldBeInRange(1, lines.Length);
            error.Column.ShouldBeInRange(1, lines[error.Line - 1].Length + 1);
            error.Message.ShouldMatch(@"^[\s\S]{10,}[.?]$");
        }

        return result.Agreement is not null;
    }
}
