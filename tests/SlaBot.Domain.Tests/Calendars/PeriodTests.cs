using CsCheck;

namespace SlaBot.Domain.Tests.Calendars;

public sealed class PeriodTests
{
    [Fact]
    public void Both_ends_belong_to_it()
    {
        var week = new Period(Some.Monday, Some.Monday.PlusDays(4));

        week.Length.ShouldBe(5);
        week.Contains(week.From).ShouldBeTrue();
        week.Contains(week.To).ShouldBeTrue();
        week.Contains(week.To.PlusDays(1)).ShouldBeFalse();
        week.ToString().ShouldBe("2026-03-02..2026-03-06");
    }

    [Fact]
    public void It_cannot_end_before_it_begins() =>
        Should.Throw<ArgumentException>(() => new Period(new(2026, 3, 2), new(2026, 3, 1)))
            .Message.ShouldStartWith("A period cannot end (2026-03-01) before it begins (2026-03-02).");

    [Theory]
    [InlineData(2024, 2, 29)]
    [InlineData(2026, 2, 28)]
    [InlineData(2026, 12, 31)]
    public void A_month_has_its_own_length(int year, int month, int days) => Period.Month(year, month).Length.ShouldBe(days);

    [Fact]
    public void Twelve_months_are_a_year() =>
        Period.Months(new(2026, 7, 1), 12).ShouldBe(new Period(new(2026, 7, 1), new(2027, 6, 30)));

    [Fact]
    public void Months_partition_it() => Some.Period.Sample(period =>
    {
        var months = period.ByMonth().ToArray();

        months.SelectMany(month => month.Days).ShouldBe(period.Days);
        months.ShouldAllBe(month => month.From.Month == month.To.Month);
    });

    [Fact]
    public void What_two_share_lies_in_both() => Gen.Select(Some.Period, Some.Period).Sample((a, b) =>
    {
        var shared = a.Days.Intersect(b.Days).ToArray();

        a.Intersect(b).ShouldBe(b.Intersect(a));
        (a.Intersect(b)?.Days.ToArray() ?? []).ShouldBe(shared);
        a.Contains(b).ShouldBe(b.Days.All(a.Contains));
    });

    [Fact]
    public void Until_a_day_nothing_later_is_left() => Gen.Select(Some.Period, Some.Date).Sample((period, day) =>
        (period.Until(day)?.Days.ToArray() ?? []).ShouldBe(period.Days.Where(d => d <= day)));
}
