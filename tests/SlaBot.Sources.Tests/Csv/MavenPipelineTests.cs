using System.Text;
using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;
using SlaBot.Sources.Csv;
using SlaBot.Testing;

namespace SlaBot.Sources.Tests.Csv;

/// <summary>A real CRM export of 8,800 opportunities, whole and damaged.</summary>
public sealed class MavenPipelineTests
{
    private static readonly ImportOptions Maven = new()
    {
        Columns = [.. "id=opportunity_id created=engage_date closed=close_date amount=close_value stage=deal_stage owner=sales_agent"
            .Split(' ').Select(text => ColumnMapping.Parse(text)!)],
        Values = [.. "stage:Won=won stage:Lost=lost stage:Engaging=open stage:Prospecting=open".Split(' ').Select(text => ValueMapping.Parse(text)!)],
    };

    private static readonly (int Won, decimal Revenue)[] MarchToDecember =
    [
        (531, 1_134_672m), (285, 721_932m), (438, 1_025_713m), (531, 1_338_466m), (308, 696_932m),
        (446, 1_050_059m), (503, 1_235_264m), (279, 731_980m), (406, 938_943m), (511, 1_131_573m),
    ];

    private readonly Importing import = new();

    [Fact]
    public async Task Every_opportunity_is_taken_and_the_sums_are_right()
    {
        var summary = await import.Take(ImportKind.Deals, Pipeline(), Maven);

        summary.Rows.ShouldBe(8800);
        summary.New.ShouldBe(8800);
        summary.Rejected.ShouldBe(0);
        summary.Won.ShouldBe(4238);
        summary.WonAmounts.ShouldBe([new Money(10_005_534m, default)]);
        summary.IgnoredColumns.ShouldBe(["product", "account"]);
        summary.LastDate.ShouldBe(new LocalDate(2017, 12, 31));
    }

    [Fact]
    public async Task Every_month_has_its_revenue_and_its_wins()
    {
        await import.Take(ImportKind.Deals, Pipeline(), Maven);

        (await Months()).ShouldBe(MarchToDecember);
    }

    [Fact]
    public async Task Headers_and_stages_are_recognised_without_a_mapping()
    {
        (await import.Take(ImportKind.Deals, Pipeline())).Won.ShouldBe(4238);
        (await Months()).ShouldBe(MarchToDecember);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        await import.Take(ImportKind.Deals, Pipeline(), Maven);

        var again = await import.Take(ImportKind.Deals, Pipeline(), Maven);

        (again.New, again.Changed, again.Same).ShouldBe((0, 0, 8800));
        (await Months()).ShouldBe(MarchToDecember);
    }

    [Fact]
    public async Task A_later_file_that_reopens_and_changes_deals_corrects_their_months()
    {
        await import.Take(ImportKind.Deals, Pipeline(), Maven);

        // Won on 1 March for 1,054, won on 7 March for 50, won on 9 March for 588.
        var later = await import.Take(
            ImportKind.Deals,
            "opportunity_id,deal_stage,close_date,close_value\n1C1I7A6R,Engaging,,\nEC4QE1BX,Won,2017-03-07,1050\nMV1LWRNH,Won,2017-05-02,588\n",
            Maven with { Columns = [.. Maven.Columns.Where(column => column.Field is not ("created" or "owner"))] });

        later.Changed.ShouldBe(3);
        var months = await Months();
        months[0].ShouldBe((531 - 2, 1_134_672m - 1_054m + 1_000m - 588m));
        months[2].ShouldBe((438 + 1, 1_025_713m + 588m));
        months.Sum(month => month.Revenue).ShouldBe(10_005_534m - 1_054m + 1_000m);
        import.Deals.Single(deal => deal.Id == "1C1I7A6R").Owner.Value.ShouldBe("Moses Frase");
    }

    [Fact]
    public async Task Dates_turned_round_and_line_ends_changed_mean_the_same()
    {
        var turned = string.Join("\r\n", Pipeline().Split('\n').Select(line => string.Join(',', line.Split(',').Select(Turned))));
        turned.ShouldContain("01-03-2017");

        var summary = await import.Take(ImportKind.Deals, turned, Maven);

        summary.Rejected.ShouldBe(0);
        (await Months()).ShouldBe(MarchToDecember);
    }

    [Fact]
    public async Task A_missing_header_is_refused_naming_what_was_found()
    {
        var reason = await import.Refuse(ImportKind.Deals, Pipeline()[(Pipeline().IndexOf('\n', StringComparison.Ordinal) + 1)..], Maven);

        reason.ShouldStartWith("The first line holds values, not names of columns: '1C1I7A6R', 'Moses Frase'");
    }

    [Fact]
    public async Task Dropped_columns_that_were_mapped_are_refused_naming_those_that_are_there()
    {
        var reason = await import.Refuse(ImportKind.Deals, WithoutColumns(6, 7), Maven);

        reason.ShouldBe("--map closed=close_date: the file has no such header. "
            + "Its headers are 'opportunity_id', 'sales_agent', 'product', 'account', 'deal_stage', 'engage_date'.");
    }

    [Fact]
    public async Task Dropped_columns_that_nobody_named_stay_as_they_were()
    {
        await import.Take(ImportKind.Deals, Pipeline(), Maven);

        var summary = await import.Take(ImportKind.Deals, WithoutColumns(1, 2, 3, 7));

        summary.Same.ShouldBe(8800);
        (await Months()).ShouldBe(MarchToDecember);
    }

    private static string Turned(string value) =>
        value.Length == 10 && value[4] == '-' ? $"{value[8..]}-{value[5..7]}-{value[..4]}" : value;

    private static string Pipeline()
    {
        var path = SharedData.Find("data/maven_crm/sales_pipeline.csv");
        Assert.SkipUnless(path is not null, "shared/data/maven_crm is not on this machine.");
        return File.ReadAllText(path, Encoding.UTF8);
    }

    private static string WithoutColumns(params int[] dropped) => string.Join('\n', Pipeline().TrimEnd().Split('\n')
        .Select(line => string.Join(',', line.Split(',').Where((_, column) => !dropped.Contains(column)))));

    private async Task<(int Won, decimal Revenue)[]> Months()
    {
        var totals = await import.Store.TotalsAsync(Importing.Workspace, TestContext.Current.CancellationToken);
        return [.. Enumerable.Range(3, 10).Select(month => Period.Month(2017, month))
            .Select(month => ((int)totals.Of(KpiIds.NewCustomers).Sum(month).Sum, totals.Of(KpiIds.Revenue).Sum(month).Sum))];
    }
}
