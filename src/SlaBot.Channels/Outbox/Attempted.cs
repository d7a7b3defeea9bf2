using NodaTime;
using SlaBot.Channels.Deliveries;

namespace SlaBot.Channels.Outbox;

/// <summary>How an attempt to post ended, before it is weighed how many there were.</summary>
/// <param name="Outcome">How.</param>
/// <param name="Reason">Why, where it did not arrive; empty where it did.</param>
internal readonly record struct Attempted(Outcome Outcome, string Reason)
{
    private const int LongestReason = 500;

    /// <summary>Gets the id of the message, or null.</summary>
    public string? MessageId { get; private init; }

    /// <summary>Gets from when it may be tried again, as the platform says; null where it says nothing.</summary>
    public Instant? NotBefore { get; private init; }

    /// <summary>It has not arrived, and may later.</summary>
    public static Attempted Later(string reason) => new(Outcome.Later, reason);

    /// <summary>It has not arrived, and never will.</summary>
    public static Attempted Never(string reason) => new(Outcome.Never, reason);

    /// <summary>There is nothing to be sent.</summary>
    public static Attempted Needless(string reason) => new(Outcome.Needless, reason);

    /// <summary>It may have arrived.</summary>
    public static Attempted Uncertain(string reason) => new(Outcome.Uncertain, reason);

    /// <summary>What a platform said.</summary>
    /// <param name="delivery">How sending ended.</param>
    /// <param name="updated">The message that was brought up to date, or null where a new one was sent.</param>
    public static Attempted Of(Delivery delivery, string? updated) => delivery switch
    {
        Delivery.Sent sent => new(Outcome.Sent, "") { MessageId = updated ?? (sent.Id is { Length: > 0 } id ? id : null) },
        Delivery.Gone gone => Needless(Short(gone.Reason)),
        Delivery.Refused { NotBefore: { } notBefore } refused => Later(Short(refused.Reason)) with { NotBefore = Instant.FromDateTimeOffset(notBefore) },
        Delivery.Refused refused => Never(Short(refused.Reason)),

        // To bring a message up to date twice does what once does.
        Delivery.Uncertain uncertain when updated is not null => Later(Short(uncertain.Reason)),
        Delivery.Uncertain uncertain => Uncertain(Short(uncertain.Reason)),
        _ => throw new ArgumentException("A delivery does not end so.", nameof(delivery)),
    };

    private static string Short(string reason) => reason.Length == 0 ? "no reason was told" : reason.Length > LongestReason ? reason[..LongestReason].TrimEnd('\ud83d') : reason;
}

/// <summary>What an attempt came to.</summary>
internal enum Outcome
{
    /// <summary>The platform took it.</summary>
    Sent,

    /// <summary>It has not arrived, and may later.</summary>
    Later,

    /// <summary>It has not arrived, and never will.</summary>
    Never,

    /// <summary>There was nothing to be sent.</summary>
    Needless,

    /// <summary>It may have arrived.</summary>
    Uncertain,
}
