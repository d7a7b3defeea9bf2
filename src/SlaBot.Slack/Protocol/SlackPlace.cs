namespace SlaBot.Slack.Protocol;

/// <summary>Where something is said.</summary>
/// <param name="Installation">By which installation's token.</param>
/// <param name="Team">The workspace's id, which an organisation's token needs beside the channel's.</param>
/// <param name="Channel">The channel's id (<c>C…</c>, <c>G…</c>, <c>D…</c>).</param>
/// <param name="Thread">The <c>ts</c> of the thread's first message, or null for the channel itself.</param>
internal sealed record SlackPlace(InstallationId Installation, string Team, string Channel, string? Thread = null);
