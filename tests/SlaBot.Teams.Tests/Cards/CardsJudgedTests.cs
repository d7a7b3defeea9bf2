using SlaBot.Teams.Cards;
using SlaBot.Testing;
using SlaBot.Testing.Clients;
using SlaBot.Testing.Replies;

namespace SlaBot.Teams.Tests.Cards;

/// <summary>All sample cards before judges that are not ours: Microsoft's types, the schema, and the renderer of cards.</summary>
public sealed class CardsJudgedTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("slabot-cards-").FullName;

    public CardsJudgedTests()
    {
        foreach (var (name, reply) in SampleReplies.InChannels)
        {
            File.WriteAllText(Path.Combine(folder, $"{name}.json"), Scenes.Pretty(AdaptiveCardRenderer.Render(reply, Scenes.Readable)));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_card_is_of_the_types_of_Teams_and_broken_ones_are_refused() =>
        (await NodeClient.RunAsync("teams/cards-typecheck.mjs", folder)).ShouldContain($"{SampleReplies.InChannels.Count} cards are of Microsoft's types");

    [Fact]
    public async Task Every_card_is_valid_under_the_schema_and_broken_ones_are_refused()
    {
        var schema = SharedData.Find("corpora/adaptive-cards/schemas/1.5.0/adaptive-card.json");
        Assert.SkipWhen(schema is null, "The schema of Adaptive Cards is not here.");

        (await NodeClient.RunAsync("teams/cards-schema.mjs", folder, schema)).ShouldContain($"{SampleReplies.InChannels.Count} cards are valid");
    }

    [Fact]
    public async Task Every_card_is_shown_light_and_dark_wide_and_narrow_without_a_finding()
    {
        var said = await NodeClient.RunAsync("teams/cards-picture.mjs", [folder, .. Host("light"), .. Host("dark"), .. Gallery()]);
        Assert.SkipWhen(said.StartsWith("no Chromium", StringComparison.Ordinal), "Chromium is not installed.");

        said.ShouldContain($"{SampleReplies.InChannels.Count} cards are shown");
    }

    // Microsoft's own look of Teams where it is at hand; else the script has a plain one.
    private static string[] Host(string theme) =>
        SharedData.Find($"corpora/adaptive-cards/samples/HostConfig/microsoft-teams-{theme}.json") is { } file ? [$"--{theme}", file] : [];

    // SLABOT_GALLERY=docs/images writes the pictures of the documentation anew.
    private static string[] Gallery() =>
        Environment.GetEnvironmentVariable("SLABOT_GALLERY") is { Length: > 0 } target ? ["--gallery", Path.GetFullPath(target)] : [];
}
