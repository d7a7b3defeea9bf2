namespace SlaBot.Teams.Inbound;

/// <summary>Says who sent a request, by its Authorization header alone: before anything of its body is parsed.</summary>
internal interface ITokenGate
{
    /// <summary>Checks the header.</summary>
    /// <param name="authorization">The one Authorization header, or null where there is none or several.</param>
    /// <param name="cancellation">Ends the wait for keys.</param>
    /// <returns>What the token ties the request to, or null: the request is answered with 401 and nothing else.</returns>
    ValueTask<ChannelToken?> AdmitAsync(string? authorization, CancellationToken cancellation);
}

/// <summary>A verified token of the channel.</summary>
/// <param name="ServiceUrl">The only service address that the request may name.</param>
/// <param name="Endorsements">The channels that the signing key speaks for.</param>
internal sealed record ChannelToken(string ServiceUrl, IReadOnlyList<string> Endorsements);
