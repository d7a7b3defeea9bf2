using CsCheck;
using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Rates;

namespace SlaBot.Domain.Tests.Rates;

public sealed class CohortRateTests
{
    private static readonly Period January = Period.Month(2026, 1), February = Period.Month(2026, 2);

    private static readonly AsOf EndOfMarch = AsOf.CloseOf(new(2026, 3, 31));

    // Most go on within days, a few after months.
    private static readonly Gen<int> Lag = Gen.Int[0, 20].Select(x => x < 18 ? x % 6 : x * 4);

    [Fact]
    public void Of_those_that_entered_only_those_count_that_went_on_by_then()
    {
        var journeys = new Journeys().Enter(new(2026, 2, 10), 10, lags: [0, 3, 5, 9]);

        At(new(2026, 2, 9), journeys).Value.ShouldBeNull();
        At(new(2026, 2, 10), journeys).Seen.ShouldBe(new ConversionRate(1, 10));
        At(new(2026, 2, 14), journeys).Seen.ShouldBe(new ConversionRate(2, 10));
        At(new(2026, 2, 15), journeys).Seen.ShouldBe(new ConversionRate(3, 10));
        At(new(2026, 3, 31), journeys).Value.ShouldBe(0.4m);

        static CohortRate At(LocalDate day, Journeys journeys) => journeys.Rate(February, AsOf.CloseOf(day));
    }

    [Fact]
    public void Who_entered_before_or_after_the_period_does_not_count()
    {
        var journeys = new Journeys()
            .Enter(new(2026, 1, 31), 50, lags: [1, 1])
            .Enter(new(2026, 2, 1), 10, lags: [1])
            .Enter(new(2026, 3, 1), 70, lags: [1, 1, 1]);

        journeys.Rate(February, EndOfMarch).Seen.ShouldBe(new ConversionRate(1, 10));
    }

    [Fact]
    public void A_young_cohort_is_scaled_by_what_past_ones_had_shown_at_its_age()
    {
        // Every day of January: 100 enter, 4 go on after 5 days, 6 more after 20.
        var journeys = new Journeys();
        foreach (var day in January.Days)
        {
            journeys.Enter(day, 100, lags: [5, 5, 5, 5, 20, 20, 20, 20, 20, 20]);
        }

        journeys.Enter(new(2026, 2, 15), 50, lags: [5, 5, 5, 20]);

        var young = journeys.Rate(February, AsOf.CloseOf(new(2026, 2, 25)));
        young.Seen.ShouldBe(new ConversionRate(3, 50));
        young.Matured.ShouldBe(0.4m);
        young.Estimate.ShouldBe(0.15m);
        young.IsMaturing.ShouldBeTrue();

        var grown = journeys.Rate(February, AsOf.CloseOf(new(2026, 3, 7)));
        grown.Seen.ShouldBe(new ConversionRate(4, 50));
        grown.Matured.ShouldBe(1m);
        grown.Estimate.ShouldBe(grown.Value);
        grown.IsMaturing.ShouldBeFalse();
    }

    [Fact]
    public void Each_day_of_a_cohort_has_matured_by_its_own_age()
    {
        var journeys = new Journeys();
        foreach (var day in January.Days)
        {
            journeys.Enter(day, 10, lags: [5, 20]);
        }

        // 30 have been there for long, 10 for half the conversions, 20 came today: (30 + 10 / 2 + 0) / 60.
        journeys.Enter(new(2026, 2, 1), 30, lags: []).Enter(new(2026, 2, 20), 10, lags: []).Enter(new(2026, 2, 28), 20, lags: []);

        journeys.Rate(February, AsOf.CloseOf(new(2026, 2, 28))).Matured.ShouldBe(35m / 60m);
    }

    [Fact]
    public void Days_too_young_to_have_shown_everything_do_not_speak_for_the_past()
    {
        // One goes on after 2 days, one after 30; as of 15 February the late ones of the last 29 days have yet to come.
        var journeys = new Journeys();
        foreach (var day in new Period(new(2025, 11, 1), new(2026, 1, 31)).Days)
        {
            journeys.Enter(day, 10, lags: day.PlusDays(30) <= new LocalDate(2026, 2, 15) ? [2, 30] : [2]);
        }

        journeys.Enter(new(2026, 2, 12), 10, lags: [2]);

        journeys.Rate(February, AsOf.CloseOf(new(2026, 2, 15))).Matured.ShouldBe(0.5m);
    }

    [Fact]
    public void One_straggler_does_not_silence_the_past()
    {
        var journeys = new Journeys().Enter(new(2025, 10, 1), 10, lags: [2, 120]);
        foreach (var day in new Period(new(2025, 11, 1), new(2026, 1, 31)).Days)
        {
            journeys.Enter(day, 10, lags: [2, 10]);
        }

        journeys.Enter(new(2026, 2, 12), 10, lags: [2]);

        journeys.Rate(February, AsOf.CloseOf(new(2026, 2, 15))).Matured!.Value.ShouldBeInRange(0.5m, 0.52m);
    }

    [Fact]
    public void Without_a_past_a_young_cohort_is_not_called_mature()
    {
        var journeys = new Journeys().Enter(new(2026, 2, 1), 50, lags: [1, 2, 3, 4, 5, 6]);
        var young = journeys.Rate(February, AsOf.CloseOf(new(2026, 2, 7)));

        young.Value.ShouldBe(0.12m);
        young.Matured.ShouldBeNull();
        young.Estimate.ShouldBeNull();
        young.IsMaturing.ShouldBeTrue();
    }

    [Fact]
    public void Without_a_past_a_cohort_is_mature_once_it_is_twice_as_old_as_its_longest_lag()
    {
        var journeys = new Journeys().Enter(new(2026, 2, 1), 50, lags: [1, 2, 3, 4, 5, 6]);

        journeys.Rate(February, AsOf.CloseOf(new(2026, 2, 12))).Matured.ShouldBeNull();
        journeys.Rate(February, AsOf.CloseOf(new(2026, 2, 13))).Matured.ShouldBe(1m);
    }

    [Fact]
    public void Fewer_than_five_conversions_tell_nothing_about_maturity()
    {
        var journeys = new Journeys().Enter(new(2026, 1, 10), 50, lags: [1, 2, 3, 4]).Enter(new(2026, 2, 26), 50, lags: [1]);

        journeys.Rate(February, AsOf.CloseOf(new(2026, 2, 28))).Matured.ShouldBeNull();
    }

    [Fact]
    public void An_estimate_is_never_more_than_all() => new CohortRate(new(9, 10), 0.5m).Estimate.ShouldBe(1m);

    [Theory]
    [InlineData(0.89, true)]
    [InlineData(0.9, false)]
    public void From_nine_tenths_on_a_cohort_is_mature(decimal matured, bool maturing) =>
        new CohortRate(new(1, 10), matured).IsMaturing.ShouldBe(maturing);

    [Fact]
    public void Waiting_never_takes_a_conversion_back() =>
        Gen.Select(Gen.Select(Gen.Int[0, 120], Gen.Int[0, 60]).Array[0, 80], Gen.Int[0, 200], Gen.Int[0, 60]).Sample((leads, day, wait) =>
        {
            var journeys = new Journeys();
            foreach (var entry in leads.GroupBy(lead => lead.Item1))
            {
                journeys.Enter(new LocalDate(2025, 11, 1).PlusDays(entry.Key), entry.Count() + 3, [.. entry.Select(lead => lead.Item2)]);
            }

            var (sooner, later) = (new LocalDate(2025, 11, 1).PlusDays(day), new LocalDate(2025, 11, 1).PlusDays(day + wait));
            var (before, after) = (journeys.Rate(January, AsOf.CloseOf(sooner)), journeys.Rate(January, AsOf.CloseOf(later)));

            after.Numerator.ShouldBeGreaterThanOrEqualTo(before.Numerator);
            after.Matured.GetValueOrDefault().ShouldBeInRange(0m, 1m);
            after.Numerator.ShouldBe(leads.Count(lead => January.Contains(new LocalDate(2025, 11, 1).PlusDays(lead.Item1))
                && lead.Item1 + lead.Item2 <= day + wait));
            after.Estimate.GetValueOrDefault(1m).ShouldBeGreaterThanOrEqualTo(after.Value.GetValueOrDefault());
        });

    [Fact]
    public void What_happens_later_changes_nothing_about_an_earlier_moment() =>
        Gen.Select(Gen.Select(Gen.Int[0, 120], Lag).Array[0, 80], Gen.Int[0, 200]).Sample((leads, day) =>
        {
            Journeys whole = new(), known = new();
            foreach (var entry in leads.GroupBy(lead => lead.Item1))
            {
                var date = new LocalDate(2025, 11, 1).PlusDays(entry.Key);
                int[] lags = [.. entry.Select(lead => lead.Item2)];
                whole.Enter(date, lags.Length + 3, lags);
                if (entry.Key <= day)
                {
                    known.Enter(date, lags.Length + 3, [.. lags.Where(lag => entry.Key + lag <= day)]);
                }
            }

            var asOf = AsOf.CloseOf(new LocalDate(2025, 11, 1).PlusDays(day));
            whole.Rate(January, asOf).ShouldBe(known.Rate(January, asOf));
        });

    private sealed class Journeys
    {
        private readonly SortedDictionary<LocalDate, (int Entered, int[] Lags)> days = [];

        public Journeys Enter(LocalDate day, int many, int[] lags)
        {
            days.Add(day, (many, lags));
            return this;
        }

        public CohortRate Rate(Period period, AsOf asOf) => CohortRate.Of(
            period,
            asOf,
            Some.Series([.. days.Select(day => (day.Key, Some.Amount(day.Value.Entered)))]),
            Some.Series([.. days.Select(day => (day.Key, day.Value.Lags.Aggregate(default(DailyTotal), (sum, lag) => sum + DailyTotal.OfDuration(lag))))]));
    }
}
