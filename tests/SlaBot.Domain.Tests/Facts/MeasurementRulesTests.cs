using System.Collections.Immutable;
using CsCheck;
using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;

namespace SlaBot.Domain.Tests.Facts;

public sealed class MeasurementRulesTests
{
    private static readonly Currency Euro = new("EUR"), Yen = new("JPY");

    private static readonly FactTime Monday = new(Some.Monday), Friday = new(Some.Monday.PlusDays(4)), NextWeek = new(Some.Monday.PlusDays(10));

    private static readonly DealFact Won = new("D-17")
    {
        Amount = 12_400m,
        Stage = DealStage.Won,
        Created = Monday,
        Closed = Friday,
        Source = "paid",
    };

    [Fact]
    public void A_won_deal_is_revenue_and_a_customer_on_the_day_it_closed_and_leaves_the_pipeline() => Of(Won).ShouldBe([
        "pipeline_value@deals 2026-03-02 paid: 1 × 12400",
        "pipeline_value@deals 2026-03-06 paid: -1 × -12400",
        "revenue@deals 2026-03-06 paid: 1 × 12400",
        "new_customers@deals 2026-03-06 paid: 1 × 1",
        "sales_cycle_days@deals 2026-03-06 paid: 1 × 0 [4: 1]",
    ]);

    [Fact]
    public void An_open_deal_is_in_the_pipeline_from_the_day_it_was_created() =>
        Of(Won with { Stage = DealStage.Open, Closed = default }).ShouldBe(["pipeline_value@deals 2026-03-02 paid: 1 × 12400"]);

    [Fact]
    public void A_reopened_deal_is_back_in_the_pipeline_though_its_old_day_of_closing_is_still_told() =>
        Of(Won with { Stage = DealStage.Open }).ShouldBe(["pipeline_value@deals 2026-03-02 paid: 1 × 12400"]);

    [Fact]
    public void A_lost_deal_leaves_the_pipeline_and_brings_nothing() => Of(Won with { Stage = DealStage.Lost }).ShouldBe([
        "pipeline_value@deals 2026-03-02 paid: 1 × 12400",
        "pipeline_value@deals 2026-03-06 paid: -1 × -12400",
    ]);

    [Fact]
    public void A_won_deal_without_an_amount_is_a_customer_all_the_same() => Of(Won with { Amount = default, Created = default, Source = default }).ShouldBe([
        "revenue@deals 2026-03-06 : 1 × 0",
        "new_customers@deals 2026-03-06 : 1 × 1",
    ]);

    [Fact]
    public void A_won_deal_without_a_day_of_closing_stays_in_the_pipeline() =>
        Of(Won with { Closed = default }).ShouldBe(["pipeline_value@deals 2026-03-02 paid: 1 × 12400"]);

    [Fact]
    public void A_deal_created_after_it_closed_was_never_in_the_pipeline_and_has_no_sales_cycle() => Of(Won with { Created = NextWeek }).ShouldBe([
        "pipeline_value@deals 2026-03-12 paid: 1 × 12400",
        "pipeline_value@deals 2026-03-12 paid: -1 × -12400",
        "revenue@deals 2026-03-06 paid: 1 × 12400",
        "new_customers@deals 2026-03-06 paid: 1 × 1",
    ]);

    [Fact]
    public void A_proposed_deal_is_a_proposal_where_the_funnel_has_that_stage()
    {
        var proposed = new DealFact("D-18") { Proposed = Friday };

        Of(proposed).ShouldBe(["proposals@deals 2026-03-06 : 1 × 1"]);
        Of(proposed, Some.FunnelOf(0.5m)).ShouldBeEmpty();
    }

    [Fact]
    public void A_win_counts_for_the_last_stage_by_whatever_name() =>
        Of(Won, Some.FunnelOf(0.5m, 0.5m)).ShouldContain("stage1@deals 2026-03-06 paid: 1 × 1");

    [Fact]
    public void Another_currency_is_converted_at_the_rate_of_the_day_of_closing_to_the_cent()
    {
        var deal = Won with { Amount = 100.01m, Currency = Euro };

        MeasurementRules.Of(Some.Agreement()).Converted(deal, Rates(Some.Monday.PlusDays(4), 1.1m)).ShouldBe(110.01m);
        Of(deal, rates: Rates(Some.Monday.PlusDays(4), 1.1m)).ShouldContain("revenue@deals 2026-03-06 paid: 1 × 110.01");
    }

    [Fact]
    public void A_deal_that_has_not_closed_is_converted_at_the_rate_of_its_first_day() =>
        Of(new DealFact("D-19") { Amount = 100m, Currency = Yen, Created = Monday }, rates: Rates(Some.Monday, 0.0067m))
            .ShouldBe(["pipeline_value@deals 2026-03-02 : 1 × 0.67"]);

    [Fact]
    public void A_deal_that_cannot_be_converted_adds_nothing_at_all()
    {
        Of(Won with { Currency = Euro }).ShouldBeEmpty();
        MeasurementRules.Of(Some.Agreement()).Converted(Won with { Currency = Euro }, ExchangeRates.None).ShouldBeNull();
    }

    [Fact]
    public void The_agreements_own_currency_needs_no_rate() =>
        Of(Won with { Currency = Some.Dollar }).ShouldContain("revenue@deals 2026-03-06 paid: 1 × 12400");

    [Fact]
    public void Without_an_agreement_every_amount_counts_as_it_is() =>
        MeasurementRules.Of(null).Converted(Won with { Currency = Euro }, ExchangeRates.None).ShouldBe(12_400m);

    [Fact]
    public void A_lead_counts_in_each_stage_it_reached_and_in_the_cohorts_of_the_day_it_entered() => Of(Lead(Monday, ("mqls", Friday), ("sqls", NextWeek), ("new_customers", NextWeek))).ShouldBe([
        "leads@leads 2026-03-02 : 1 × 1",
        "lead_to_mql_rate@leads 2026-03-02 : 1 × 0 [4: 1]",
        "leads_to_new_customers_rate@leads 2026-03-02 : 1 × 0 [10: 1]",
        "mqls@leads 2026-03-06 : 1 × 1",
        "mql_to_sql_rate@leads 2026-03-06 : 1 × 0 [6: 1]",
        "mqls_to_new_customers_rate@leads 2026-03-06 : 1 × 0 [6: 1]",
        "sqls@leads 2026-03-12 : 1 × 1",
        "sqls_to_new_customers_rate@leads 2026-03-12 : 1 × 0 [0: 1]",
        "new_customers@leads 2026-03-12 : 1 × 1",
    ]);

    [Fact]
    public void The_last_step_is_told_once_though_it_is_both_to_the_next_stage_and_to_the_last() =>
        Of(Lead(null, ("proposals", Monday), ("new_customers", Friday))).Count(line => line.StartsWith("proposal_to_win_rate", StringComparison.Ordinal)).ShouldBe(1);

    [Fact]
    public void A_stage_reached_before_the_one_above_took_no_days() =>
        Of(Lead(Friday, ("mqls", Monday))).ShouldContain("lead_to_mql_rate@leads 2026-03-06 : 1 × 0 [0: 1]");

    [Fact]
    public void Stages_that_the_funnel_lacks_and_stages_not_reached_count_nowhere() =>
        Of(Lead(Monday, ("demos", Friday), ("mqls", null))).ShouldBe(["leads@leads 2026-03-02 : 1 × 1"]);

    [Fact]
    public void The_day_a_lead_became_one_goes_before_the_day_it_was_created() =>
        Of(Lead(Monday, ("leads", Friday))).ShouldBe(["leads@leads 2026-03-06 : 1 × 1"]);

    [Fact]
    public void A_response_takes_the_minutes_of_business_time_and_counts_on_the_day_the_lead_came()
    {
        var lead = new LeadFact("L-88")
        {
            Created = new FactTime(Friday.Date, new(16, 30)),
            FirstResponse = new FactTime(Friday.Date.PlusDays(3), new(10, 15)),
        };

        Of(lead).ShouldContain("lead_response_time@leads 2026-03-06 : 1 × 0 [105: 1]");
        Of(lead with { FirstResponse = new FactTime(Friday.Date.PlusDays(3)) }).ShouldNotContain(line => line.StartsWith("lead_response_time", StringComparison.Ordinal));
    }

    [Fact]
    public void A_lead_that_came_in_is_no_customer_yet()
    {
        var funnel = new Funnel([new(new("visits"), null, null), new(new("customers"), null, 0.01m)]);

        MeasurementRules.StageOfCreation(funnel).ShouldBeNull();
        Of(Lead(Monday), funnel).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("leads", "visits", "leads", "customers")]
    [InlineData("trials", "visits", "trials", "customers")]
    [InlineData("trials", "trials", "customers")]
    [InlineData("leads", "trials", "leads", "customers")]
    public void A_leads_creation_counts_for_leads_or_else_the_first_stage_that_is_not_visits(string expected, params string[] stages)
    {
        var funnel = new Funnel([.. stages.Select((stage, i) => new Stage(new(stage), null, i == 0 ? null : 0.5m))]);

        MeasurementRules.StageOfCreation(funnel).ShouldBe(new KpiId(expected));
        Of(Lead(Monday), funnel).ShouldBe([$"{expected}@leads 2026-03-02 : 1 × 1"]);
    }

    [Fact]
    public void A_number_for_a_day_is_that_number() =>
        Of(new DailyFact(Some.Monday, KpiIds.Visits, "paid", 412.5m)).ShouldBe(["visits@daily 2026-03-02 paid: 1 × 412.5"]);

    [Fact]
    public void What_a_fact_adds_it_takes_back_to_nothing() => GenFacts.Any.Sample(fact =>
    {
        var rules = MeasurementRules.Of(Some.Agreement());
        var rates = Rates(new(2026, 1, 1), 1.25m);

        var sums = new Dictionary<(SeriesKey, LocalDate, string?), DailyTotal>();
        foreach (var (series, date, source, total) in rules.ContributionsOf(fact, rates))
        {
            sums[(series, date, source)] = sums.GetValueOrDefault((series, date, source)) + total;
        }

        foreach (var (series, date, source, total) in rules.ContributionsOf(fact, rates))
        {
            sums[(series, date, source)] -= total;
        }

        sums.Values.ShouldAllBe(left => left.IsZero);
    });

    [Fact]
    public void The_fingerprint_changes_with_stages_currency_and_calendar()
    {
        var agreement = Some.Agreement();
        var variants = new[]
        {
            agreement,
            agreement with { Funnel = new([.. Funnel.Default.Stages.SkipLast(1), new(new("signed"), null, 0.25m)]) },
            agreement with { Funnel = new([.. Funnel.Default.Stages.Take(3), .. Funnel.Default.Stages.Skip(4)]) },
            agreement with { Currency = Euro },
            agreement with { Calendar = Calendar(zone: DateTimeZoneProviders.Tzdb["America/Chicago"]) },
            agreement with { Calendar = Calendar(week: [IsoDayOfWeek.Monday]) },
            agreement with { Calendar = Calendar(hours: new(new(8, 0), new(17, 0))) },
            agreement with { Calendar = Calendar(hours: new(new(9, 0), new(17, 30))) },
            agreement with { Calendar = Calendar(holidays: [Some.Monday]) },
        };

        variants.Select(variant => MeasurementRules.Of(variant).Fingerprint).ShouldBeUnique();
        MeasurementRules.Of(null).Fingerprint.ShouldNotBe(MeasurementRules.Of(agreement).Fingerprint);
    }

    [Fact]
    public void The_fingerprint_stays_where_only_the_goal_the_rates_or_the_names_change()
    {
        var agreement = Some.Agreement();
        var other = agreement with
        {
            Name = "Another",
            Goal = new(new(2_000_000m, Some.Dollar), new(10_000m, Some.Dollar)),
            Funnel = new([.. Funnel.Default.Stages.Select((stage, i) => stage with { Owner = null, Rate = i == 0 ? null : 0.9m })]),
            Calendar = Calendar(),
        };

        MeasurementRules.Of(other).Fingerprint.ShouldBe(MeasurementRules.Of(agreement).Fingerprint);
    }

    private static List<string> Of(Fact fact, Funnel? funnel = null, ExchangeRates? rates = null) =>
        [.. MeasurementRules.Of(Some.Agreement(funnel)).ContributionsOf(fact, rates ?? ExchangeRates.None).Select(Line)];

    private static string Line(Contribution given)
    {
        var spread = given.Total.Spread is { } lengths ? $" [{string.Join(", ", lengths.Bins.Select(bin => FormattableString.Invariant($"{bin.Key}: {bin.Value}")))}]" : "";
        return FormattableString.Invariant($"{given.Series} {given.Date:yyyy-MM-dd} {given.Source}: {given.Total.Count} × {given.Total.Sum}{spread}");
    }

    private static LeadFact Lead(FactTime? created, params (string Stage, FactTime? Day)[] reached) => new("L-88")
    {
        Created = created,
        Reached = reached.ToImmutableSortedDictionary(stage => new KpiId(stage.Stage), stage => stage.Day),
    };

    private static ExchangeRates Rates(LocalDate from, decimal rate) => new((_, day) => day >= from ? rate : null);

    private static BusinessCalendar Calendar(
        DateTimeZone? zone = null, IEnumerable<IsoDayOfWeek>? week = null, WorkingHours? hours = null, IEnumerable<LocalDate>? holidays = null) => new(
        zone ?? BusinessCalendar.Default.Zone,
        week ?? BusinessCalendar.Default.WorkingWeek,
        hours ?? BusinessCalendar.Default.Hours,
        holidays ?? []);
}
