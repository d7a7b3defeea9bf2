using SlaBot.Channels.Retrying;

namespace SlaBot.Slack.SocketMode;

/// <summary>How sockets are kept.</summary>
internal sealed record SocketModeLimits
{
    /// <summary>Gets how many are kept: with two, one that Slack takes away leaves no gap.</summary>
    public int Sockets { get; init; } = 2;

    /// <summary>Gets how long Slack may take to answer, from opening to <c>hello</c>.</summary>
    public TimeSpan Hello { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets how often Slack is asked whether it is still there.</summary>
    public TimeSpan Ping { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets how long it may take to say so; then the socket is given up.</summary>
    public TimeSpan Pong { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets how long a socket has to live to have been a good one: what ends sooner is opened anew with longer and longer waits.</summary>
    public TimeSpan GoodLife { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets how long what came by a socket may take to be acknowledged before it is closed.</summary>
    public TimeSpan Farewell { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Gets how long is waited before a socket is opened anew; chance has its share in it.</summary>
    public RetryLimits Waits { get; init; } = new() { FirstWait = TimeSpan.FromSeconds(1), LongestWait = TimeSpan.FromSeconds(30) };
}
