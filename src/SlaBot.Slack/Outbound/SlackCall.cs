using System.Net.Http.Headers;
using SlaBot.Channels.Pacing;
using SlaBot.Slack.Protocol;

namespace SlaBot.Slack.Outbound;

/// <summary>One thing to ask of Slack, over all its tries.</summary>
internal sealed class SlackCall
{
    /// <summary>Gets what it is called in logs.</summary>
    public required string Operation { get; init; }

    /// <summary>Gets what it goes to.</summary>
    public required SlackTarget Target { get; init; }

    /// <summary>Gets where.</summary>
    public required Uri Address { get; init; }

    /// <summary>Gets under which limits of its channel.</summary>
    public required LaneKey Lane { get; init; }

    /// <summary>Gets under which limits of its method and workspace: held when Slack asks to wait.</summary>
    public required LaneKey Method { get; init; }

    /// <summary>Gets what is sent, written once for all tries.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Gets the type of what is sent; null for JSON.</summary>
    public MediaTypeHeaderValue? Type { get; init; }

    /// <summary>Gets by which installation's token, or null where none is sent or <see cref="Token"/> says which.</summary>
    public InstallationId? Installation { get; init; }

    /// <summary>Gets the very token to send, of no installation yet; null for that of the installation.</summary>
    public SlackToken? Token { get; init; }

    /// <summary>Gets whether it may be sent again although it may have arrived.</summary>
    public bool DoesTheSameTwice { get; init; }

    /// <summary>Gets whether it is of no use any more after three seconds.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>Gets or sets whether a token was refused and there was a newer one: that happens once.</summary>
    public bool HasRenewedToken { get; set; }

    /// <summary>Gets or sets whether a try of it went without an answer.</summary>
    public bool MayHaveArrived { get; set; }
}
