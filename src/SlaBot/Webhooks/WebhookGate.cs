using SlaBot.Channels.Inbound;

namespace SlaBot.Webhooks;

/// <summary>Admits what a source signed, by the raw bytes and before anything of them is parsed.</summary>
internal sealed class WebhookGate(WebhookSecrets secrets, TimeProvider time)
{
    /// <summary>How old, or how early, a delivery may be: seconds.</summary>
    public const int Skew = 300;

    /// <summary>Gets the rules, the cheap ones first.</summary>
    internal static IReadOnlyList<Rule<SignedDelivery>> All { get; } =
    [
        new("there is one webhook-id", delivery => delivery.Ids.Count == 1),
        new("there is one webhook-timestamp", delivery => delivery.Timestamps.Count == 1),
        new("there is one webhook-signature", delivery => delivery.Signatures.Count == 1),
        new("webhook-id is 1 to 200 visible characters without a full stop", delivery => delivery.HasPlainId),
        new("webhook-timestamp is whole seconds in digits", delivery => delivery.SignedAt is not null),
        new("the delivery was signed at most 5 minutes ago", delivery => delivery.SignedAt is not { } at || delivery.Now - at <= Skew),
        new("the delivery was signed at most 5 minutes ahead", delivery => delivery.SignedAt is not { } at || at - delivery.Now <= Skew),
        new("webhook-signature holds v1 and 32 bytes in base64", delivery => delivery.Told.Count > 0),
        new("a secret of the source signed it", delivery => delivery.IsSigned()),
    ];

    /// <summary>Gets the rules that hold here: all of them, but for tests that show what each is for.</summary>
    internal IReadOnlyList<Rule<SignedDelivery>> Rules { get; init; } = All;

    /// <summary>The name of the first rule that a delivery breaks, or null where it breaks none.</summary>
    /// <param name="source">Whose it says it is.</param>
    /// <param name="headers">Its headers.</param>
    /// <param name="body">Its body, as it came.</param>
    public string? Broken(WebhookSource source, IHeaderDictionary headers, ReadOnlyMemory<byte> body) => Rules.FirstBroken(new(
        headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"], body, secrets.KeysOf(source.Name), time.GetUtcNow().ToUnixTimeSeconds()));
}
