using System.Text;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Values;
using SlaBot.Sources.Agreements;
using SlaBot.Sources.Csv;
using SlaBot.Sources.Demo;
using SlaBot.Sources.Tests.Csv;

namespace SlaBot.Sources.Tests.Demo;

public sealed class DemoCompanyTests
{
    private static readonly LocalDate Today = new(2026, 11, 23);
    private static readonly Period Story = new(Today.PlusMonths(-18).PlusDays(1), Today);

    private static readonly Lazy<Task<Importing>> Company = new(() => Imported(Today));

    [Fact]
    public void The_same_day_gives_the_same_files_byte_for_byte()
    {
        var (one, other) = (DemoCompany.On(Today), DemoCompany.On(Today));

        other.AgreementText.ShouldBe(one.AgreementText);
        foreach (var kind in DemoCompany.Files)
        {
            Text(other, kind).ShouldBe(Text(one, kind));
        }

        Text(DemoCompany.On(Today.PlusDays(1)), ImportKind.Deals).ShouldNotBe(Text(one, ImportKind.Deals));
    }

    [Fact]
    public async Task It_tells_eighteen_months_and_nothing_after_today()
    {
        var company = await Company.Value;
        var totals = await Totals(company);

        totals.Of(KpiIds.Visits).FirstDate.ShouldBe(Story.From);
        totals.Of(KpiIds.Leads).Days.Select(day => Period.MonthOf(day.Date)).Distinct().Count().ShouldBe(19);
        totals.All.Values.SelectMany(series => series.Days).Max(day => day.Date).ShouldBeLessThanOrEqualTo(Today);
        company.Leads.ShouldAllBe(lead => lead.FirstResponse.Value == null || lead.FirstResponse.Value.Value.Date <= Today);
        foreach (var month in Enumerable.Range(0, 18).Select(back => Today.PlusMonths(-back)))
        {
            totals.Of(KpiIds.Revenue).Sum(Period.MonthOf(month)).Count.ShouldBeGreaterThan(1);
        }
    }

    [Fact]
    public async Task Its_funnel_is_near_what_its_agreement_says()
    {
        var totals = await Totals(await Company.Value);
        var settled = new Period(Story.From.PlusMonths(3), Today.PlusMonths(-1));

        Rate(KpiIds.Leads, KpiIds.Visits).ShouldBeInRange(0.022m, 0.028m);
        Rate(KpiIds.Mqls, KpiIds.Leads).ShouldBeInRange(0.35m, 0.45m);
        Rate(KpiIds.Sqls, KpiIds.Mqls).ShouldBeInRange(0.45m, 0.55m);
        Rate(KpiIds.Proposals, KpiIds.Sqls).ShouldBeInRange(0.35m, 0.45m);
        Rate(KpiIds.NewCustomers, KpiIds.Proposals).ShouldBeInRange(0.2m, 0.31m);
        (totals.Of(KpiIds.Revenue).Sum(settled).Sum / totals.Of(KpiIds.NewCustomers).Sum(settled).Sum).ShouldBeInRange(10_000m, 14_500m);

        decimal Rate(KpiId reached, KpiId entered) => totals.Of(reached).Sum(settled).Sum / totals.Of(entered).Sum(settled).Sum;
    }

    [Fact]
    public async Task It_has_weekdays_a_slump_and_a_recovery()
    {
        var totals = await Totals(await Company.Value);
        var visits = totals.Of(KpiIds.Visits);
        var leads = totals.Of(KpiIds.Leads);

        var tuesdays = visits.Days.Where(day => day.Date.DayOfWeek == IsoDayOfWeek.Tuesday).Average(day => day.Total.Sum);
        var sundays = visits.Days.Where(day => day.Date.DayOfWeek == IsoDayOfWeek.Sunday).Average(day => day.Total.Sum);
        sundays.ShouldBeLessThan(tuesdays * 0.6m);

        var before = leads.Sum(Back(255, 176)).Sum;
        var slump = leads.Sum(Back(175, 96)).Sum;
        var after = leads.Sum(Back(94, 15)).Sum;
        slump.ShouldBeLessThan(before * 0.85m);
        after.ShouldBeGreaterThan(slump * 1.15m);

        static Period Back(int from, int to) => new(Today.PlusDays(-from), Today.PlusDays(-to));
    }

    [Fact]
    public async Task Every_kind_of_question_finds_something()
    {
        var company = await Company.Value;
        var totals = await Totals(company);

        company.Deals.Select(deal => deal.Stage.Value).Distinct().Count().ShouldBe(3);
        company.Deals.Select(deal => deal.Owner.Value).Distinct().Count().ShouldBe(4);
        totals.Of(KpiIds.Revenue).SumBySource(Story).Count.ShouldBe(5);
        foreach (var kpi in new[] { KpiIds.LeadResponseTime, KpiIds.PipelineValue, KpiIds.SalesCycleDays, KpiIds.Nps, KpiIds.ChurnRate })
        {
            totals.Of(kpi).IsEmpty.ShouldBeFalse(kpi.Value);
        }
    }

    [Fact]
    public void Revenue_is_a_little_at_risk_whatever_the_day()
    {
        for (var day = new LocalDate(2026, 1, 2); day < new LocalDate(2029, 1, 1); day = day.PlusDays(37))
        {
            StatusOn(day).ShouldBe(Status.AtRisk, day.ToString("uuuu-MM-dd", null));
        }

        StatusOn(new(2027, 1, 4)).ShouldBe(Status.AtRisk);
        StatusOn(new(2026, 12, 31)).ShouldBe(Status.AtRisk);
        StatusOn(new(2028, 2, 29)).ShouldBe(Status.AtRisk);
    }

    [Fact]
    public void New_years_day_is_too_early_to_tell_but_no_accident() =>
        DemoCompany.On(new(2027, 1, 1)).AgreementText.ShouldContain("term: { from: 2027-01-01, to: 2027-12-31 }");

    /// <summary>The status at the close of a day, from the file of deals and the goal in the agreement.</summary>
    private static Status StatusOn(LocalDate day)
    {
        var demo = DemoCompany.On(day);
        var agreement = Agreement(day);
        var goal = agreement.Goal.Revenue.Amount;
        goal.ShouldBeInRange(600_000m, 3_000_000m);
        var revenue = Text(demo, ImportKind.Deals).Split('\n').Select(line => line.Split(','))
            .Where(deal => deal.Length > 7 && deal[4] == "won" && deal[7].StartsWith($"{day.Year}", StringComparison.Ordinal))
            .Sum(deal => decimal.Parse(deal[2], System.Globalization.CultureInfo.InvariantCulture));
        var (calendar, year) = (agreement.Calendar, agreement.Term);
        var share = (decimal)calendar.WorkingDays(new(year.From, day)) / calendar.WorkingDays(year);
        return new Pace(revenue, goal * share).StatusBy(agreement.Pace.Thresholds);
    }

    private static async Task<Importing> Imported(LocalDate today)
    {
        var importing = new Importing(Agreement(today));
        var demo = DemoCompany.On(today);
        foreach (var kind in DemoCompany.Files)
        {
            await using var csv = demo.Open(kind);
            var summary = (await importing.Run(kind, csv)).ShouldBeOfType<ImportOutcome.Imported>().Summary;
            (summary.Rejected, summary.Same, summary.IgnoredColumns.Count).ShouldBe((0, 0, 0));
            summary.Warnings.ShouldBeEmpty();
        }

        return importing;
    }

    private static Agreement Agreement(LocalDate today)
    {
        var file = AgreementFile.Read(DemoCompany.On(today).AgreementText);
        file.Errors.ShouldBeEmpty();
        return file.Agreement!;
    }

    private static ValueTask<DailyTotals> Totals(Importing company) =>
        company.Store.TotalsAsync(Importing.Workspace, TestContext.Current.CancellationToken);

    private static string Text(DemoCompany company, ImportKind kind)
    {
        using var reader = new StreamReader(company.Open(kind), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
