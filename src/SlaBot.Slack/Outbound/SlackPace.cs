using System.Collections.Concurrent;
using SlaBot.Channels.Pacing;

namespace SlaBot.Slack.Outbound;

/// <summary>How fast Slack lets an app call: each method in each workspace for itself, and messages in each channel besides. The windows are a little longer than documented, because the network may bring two requests closer together than they left.</summary>
internal sealed class SlackPace
{
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<SlackMethod, PaceLimits> methods = new();
    private readonly Func<SlackTier, PaceLimits> ofTier;

    /// <summary>Initializes a new instance of the <see cref="SlackPace"/> class.</summary>
    /// <param name="channel">Per channel: messages.</param>
    /// <param name="ofTier">Makes the limits of a method of a tier: new ones each time, because methods do not share them.</param>
    public SlackPace(PaceLimits channel, Func<SlackTier, PaceLimits> ofTier) => (Channel, this.ofTier) = (channel, ofTier);

    /// <summary>Gets the documented limits: a message a second in a channel, five of which may come at once; per minute what the method's tier says.</summary>
    public static SlackPace Documented => new(new(Of(5, 5)), static tier => new(Of(PerMinute(tier), 60)));

    /// <summary>Gets no limits, for a measurement against a platform that has none.</summary>
    public static SlackPace Unlimited => new(new(), static _ => new());

    /// <summary>Gets the limits of a channel.</summary>
    public PaceLimits Channel { get; }

    /// <summary>The lane of a method in a workspace: the one that is held when the platform asks to wait.</summary>
    public LaneKey Lane(SlackMethod method, string workspace) => new(methods.GetOrAdd(method, static (method, make) => make(method.Tier), ofTier), workspace);

    private static int PerMinute(SlackTier tier) => tier switch { SlackTier.Three => 50, SlackTier.Four => 100, _ => 300 };

    private static PaceLimit Of(int count, int seconds) => new(count, TimeSpan.FromSeconds(seconds) + Margin);
}
