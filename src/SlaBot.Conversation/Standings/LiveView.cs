using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Standings;

/// <summary>What was agreed and counted, at a moment.</summary>
public static class LiveView
{
    /// <summary>The view at a moment: the zone of the newest revision tells which day it is, the revision of that day its working hours.</summary>
    public static View Of(AgreementHistory agreements, DailyTotals totals, Instant now)
    {
        var calendar = agreements.Latest?.Terms.Calendar ?? BusinessCalendar.Default;
        var today = now.InZone(calendar.Zone).Date;
        return new(agreements, totals, AsOf.Live(now, agreements.SpeakingFor(today)?.Terms.Calendar ?? calendar));
    }
}
