using SkiaSharp;
using SlaBot.Domain.Pacing;

namespace SlaBot.Pictures;

/// <summary>The colours of pictures: those of the chat page on light ground, which can be read in a dark window as well.</summary>
internal static class Ink
{
    public static readonly SKColor Ground = new(0xFF, 0xFF, 0xFF);
    public static readonly SKColor Text = new(0x1B, 0x1D, 0x22);
    public static readonly SKColor Soft = new(0x5B, 0x61, 0x6B);
    public static readonly SKColor Rule = new(0xE3, 0xE4, 0xE8);
    public static readonly SKColor Band = new(0xF4, 0xF5, 0xF7);
    public static readonly SKColor Accent = new(0x34, 0x51, 0xC6);

    // In the order of lines that differ by nothing but colour.
    private static readonly SKColor[] Lines = [Accent, new(0xB0, 0x52, 0x0A), new(0x0A, 0x72, 0x65), new(0x8B, 0x2F, 0x83), new(0x5D, 0x64, 0x70), new(0x7A, 0x5F, 0x00)];

    // From the best on: one hue, ever deeper.
    private static readonly float[] Shares = [0.09f, 0.15f, 0.22f, 0.30f, 0.38f];

    /// <summary>The colour of a line by its number.</summary>
    public static SKColor Line(int number) => Lines[number % Lines.Length];

    /// <summary>The colour of a range of a bullet graph: 0 for the best.</summary>
    public static SKColor Range(int number) => Mixed(Shares[Math.Min(number, Shares.Length - 1)]);

    /// <summary>The colour of a status, which stands beside its shape and its word.</summary>
    public static SKColor Of(Status? status) => status switch
    {
        Status.Ahead => new(0x0C, 0x5F, 0x3C),
        Status.OnPace => new(0x0A, 0x57, 0x68),
        Status.AtRisk => new(0x7A, 0x4A, 0x00),
        Status.Behind => new(0xA0, 0x1C, 0x1C),
        _ => Text,
    };

    /// <summary>The accent, thinned with the ground.</summary>
    public static SKColor Mixed(float share) => new(Part(Accent.Red, share), Part(Accent.Green, share), Part(Accent.Blue, share));

    private static byte Part(byte accent, float share) => (byte)Math.Round((accent * share) + (255 * (1 - share)));
}
