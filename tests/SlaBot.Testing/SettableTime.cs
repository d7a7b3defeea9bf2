using NodaTime;

namespace SlaBot.Testing;

/// <summary>A clock that stands until it is set.</summary>
public sealed class SettableTime : TimeProvider
{
    public Instant Now { get; set; } = Instant.FromUtc(2026, 9, 15, 8, 30);

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
