using System.Text.Json.Serialization;

namespace SlaBot.Slack.Blocks.Elements;

/// <summary>What is shown beside the conversation.</summary>
/// <param name="Blocks">At most 100.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ModalView), "modal")]
[JsonDerivedType(typeof(HomeView), "home")]
internal abstract record View(IReadOnlyList<Block> Blocks);

/// <summary>A window with questions.</summary>
/// <param name="Blocks">What it shows and asks.</param>
internal sealed record ModalView(IReadOnlyList<Block> Blocks) : View(Blocks)
{
    /// <summary>The most characters of a modal's title and of its two buttons.</summary>
    public const int MostLetters = 24;

    /// <summary>The most characters that come back with it.</summary>
    public const int MostLettersOfMetadata = 3_000;

    public required PlainText Title { get; init; }

    public required PlainText Submit { get; init; }

    public required PlainText Close { get; init; }

    /// <summary>Gets which modal it is.</summary>
    public required string CallbackId { get; init; }

    /// <summary>Gets what comes back with the answers: sealed.</summary>
    public required string PrivateMetadata { get; init; }
}

/// <summary>The home tab of one person.</summary>
/// <param name="Blocks">What it shows.</param>
internal sealed record HomeView(IReadOnlyList<Block> Blocks) : View(Blocks);
