using SlaBot.Channels.Pacing;

namespace SlaBot.Teams.Outbound;

/// <summary>How fast Teams lets a bot send; the windows are a little longer than documented, because the network may bring two requests closer together than they left.</summary>
/// <param name="Sending">Per conversation: sending, changing, deleting and creating.</param>
/// <param name="Reading">Per conversation: members.</param>
/// <param name="Tenant">Per tenant: everything.</param>
internal sealed record TeamsPace(PaceLimits Sending, PaceLimits Reading, PaceLimits Tenant)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(50);

    /// <summary>Gets the documented limits (rate-limit.md of the platform's documentation).</summary>
    public static TeamsPace Documented { get; } = new(
        new(Of(7, 1), Of(8, 2), Of(60, 30), Of(1_800, 3_600)),
        new(Of(14, 1), Of(16, 2), Of(120, 30), Of(3_600, 3_600)),
        new(Of(50, 1)));

    /// <summary>Gets no limits, for a measurement against a platform that has none.</summary>
    public static TeamsPace Unlimited { get; } = new(new(), new(), new());

    /// <summary>The lane of a conversation: the threads of a channel share its limits.</summary>
    public static string LaneOf(string conversation) =>
        conversation.IndexOf(";messageid=", StringComparison.Ordinal) is var thread and >= 0 ? conversation[..thread] : conversation;

    private static PaceLimit Of(int count, int seconds) => new(count, TimeSpan.FromSeconds(seconds) + Margin);
}
