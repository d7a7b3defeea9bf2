namespace SlaBot.Slack.Protocol;

/// <summary>Where SlaBot is installed on Slack: in one workspace, or in a whole organisation.</summary>
/// <param name="Enterprise">The organisation's id (<c>E…</c>), or null outside of one.</param>
/// <param name="Team">The workspace's id (<c>T…</c>), or null where the whole organisation installed it.</param>
internal sealed record InstallationId(string? Enterprise, string? Team);
