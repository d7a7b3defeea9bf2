using System.Collections.Concurrent;
using System.Text;
using SkiaSharp;

namespace SlaBot.Pictures.Words;

/// <summary>The fonts of this machine that pictures are written in: one that has both languages where there is one.</summary>
internal sealed class Typefaces
{
    private const float Unit = 1_000;

    // Fonts with Traditional Chinese come first: their Latin letters go with it. The rest is for machines without one.
    private static readonly string[] Families =
    [
        "Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK JP", "WenQuanYi Zen Hei",
        "Noto Sans", "DejaVu Sans", "Liberation Sans", "Segoe UI", "Arial", "Helvetica",
    ];

    private readonly IReadOnlyList<(SKTypeface Regular, SKTypeface Bold)> known;
    private readonly ConcurrentDictionary<(Rune Letter, bool IsBold), (SKTypeface? Face, float Advance)> found = new();

    /// <summary>Takes fonts, the first choice first. No other is asked for letters that these do not have: that would read every file of the machine.</summary>
    public Typefaces(IReadOnlyList<(SKTypeface Regular, SKTypeface Bold)> known) => this.known = known;

    /// <summary>Gets the fonts of this machine.</summary>
    public static Typefaces OfMachine { get; } = Among(SKFontManager.Default);

    /// <summary>The font of a letter, or null where no font has it.</summary>
    public SKTypeface? For(Rune letter, bool isBold) => Look(letter, isBold).Face;

    /// <summary>How far a letter of size 1 goes: without hinting every size is in proportion.</summary>
    public float Advance(Rune letter, bool isBold) => Look(letter, isBold).Advance;

    private (SKTypeface? Face, float Advance) Look(Rune letter, bool isBold) => found.GetOrAdd((letter, isBold), key => Find(key.Letter, key.IsBold));

    private (SKTypeface? Face, float Advance) Find(Rune letter, bool isBold)
    {
        foreach (var (regular, bold) in known)
        {
            var face = isBold ? bold : regular;
            if (face.GetGlyph(letter.Value) != 0)
            {
                using var font = new SKFont(face, Unit) { Hinting = SKFontHinting.None, LinearMetrics = true };
                return (face, font.MeasureText(letter.ToString()) / Unit);
            }
        }

        return default;
    }

    private static Typefaces Among(SKFontManager manager)
    {
        var there = manager.FontFamilies.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new([.. Families.Where(there.Contains).Select(family => (manager.MatchFamily(family, SKFontStyle.Normal), manager.MatchFamily(family, SKFontStyle.Bold)))]);
    }
}
