namespace SlaBot.Slack.Protocol;

/// <summary>A message as Slack takes it.</summary>
/// <param name="Text">The answer in words, escaped: the notification, and what is shown where blocks are not.</param>
internal sealed record SlackMessage(string Text)
{
    /// <summary>Gets the JSON array of the blocks, or null for words alone.</summary>
    public ReadOnlyMemory<byte>? Blocks { get; init; }

    /// <summary>Gets the same in classic blocks alone, for a workspace that answers <c>invalid_blocks</c> to the newer ones; null where <see cref="Blocks"/> are classic already.</summary>
    public ReadOnlyMemory<byte>? ClassicBlocks { get; init; }

    /// <summary>Gets a key that is kept with the message, unseen, by which it can be found in the conversation's history; null for none.</summary>
    public string? Key { get; init; }
}

/// <summary>A modal or a home tab as Slack takes it.</summary>
/// <param name="Json">The JSON object of the view.</param>
internal sealed record SlackView(ReadOnlyMemory<byte> Json);
