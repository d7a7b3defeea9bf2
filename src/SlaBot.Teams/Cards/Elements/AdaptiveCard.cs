using System.Text.Json.Serialization;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Cards.Elements;

/// <summary>
/// A card, in the terms of the Adaptive Cards schema 1.5 and of what Teams adds to it. These records hold what SlaBot
/// emits and no more; names and values are those of Microsoft's own types in <c>@microsoft/teams.cards</c>.
/// </summary>
internal sealed record AdaptiveCard
{
    /// <summary>The content type of an attachment that is a card.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    public string Type { get; } = "AdaptiveCard";

    [JsonPropertyName("$schema")]
    public string Schema { get; } = "https://adaptivecards.io/schemas/adaptive-card.json";

    /// <summary>Gets the schema version: below 1.5 Action.Execute does not work, above it Teams shows the fallback text.</summary>
    public string Version { get; } = "1.5";

    /// <summary>Gets the language of the words, as BCP 47.</summary>
    public required string Lang { get; init; }

    /// <summary>Gets what a client shows that cannot show the card: plain.</summary>
    public required string FallbackText { get; init; }

    /// <summary>Gets what is read aloud: plain.</summary>
    public required string Speak { get; init; }

    /// <summary>Gets what only Teams knows, or null.</summary>
    public TeamsCardProperties? Msteams { get; init; }

    /// <summary>Gets what the card shows, in order.</summary>
    public required IReadOnlyList<CardElement> Body { get; init; }
}

/// <summary>What Teams adds to a card.</summary>
/// <param name="Width">How wide it may be, or null for a chat bubble.</param>
/// <param name="Entities">Whom its texts mention, or null.</param>
internal sealed record TeamsCardProperties(CardWidth? Width, IReadOnlyList<Mention>? Entities);
