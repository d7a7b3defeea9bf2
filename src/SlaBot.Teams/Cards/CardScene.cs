using SlaBot.Conversation.Replies;

namespace SlaBot.Teams.Cards;

/// <summary>What a card has to know of where it will stand.</summary>
/// <param name="SealChoice">Gives the sealed data that comes back when a choice is pressed.</param>
/// <param name="SealForm">Gives the sealed data that comes back with the answers of a form.</param>
internal sealed record CardScene(Func<Choice, string> SealChoice, Func<Form, string> SealForm)
{
    /// <summary>Gets whom the card mentions, after its headline.</summary>
    public IReadOnlyList<CardMention> Mentions { get; init; } = [];

    /// <summary>
    /// Gets whether the client knows what Teams adds to the schema for narrow cards; false for Web Chat and other
    /// channels, which would show the narrow rows of a table below the table.
    /// </summary>
    public bool KnowsWidths { get; init; } = true;
}
