namespace SlaBot.Teams.Tests.Packaging;

public sealed class IconTests
{
    private static readonly Unpacked Package = Unpacked.Of(Unpacked.Harbour);

    [Fact]
    public void The_colour_icon_fills_192_by_192_pixels_to_its_edges()
    {
        var icon = Png.Decode(Package["color.png"]);

        (icon.Width, icon.Height).ShouldBe((192, 192));
        icon.Pixels.ShouldAllBe(pixel => pixel.A == byte.MaxValue);
        icon.Pixels.Distinct().Count().ShouldBeGreaterThan(2);
        new[] { icon.At(0, 0), icon.At(191, 0), icon.At(0, 191), icon.At(191, 191) }.Distinct().ShouldBe([new(0x34, 0x51, 0xC6, byte.MaxValue)], "the accent colour of the manifest");
        ((string)Package.Manifest["accentColor"]!).ShouldBe("#3451C6");
    }

    [Fact]
    public void The_outline_icon_is_white_on_nothing_in_32_by_32_pixels()
    {
        var icon = Png.Decode(Package["outline.png"]);

        (icon.Width, icon.Height).ShouldBe((32, 32));
        icon.Pixels.Where(pixel => pixel.A > 0).ShouldAllBe(pixel => pixel.R == byte.MaxValue && pixel.G == byte.MaxValue && pixel.B == byte.MaxValue);
        icon.At(0, 0).A.ShouldBe((byte)0);
        icon.Pixels.Count(pixel => pixel.A == 0).ShouldBeInRange(32 * 32 / 4, 32 * 32 * 9 / 10);
    }
}
