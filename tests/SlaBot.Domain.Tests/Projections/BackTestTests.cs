using System.Globalization;
using NodaTime.Text;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Projections;
using SlaBot.Testing;

namespace SlaBot.Domain.Tests.Projections;

public sealed class BackTestTests
{
    private static readonly Period[] ThirdAndFourthQuarter = [Companies.Quarter(2017, 3), Companies.Quarter(2017, 4)];

    [Fact]
    public void On_maven_the_error_is_at_most_4_5_percent_and_the_range_holds_the_truth_on_75_to_90_percent_of_days()
    {
        var scores = Maven(isMoney: true);

        var chosen = scores["chosen"];
        chosen.Days.ShouldBe(170);
        chosen.Error.ShouldBeLessThanOrEqualTo(0.045m);
        chosen.Coverage!.Value.ShouldBeInRange(0.75m, 0.90m);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join('\n', scores.Values));
    }

    [Fact]
    public void On_maven_straight_projections_err_as_the_formulas_say()
    {
        var scores = Maven(isMoney: true);

        Math.Round(scores["straight calendar"].Error, 4).ShouldBe(0.1619m);
        Math.Round(scores["straight working-days"].Error, 4).ShouldBe(0.1578m);
    }

    [Fact]
    public void On_maven_wins_are_projected_as_well_as_revenue()
    {
        var scores = Maven(isMoney: false);

        scores["chosen"].Error.ShouldBeLessThanOrEqualTo(0.045m);
        scores["chosen"].Coverage!.Value.ShouldBeInRange(0.75m, 0.90m);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join('\n', scores.Values));
    }

    [Fact]
    public void Each_day_is_scored_from_the_7th_to_the_day_before_the_last()
    {
        var scores = Of(Companies.Agency(seed: 3, days: 365)).Over([Companies.Quarter(2025, 2), Companies.Quarter(2025, 3)]);

        scores.ShouldAllBe(score => score.Days == 91 - 7 + 92 - 7);
        scores.Select(score => score.Method).ShouldBe(
            ["chosen", "past-periods", "seasonal", "working-days", "calendar", "straight working-days", "straight calendar"]);
    }

    [Fact]
    public void A_period_that_brought_nothing_has_no_percentage_error() =>
        Of(Companies.Agency(seed: 3, days: 365)).Over([Companies.Quarter(2030, 1)]).ShouldAllBe(score => score.Days == 0 && score.Error == 0);

    [Fact]
    public void What_happens_after_a_period_changes_no_score_of_it()
    {
        var (known, third) = (Companies.Agency(seed: 3, days: 365), Companies.Quarter(2025, 3));
        var otherwise = new TotalsSeries(known.Days
            .Where(day => day.Date <= third.To)
            .Concat(Companies.Agency(seed: 4, days: 500, dealsADay: 9).Days.Where(day => day.Date > third.To)));

        Of(otherwise).Over([third]).ShouldBe(Of(known).Over([third]));
    }

    [Fact]
    public void It_asks_on_each_day_what_a_user_would_have_been_told_on_it()
    {
        var (series, third) = (Companies.Agency(seed: 3, days: 365), Companies.Quarter(2025, 3));
        var lastButOne = third.To.PlusDays(-1);
        var told = Projector.Project(Companies.Ask(series, third, lastButOne))!;

        var score = (Of(series) with { FirstDay = third.Length - 1 }).Over([third])[0];

        score.Days.ShouldBe(1);
        score.Error.ShouldBe(Math.Abs((told.Mean / series.Sum(third).Sum) - 1));
    }

    private static BackTest Of(TotalsSeries series, bool isMoney = true) => new(series, isMoney, BusinessCalendar.Default, PacePolicy.Default);

    private static Dictionary<string, BackTestScore> Maven(bool isMoney)
    {
        var file = SharedData.Find("data/maven_crm/sales_pipeline.csv");
        Assert.SkipUnless(file is not null, "The CRM sample is not beside the repository.");
        var won = Won(file, isMoney);
        return Of(won, isMoney).Over(ThirdAndFourthQuarter).ToDictionary(score => score.Method);
    }

    private static TotalsSeries Won(string file, bool isMoney)
    {
        var rows = File.ReadLines(file).Select(line => line.Split(',')).ToArray();
        var (stage, date, value) = (Column("deal_stage"), Column("close_date"), Column("close_value"));
        return new(rows.Skip(1)
            .Where(row => row[stage] == "Won")
            .GroupBy(row => LocalDatePattern.Iso.Parse(row[date]).Value)
            .OrderBy(day => day.Key)
            .Select(day => new DayTotals(day.Key, new Dictionary<string, DailyTotal>
            {
                [string.Empty] = day.Aggregate(default(DailyTotal), (sum, row) => sum + One(row)),
            })));

        int Column(string name) => Array.IndexOf(rows[0], name);
        DailyTotal One(string[] row) =>
            isMoney ? DailyTotal.OfAmount(decimal.Parse(row[value], CultureInfo.InvariantCulture)) : DailyTotal.One;
    }
}
