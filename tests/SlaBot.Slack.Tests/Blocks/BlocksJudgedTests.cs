using SlaBot.Slack.Blocks;
using SlaBot.Testing.Clients;
using SlaBot.Testing.Replies;

namespace SlaBot.Slack.Tests.Blocks;

/// <summary>All sample messages and views before judges that are not ours: Slack's types, and a renderer of blocks.</summary>
public sealed class BlocksJudgedTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("slabot-blocks-").FullName;
    private readonly int lists;

    public BlocksJudgedTests()
    {
        foreach (var (name, reply) in SampleReplies.InChannels)
        {
            var message = BlockKitRenderer.Render(reply, Scenes.Readable);
            Write(name, Scenes.Pretty(message));
            lists += message.ClassicBlocks is null ? 1 : 2;
        }

        Write("modal", Scenes.Pretty(BlockKitRenderer.Modal(SampleReplies.Settings, Scenes.Readable)));
        Write("home", Scenes.Pretty(BlockKitRenderer.Home([SampleReplies.Pace, SampleReplies.Help, SampleReplies.Settings], Scenes.Readable)));
        lists += 2;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_list_of_blocks_is_valid_under_the_types_of_Slack_and_broken_ones_are_refused() =>
        (await NodeClient.RunAsync("slack/blocks-schema.mjs", folder)).ShouldContain($"{lists} lists of blocks are valid under Slack's types");

    [Fact]
    public async Task Every_list_of_blocks_is_shown_light_and_dark_wide_and_narrow_without_a_finding()
    {
        var said = await NodeClient.RunAsync("slack/blocks-picture.mjs", [folder, .. Gallery()]);
        Assert.SkipWhen(said.StartsWith("no Chromium", StringComparison.Ordinal), "Chromium is not installed.");

        said.ShouldContain($"{lists} lists of blocks are shown");
    }

    // SLABOT_GALLERY=docs/images writes the pictures of the documentation anew.
    private static string[] Gallery() =>
        Environment.GetEnvironmentVariable("SLABOT_GALLERY") is { Length: > 0 } target ? ["--gallery", Path.GetFullPath(target)] : [];

    private void Write(string name, string json) => File.WriteAllText(Path.Combine(folder, $"{name}.json"), json);
}
