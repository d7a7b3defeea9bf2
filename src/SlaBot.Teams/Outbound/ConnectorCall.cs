using SlaBot.Channels.Pacing;

namespace SlaBot.Teams.Outbound;

/// <summary>One thing to ask of the Connector, over all its tries.</summary>
internal sealed class ConnectorCall
{
    /// <summary>Gets what it is called in logs.</summary>
    public required string Operation { get; init; }

    /// <summary>Gets the HTTP method.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>Gets whose Connector, as the reference says.</summary>
    public required string ServiceUrl { get; init; }

    /// <summary>Gets where; null where an id cannot be part of an address.</summary>
    public required Uri? Address { get; init; }

    /// <summary>Gets under which limits of its conversation.</summary>
    public required LaneKey Lane { get; init; }

    /// <summary>Gets under which limits of its tenant.</summary>
    public required LaneKey Tenant { get; init; }

    /// <summary>Gets the JSON, written once for all tries; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Gets whether it may be sent again although it may have arrived.</summary>
    public bool DoesTheSameTwice => Method != HttpMethod.Post;

    /// <summary>Gets or sets whether a token was refused and renewed for it: that happens once.</summary>
    public bool HasRenewedToken { get; set; }

    /// <summary>Gets or sets whether a try of it went without an answer.</summary>
    public bool MayHaveArrived { get; set; }
}
