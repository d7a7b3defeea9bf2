using System.Collections.Concurrent;
using SlaBot.Slack.Protocol;

namespace SlaBot.Slack.Outbound;

/// <summary>The installations that took no newer blocks lately: for a day they get classic ones at once.</summary>
internal sealed class ClassicWorkspaces(TimeProvider time)
{
    private static readonly TimeSpan During = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<InstallationId, DateTimeOffset> until = new();

    /// <summary>Whether an installation gets classic blocks now.</summary>
    public bool Hold(InstallationId installation) => until.TryGetValue(installation, out var end) && time.GetUtcNow() < end;

    /// <summary>Gives it classic blocks for a day.</summary>
    public void Remember(InstallationId installation) => until[installation] = time.GetUtcNow() + During;
}
