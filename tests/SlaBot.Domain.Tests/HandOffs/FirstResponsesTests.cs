using System.Collections.Immutable;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.HandOffs;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tests.HandOffs;

public sealed class FirstResponsesTests
{
    private static readonly Duration FourHours = Duration.FromHours(4);

    [Fact]
    public void A_response_at_the_very_limit_is_in_time_and_a_minute_later_is_late()
    {
        var responses = FirstResponses.To(Period.Of(Some.Monday), FourHours, ViewOf(AsOf.CloseOf(Some.Monday), leads: 5, 10, 240, 241));

        responses.ShouldBe(new(Period.Of(Some.Monday), CameIn: 5, Timed: 3, Late: 1, MedianHours: 4m));
        responses.Untimed.ShouldBe(2);
        responses.LateShare.ShouldBe(1m / 3m);
    }

    [Fact]
    public void Without_any_response_there_is_no_share() =>
        FirstResponses.To(Period.Of(Some.Monday), FourHours, ViewOf(AsOf.CloseOf(Some.Monday), leads: 2)).LateShare.ShouldBeNull();

    [Theory]
    [InlineData(13, 0, 1)] // Monday 13:00: what came in at Friday's end, and over the weekend, is due
    [InlineData(12, 59, 4)] // a minute before only what came in up to Thursday is
    public void A_day_is_due_once_the_limit_has_passed_for_its_last_lead(int hour, int minute, int daysBack)
    {
        var asOf = AsOf.Live(Some.Monday.At(new LocalTime(hour, minute)).InUtc().ToInstant(), BusinessCalendar.Default);

        FirstResponses.DueUpTo(FourHours, ViewOf(asOf, leads: 1)).ShouldBe(Some.Monday.PlusDays(-daysBack));
    }

    private static View ViewOf(AsOf asOf, int leads, params int[] minutes)
    {
        var spread = minutes.Aggregate(default(DailyTotal), (sum, length) => sum + DailyTotal.OfDuration(length));
        var series = ImmutableDictionary<SeriesKey, TotalsSeries>.Empty
            .Add(new(KpiIds.Leads, Feed.Leads), Some.Series((Some.Monday, new(leads, leads))))
            .Add(new(KpiIds.LeadResponseTime, Feed.Leads), Some.Series((Some.Monday, spread)));
        return new(
            new AgreementHistory([new(1, new(2026, 1, 1), Some.Agreement(), default)]),
            new(series, ImmutableDictionary<KpiId, Feed>.Empty.Add(KpiIds.Leads, Feed.Leads)),
            asOf);
    }
}
