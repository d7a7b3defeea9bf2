using SlaBot.Testing.Replies;
namespace SlaBot.Pictures.Tests;
public sealed class LookTests
{
    [Fact]
    public void Look()
    {
        var folder = Environment.GetEnvironmentVariable("SLABOT_PICTURES");
        if (folder is null) { return; }
        var pictures = new SkiaPictures();
        foreach (var (name, part, language) in PartPictureTests.Parts()) { File.WriteAllBytes(Path.Combine(folder, name + ".png"), pictures.Of(part, language)!.Png.ToArray()); }
        foreach (var (name, reply) in SampleReplies.All) { var all = pictures.Of(reply); File.WriteAllBytes(Path.Combine(folder, "Reply-" + name + ".png"), all.Png()[0].ToArray()); File.WriteAllBytes(Path.Combine(folder, "Reply-" + name + ".pdf"), all.Pdf().ToArray()); }
    }
}
