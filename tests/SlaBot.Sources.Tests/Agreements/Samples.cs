using System.Runtime.CompilerServices;
using SlaBot.Domain.Agreements;

namespace SlaBot.Sources.Agreements;

/// <summary>The files that lie beside these tests.</summary>
internal static class Samples
{
    public static string HarbourAndPine { get; } = File.ReadAllText(PathOf("harbour-and-pine.yaml"));

    public static string PathOf(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "samples", name);

    /// <summary>A file of the folder that lies beside the repository where SlaBot is built; the test is skipped elsewhere.</summary>
    public static string Shared(params string[] parts)
    {
        var path = Path.GetFullPath(Path.Combine([PathOf("../../../../../shared"), .. parts]));
        Assert.SkipUnless(File.Exists(path), $"This machine has no shared/{string.Join('/', parts)} beside the repository.");
        return File.ReadAllText(path);
    }

    /// <summary>The agreement of a file that must be right.</summary>
    public static Agreement Agreement(string text)
    {
        var result = AgreementFile.Read(text);
        result.Errors.ShouldBeEmpty(string.Join('\n', result.Errors));
        return result.Agreement.ShouldNotBeNull();
    }

    /// <summary>The least that an agreement says, and some lines more.</summary>
    public static string Minimal(string more = "") =>
        $"""
        name: Growth
        term: {"{ from: 2026-01-01, to: 2026-12-31 }"}
        currency: USD
        goal: {"{ revenue: 1_200_000, average_deal_size: 12_000 }"}
        {more}

        """;
}
