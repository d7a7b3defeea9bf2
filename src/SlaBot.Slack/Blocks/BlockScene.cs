using SlaBot.Conversation.Replies;

namespace SlaBot.Slack.Blocks;

/// <summary>What blocks have to know of where they will stand.</summary>
/// <param name="SealChoice">Gives the sealed words that come back when a choice is pressed.</param>
/// <param name="SealForm">Gives the sealed words that come back when a form is opened, and with its answers.</param>
internal sealed record BlockScene(Func<Choice, string> SealChoice, Func<Form, string> SealForm)
{
    /// <summary>Gets whom the message mentions, after its headline.</summary>
    public IReadOnlyList<SlackMention> Mentions { get; init; } = [];

    /// <summary>Gets the address of a chart's picture, where Slack draws none itself; null where there is none.</summary>
    public Func<Part.Chart, Uri?>? PictureOf { get; init; }

    /// <summary>Gets the sealed words of the button that shows an answer to everybody, or null where it has none.</summary>
    public string? SharedBy { get; init; }
}
