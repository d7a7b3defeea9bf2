using CsCheck;
using NodaTime;
using SlaBot.Domain.Agreements;

namespace SlaBot.Domain.Tests.Agreements;

public sealed class AgreementHistoryTests
{
    private static readonly Gen<AgreementHistory> Histories = Gen.Select(Some.Period, Gen.Int[0, 400])
        .Array[0, 6]
        .Select(terms => new AgreementHistory(terms.Select((term, i) =>
            Revision(i + 1, term.Item1.From.PlusDays(Math.Min(term.Item2, term.Item1.Length - 1)), term.Item1))));

    [Fact]
    public void A_re_set_takes_over_from_its_day_on_and_what_was_before_keeps_its_targets()
    {
        var year = new Period(new(2026, 1, 1), new(2026, 12, 31));
        var history = new AgreementHistory([Revision(1, year.From, year), Revision(2, new(2026, 7, 1), year)]);

        history.Stretches(year).Select(stretch => (stretch.Revision.Number, stretch.Days.ToString()))
            .ShouldBe([(1, "2026-01-01..2026-06-30"), (2, "2026-07-01..2026-12-31")]);
        history.InForceOn(new(2026, 6, 30))!.Number.ShouldBe(1);
        history.InForceOn(new(2026, 7, 1))!.Number.ShouldBe(2);
        history.InForceOn(new(2027, 1, 1)).ShouldBeNull();
    }

    [Fact]
    public void A_shorter_revision_lets_the_older_one_back_in_afterwards()
    {
        var year = new Period(new(2026, 1, 1), new(2026, 12, 31));
        var history = new AgreementHistory([Revision(1, year.From, year), Revision(2, new(2026, 4, 1), Period.Month(2026, 4))]);

        history.Stretches(year).Select(stretch => stretch.Revision.Number).ShouldBe([1, 2, 1]);
    }

    [Fact]
    public void Terms_that_follow_each_other_are_one_run_of_days_up_to_a_gap()
    {
        var (early, before, next) = (new Period(new(2024, 1, 1), new(2024, 11, 30)), new Period(new(2025, 1, 1), new(2025, 12, 31)), new Period(new(2026, 1, 1), new(2026, 12, 31)));
        var history = new AgreementHistory([Revision(1, early.From, early), Revision(2, before.From, before), Revision(3, new(2025, 7, 1), before), Revision(4, next.From, next)]);

        history.UpTo(next).ShouldBe(new(before.From, next.To));
        history.UpTo(early).ShouldBe(early);
        AgreementHistory.Empty.UpTo(next).ShouldBe(next);
    }

    [Fact]
    public void Stretches_are_disjoint_and_in_order() => Gen.Select(Histories, Some.Period).Sample((history, period) =>
    {
        var stretches = history.Stretches(period);
        stretches.Zip(stretches.Skip(1)).ShouldAllBe(pair => pair.First.Days.To < pair.Second.Days.From);
    });

    [Fact]
    public void The_newest_revision_wins_and_every_day_that_any_reaches_is_covered() =>
        Gen.Select(Histories, Some.Period).Sample((history, period) =>
        {
            var byDay = history.Stretches(period)
                .SelectMany(stretch => stretch.Days.Days.Select(day => (day, stretch.Revision.Number)))
                .ToDictionary(pair => pair.day, pair => pair.Number);

            foreach (var day in period.Days)
            {
                var newest = history.Revisions.Where(revision => revision.Reach.Contains(day)).MaxBy(revision => revision.Number);
                history.InForceOn(day).ShouldBe(newest);
                byDay.TryGetValue(day, out var number).ShouldBe(newest is not null);
                number.ShouldBe(newest?.Number ?? 0);
            }

            byDay.Keys.ShouldAllBe(day => period.Contains(day));
        });

    [Fact]
    public void Some_revision_speaks_for_every_day_once_anything_was_agreed()
    {
        var history = new AgreementHistory([Revision(1, new(2026, 4, 1), Period.Month(2026, 4)), Revision(2, new(2026, 8, 1), Period.Month(2026, 8))]);

        history.SpeakingFor(new(2026, 1, 1))!.Number.ShouldBe(1);
        history.SpeakingFor(new(2026, 6, 1))!.Number.ShouldBe(2);
        history.SpeakingFor(new(2027, 1, 1))!.Number.ShouldBe(2);
        AgreementHistory.Empty.SpeakingFor(new(2026, 1, 1)).ShouldBeNull();
    }

    [Fact]
    public void Numbers_rise()
    {
        var april = Period.Month(2026, 4);
        Should.Throw<ArgumentException>(() => new AgreementHistory([Revision(2, april.From, april), Revision(2, april.From, april)]));
    }

    [Fact]
    public void The_goal_takes_so_many_customers() => Some.Agreement().Goal.Customers.ShouldBe(100m);

    private static Revision Revision(int number, LocalDate from, Period term) =>
        new(number, from, Some.Agreement() with { Term = term }, Instant.FromUtc(2026, 1, 1, 0, 0));
}
