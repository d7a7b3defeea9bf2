using SlaBot.Conversation.Readings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Changes;

/// <summary>What a message would change, for the person to confirm. Reading and answering a message stores nothing.</summary>
public abstract record Write
{
    private Write()
    {
    }

    /// <summary>Gets the intent that asks for it: on the wire the write's kind.</summary>
    public abstract Intent Intent { get; }

    /// <summary>Numbers that somebody gives by hand.</summary>
    /// <param name="Values">One a KPI, in the order given.</param>
    public sealed record LogValue(IReadOnlyList<LoggedValue> Values) : Write
    {
        /// <inheritdoc/>
        public override Intent Intent => Intent.LogValue;
    }

    /// <summary>A change of the agreement: it is proposed, and every party has to sign it.</summary>
    /// <param name="Kpis">The KPIs whose targets are to change; empty where none was named.</param>
    /// <param name="Department">The department named, or null.</param>
    /// <param name="Values">The new targets in the order of the KPIs, in <paramref name="Unit"/>; empty where none was given.</param>
    /// <param name="Unit">The unit written beside the number, such as <c>%</c>, or null.</param>
    /// <param name="Days">The days the change is for, or null.</param>
    public sealed record Amend(IReadOnlyList<KpiId> Kpis, PartyId? Department, IReadOnlyList<decimal> Values, string? Unit, Period? Days) : Write
    {
        /// <inheritdoc/>
        public override Intent Intent => Intent.Amend;
    }

    /// <summary>A signature under, or a refusal of, a proposed revision.</summary>
    public sealed record Approve : Write
    {
        /// <inheritdoc/>
        public override Intent Intent => Intent.Approve;
    }

    /// <summary>Something to be posted regularly, or whenever it happens.</summary>
    public sealed record Subscribe : Write
    {
        /// <inheritdoc/>
        public override Intent Intent => Intent.Subscribe;
    }

    /// <summary>Something not to be posted any more.</summary>
    public sealed record Unsubscribe : Write
    {
        /// <inheritdoc/>
        public override Intent Intent => Intent.Unsubscribe;
    }

    /// <summary>A win or a person to be praised in public.</summary>
    /// <param name="Department">The department named, or null.</param>
    /// <param name="Days">The days it is about, or null.</param>
    public sealed record Celebrate(PartyId? Department, Period? Days) : Write
    {
        /// <inheritdoc/>
        public override Intent Intent => Intent.Celebrate;
    }
}

/// <summary>A number that somebody gives by hand.</summary>
/// <param name="Kpi">What it counts.</param>
/// <param name="Value">The number in the KPI's unit: a share for a rate, seconds for a duration.</param>
/// <param name="Days">The days it is the number of.</param>
public sealed record LoggedValue(KpiId Kpi, decimal Value, Period Days);
