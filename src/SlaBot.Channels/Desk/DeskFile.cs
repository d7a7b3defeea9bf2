namespace SlaBot.Channels.Desk;

/// <summary>A file that a person is sent.</summary>
/// <param name="Name">Its name, with its ending.</param>
/// <param name="Description">What it is, in a sentence.</param>
/// <param name="Content">Its bytes.</param>
public sealed record DeskFile(string Name, string Description, ReadOnlyMemory<byte> Content)
{
    /// <summary>Gets the act that makes the file anew when the person agrees to get it.</summary>
    public string Act { get; init; } = "";
}
