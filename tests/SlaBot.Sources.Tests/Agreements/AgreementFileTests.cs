using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Agreements;

/// <summary>The forms in which people may write what they mean, and what holds where they write nothing.</summary>
public sealed class AgreementFileTests
{
    [Fact]
    public void What_a_minimal_file_leaves_out_has_its_default()
    {
        var agreement = Samples.Agreement(Samples.Minimal());

        agreement.Calendar.Zone.ShouldBe(DateTimeZone.Utc);
        agreement.Calendar.WorkingWeek.ShouldBe(BusinessCalendar.Default.WorkingWeek);
        agreement.Calendar.Hours.ShouldBe(WorkingHours.NineToFive);
        agreement.Calendar.Holidays.ShouldBeEmpty();
        agreement.Parties.Select(party => (party.Id.Value, party.Name.English)).ShouldBe([("sales", "Sales"), ("marketing", "Marketing")]);
        agreement.Funnel.Stages.ShouldBe(Funnel.Default.Stages);
        agreement.Pace.ShouldBe(PacePolicy.Default with { Monthly = agreement.Pace.Monthly });
        agreement.Kpis.ShouldBeEmpty();
        (agreement.LeadManagement, agreement.Reporting, agreement.Review, agreement.Wins).ShouldBe((null, null, null, null));
    }

    [Theory]
    [InlineData("1_200_000", 1_200_000)]
    [InlineData("\"1,200,000\"", 1_200_000)]
    [InlineData("1200000", 1_200_000)]
    [InlineData("1200000.50", 1_200_000.5)]
    public void An_amount_may_be_written_as(string written, decimal amount) =>
        Samples.Agreement(Samples.Minimal().Replace("1_200_000", written, StringComparison.Ordinal)).Goal.Revenue.Amount.ShouldBe(amount);

    [Theory]
    [InlineData("2.5%", 0.025)]
    [InlineData("2.5 %", 0.025)]
    [InlineData("0.025", 0.025)]
    [InlineData("100%", 1)]
    [InlineData("1.0", 1)]
    public void A_rate_may_be_written_as(string written, decimal rate) =>
        Samples.Agreement(Samples.Minimal($"funnel: [{{ stage: a }}, {{ stage: b, rate: {written} }}]")).Funnel.Last.Rate.ShouldBe(rate);

    [Theory]
    [InlineData("09:00-17:00")]
    [InlineData("\"09:00-17:00\"")]
    [InlineData("'9:00 – 17:00'")]
    public void Working_hours_may_be_written_as(string written) =>
        Samples.Agreement(Samples.Minimal($"working_hours: {written}")).Calendar.Hours.ShouldBe(WorkingHours.NineToFive);

    [Theory]
    [InlineData("4h", 4)]
    [InlineData("4 business hours", 4)]
    [InlineData("30 minutes", 0.5)]
    [InlineData("1 business day", 8)]
    public void A_response_time_may_be_written_as(string written, decimal hours) =>
        Samples.Agreement(Samples.Minimal($"kpis: [{{ id: lead_response_time, target: {written} }}]")).Kpis[0].Target.ShouldBe(hours);

    [Theory]
    [InlineData("24 hours", 24, false)]
    [InlineData("2 days", 48, false)]
    [InlineData("2 business days", 16, true)]
    [InlineData("8 working hours", 8, true)]
    public void The_time_to_accept_may_run_on_the_clock_or_in_business_hours(string written, int hours, bool isBusiness)
    {
        var rules = Samples.Agreement(Samples.Minimal($"lead_management: {{ accept_or_reject: {written} }}")).LeadManagement.ShouldNotBeNull();

        rules.AcceptOrReject.ShouldBe(Duration.FromHours(hours));
        rules.AcceptOrRejectInBusinessHours.ShouldBe(isBusiness);
    }

    [Theory]
    [InlineData("first tuesday 09:00")]
    [InlineData("Last Friday 16:30")]
    [InlineData("every monday 09:00")]
    [InlineData("1st 09:00")]
    [InlineData("15th 09:00")]
    [InlineData("first business day 09:00")]
    [InlineData("last business day 16:00")]
    [InlineData("FREQ=MONTHLY;BYDAY=1TU;BYHOUR=9")]
    [InlineData("RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;BYHOUR=9;BYMINUTE=30")]
    [InlineData("DTSTART:20260106T090000 RRULE:FREQ=MONTHLY;BYDAY=1TU")]
    public void A_meeting_may_be_written_as(string rule) =>
        Samples.Agreement(Samples.Minimal($"reporting: {{ meeting: \"{rule}\" }}")).Reporting!.Meeting.ShouldBe(rule);

    [Theory]
    [InlineData("32nd 09:00")]
    [InlineData("15st 09:00")]
    [InlineData("fifth tuesday 09:00")]
    [InlineData("first tuesday 25:00")]
    [InlineData("FREQ=MONTHLY;BYHOUR=24")]
    [InlineData("FREQ=MONTHLY;BYHOUR=9;BYHOUR=10")]
    [InlineData("FREQ=MONTHLY;BYHOUR=9;COUNT=3;UNTIL=20261231")]
    [InlineData("RRULE:FREQ=DAILY;BYHOUR=9 RRULE:FREQ=DAILY;BYHOUR=10")]
    [InlineData("DTSTART:20260106 RRULE:FREQ=MONTHLY")]
    public void A_meeting_may_not_be_written_as(string rule) =>
        AgreementFile.Read(Samples.Minimal($"reporting: {{ meeting: \"{rule}\" }}")).Errors.ShouldHaveSingleItem().Path.ShouldBe("reporting.meeting");

    [Fact]
    public void An_own_duration_takes_its_unit_from_its_target_and_shorter_is_better()
    {
        var terms = Samples.Agreement(Samples.Minimal("kpis: [{ id: onboarding_time, kind: duration, target: 14 days }]")).Kpis[0];

        (terms.Unit, terms.Target, terms.Better).ShouldBe((KpiUnit.Days, 14m, Direction.Lower));
    }

    [Fact]
    public void A_band_has_its_two_ends()
    {
        var terms = Samples.Agreement(Samples.Minimal("kpis: [{ id: nps, band: [40, 60] }]")).Kpis[0];

        (terms.Better, terms.Target, terms.TargetHigh).ShouldBe((Direction.Band, 40m, 60m));
    }

    [Fact]
    public void A_ratio_may_divide_KPIs_that_come_later_in_the_file()
    {
        var terms = Samples.Agreement(Samples.Minimal("kpis: [{ id: hit_rate, kind: ratio, numerator: hits, denominator: leads, target: 5% }, { id: hits, kind: count }]")).Kpis[0];

        (terms.Numerator, terms.Denominator, terms.Target).ShouldBe((new KpiId("hits"), KpiIds.Leads, 0.05m));
    }

    [Fact]
    public void An_entry_may_give_a_stage_or_a_rate_words_an_owner_and_a_source()
    {
        var catalog = KpiCatalog.Of(Samples.Agreement(Samples.Minimal("""
            kpis:
              - { id: leads, name: Enquiries, synonyms: [contacts], source: leads, freshness: 3 days }
              - { id: mql_to_sql_rate, owner: operations }
            """)));

        var leads = catalog.Find(KpiIds.Leads).ShouldNotBeNull();
        (leads.Name!.English, leads.Synonyms.Single(), leads.Feed, leads.FreshnessDays, leads.Target).ShouldBe(("Enquiries", "contacts", Feed.Leads, 3, 5_000m));
        catalog.Find(new("mql_to_sql_rate"))!.Owner.ShouldBe(new PartyId("operations"));
    }

    [Fact]
    public void A_default_funnel_belongs_only_to_departments_that_sign() =>
        Samples.Agreement(Samples.Minimal("parties: { sales: }")).Funnel.Stages.Select(stage => stage.Owner?.Value)
            .ShouldBe([null, null, null, "sales", "sales", "sales"]);

    [Fact]
    public void Months_that_sum_to_100_are_read_in_the_order_of_the_term()
    {
        var pace = Samples.Agreement(Samples.Minimal("pace: { method: monthly, monthly: [6, 7, 9, 8, 8, 9, 7, 7, 9%, 10, 10.5, 9.5] }")).Pace;

        pace.Monthly.ShouldBe([6m, 7m, 9m, 8m, 8m, 9m, 7m, 7m, 9m, 10m, 10.5m, 9.5m]);
    }
}
