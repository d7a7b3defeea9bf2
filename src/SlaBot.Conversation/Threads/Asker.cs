using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Threads;

/// <summary>Who asks, and where.</summary>
/// <param name="Thread">The person's side of the thread.</param>
/// <param name="MayChange">Whether the person may change stored data, read at the moment of this message.</param>
public sealed record Asker(ThreadKey Thread, bool MayChange)
{
    /// <summary>Gets the KPIs whose numbers the person may change; null for all.</summary>
    public IReadOnlyList<KpiId>? Owns { get; init; }
}
