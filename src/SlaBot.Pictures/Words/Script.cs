using SkiaSharp;

namespace SlaBot.Pictures.Words;

/// <summary>How words look.</summary>
/// <param name="Size">The size of the letters.</param>
/// <param name="Colour">Their colour.</param>
/// <param name="IsBold">Whether they stand out.</param>
internal readonly record struct Script(float Size, SKColor Colour, bool IsBold = false)
{
    /// <summary>Gets the distance between two lines.</summary>
    public float LineHeight => Size * 1.45f;

    /// <summary>Gets how far below the top of a line its letters stand.</summary>
    public float Baseline => Size * 1.08f;
}
