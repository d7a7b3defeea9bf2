namespace SlaBot.Conversation.Replies;

/// <summary>Draws parts of replies, for channels that cannot.</summary>
public interface IPictures
{
    /// <summary>Draws a chart, a bullet graph, or a table of a funnel.</summary>
    /// <param name="part">What to draw.</param>
    /// <param name="language">The language of the words that are added to it.</param>
    /// <returns>The picture; null where there is nothing to draw of it.</returns>
    Picture? Of(Part part, string language);
}

/// <summary>A picture that is shown beside words.</summary>
/// <param name="Png">The file, under 1 MB.</param>
/// <param name="Width">How wide it is in pixels, at most 1,024; it is meant to be shown at half of that.</param>
/// <param name="Height">How high, likewise.</param>
/// <param name="Words">What it shows, in words, for those who do not see it.</param>
public sealed record Picture(ReadOnlyMemory<byte> Png, int Width, int Height, string Words);
