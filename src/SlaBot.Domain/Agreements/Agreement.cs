using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements;

/// <summary>
/// What marketing and sales agreed on for a bounded term: one revenue goal, the funnel that must bring it, the KPIs of
/// each party and the rules between them. Never edited, only revised: see <see cref="Revision"/>.
/// </summary>
public sealed record Agreement
{
    /// <summary>Gets the agreement's title.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the days the agreement covers.</summary>
    public required Period Term { get; init; }

    /// <summary>Gets the one currency of its amounts.</summary>
    public required Currency Currency { get; init; }

    /// <summary>Gets the time zone, working week, working hours and holidays.</summary>
    public required BusinessCalendar Calendar { get; init; }

    /// <summary>Gets the departments that sign, in the order of the file.</summary>
    public required IReadOnlyList<Party> Parties { get; init; }

    /// <summary>Gets what the term must bring.</summary>
    public required Goal Goal { get; init; }

    /// <summary>Gets the stages from traffic to customer.</summary>
    public required Funnel Funnel { get; init; }

    /// <summary>Gets how the goal spreads over the term, and what counts as on pace.</summary>
    public PacePolicy Pace { get; init; } = PacePolicy.Default;

    /// <summary>Gets the KPIs that the file names itself, beside the funnel's stages and rates.</summary>
    public IReadOnlyList<KpiTerms> Kpis { get; init; } = [];

    /// <summary>Gets what is told beside new business as recurring revenue, or null where new business is told alone.</summary>
    public RecurringRevenue? Recurring { get; init; }

    /// <summary>Gets the rules of the hand-off, or null where none were agreed.</summary>
    public LeadManagement? LeadManagement { get; init; }

    /// <summary>Gets when both departments meet and report, or null.</summary>
    public Reporting? Reporting { get; init; }

    /// <summary>Gets the day the agreement itself is to be looked at again, or null.</summary>
    public LocalDate? Review { get; init; }

    /// <summary>Gets what counts as a big win, or null.</summary>
    public WinPolicy? Wins { get; init; }
}
