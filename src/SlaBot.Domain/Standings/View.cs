using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;

namespace SlaBot.Domain.Standings;

/// <summary>Everything an answer may look at: what was agreed, what was counted, and the moment it is asked for.</summary>
/// <param name="Agreements">Every revision of the workspace.</param>
/// <param name="Totals">The daily totals.</param>
/// <param name="AsOf">The moment up to which facts count.</param>
public sealed record View(AgreementHistory Agreements, DailyTotals Totals, AsOf AsOf)
{
    /// <summary>Gets the meetings that are held at another time than the rule gives.</summary>
    public MovedMeetings Moved { get; init; } = MovedMeetings.None;

    /// <summary>Gets the revision that speaks for the day; null before anything was agreed.</summary>
    public Revision? Revision => Agreements.SpeakingFor(AsOf.Day);

    /// <summary>Gets the terms of that revision, or null.</summary>
    public Agreement? Agreement => Revision?.Terms;

    /// <summary>Gets the KPIs that can be asked about.</summary>
    public KpiCatalog Catalog => KpiCatalog.Of(Agreement);

    /// <summary>Gets the calendar that days are judged by.</summary>
    public BusinessCalendar Calendar => Agreement?.Calendar ?? BusinessCalendar.Default;

    /// <summary>What is known at a moment, which counts to the minute by the calendar of the revision that speaks for its day.</summary>
    /// <param name="agreements">Every revision of the workspace.</param>
    /// <param name="totals">The daily totals.</param>
    /// <param name="now">The moment.</param>
    public static View Live(AgreementHistory agreements, DailyTotals totals, Instant now)
    {
        // The zone of the newest revision tells which day it is; the revision of that day tells its working hours.
        var calendar = agreements.Latest?.Terms.Calendar ?? BusinessCalendar.Default;
        var today = now.InZone(calendar.Zone).Date;
        return new(agreements, totals, AsOf.Live(now, agreements.SpeakingFor(today)?.Terms.Calendar ?? calendar));
    }
}
