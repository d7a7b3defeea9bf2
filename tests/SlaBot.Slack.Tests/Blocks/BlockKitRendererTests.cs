using SlaBot.Slack.Blocks;
using SlaBot.Testing;
using SlaBot.Testing.Replies;

namespace SlaBot.Slack.Tests.Blocks;

public sealed partial class BlockKitRendererTests
{
    public static TheoryData<string> Samples => [.. SampleReplies.InChannels.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_reply_becomes_the_approved_message(string name) =>
        Approved.ShouldMatch(Scenes.Pretty(BlockKitRenderer.Render(Scenes.Sample(name), Scenes.Readable)), name, "json");

    [Theory]
    [InlineData("Settings")]
    [InlineData("SettingsChinese")]
    public void A_form_becomes_the_approved_modal(string name) =>
        Approved.ShouldMatch(Scenes.Pretty(BlockKitRenderer.Modal(Scenes.Sample(name), Scenes.Readable)), $"{name}.modal", "json");

    [Theory]
    [InlineData("Home", "Pace", "Help", "Settings")]
    [InlineData("HomeChinese", "PaceChinese", "WelcomeChinese", "SettingsChinese")]
    public void Replies_become_the_approved_home_tab(string name, params string[] samples) =>
        Approved.ShouldMatch(Scenes.Pretty(BlockKitRenderer.Home([.. samples.Select(Scenes.Sample)], Scenes.Readable)), name, "json");
}
