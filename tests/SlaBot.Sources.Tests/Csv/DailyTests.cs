using SlaBot.Domain.Agreements;
using SlaBot.Domain.Kpis;
using SlaBot.Sources.Csv;

namespace SlaBot.Sources.Tests.Csv;

public sealed class DailyTests
{
    private static readonly Agreement Agreement = Importing.Agreement() with
    {
        Kpis =
        [
            new(new("demo_calls")) { Kind = KpiKind.Count, Name = new("Demo calls", "展示電話"), Synonyms = ["showings"] },
            new(new("upsell")) { Kind = KpiKind.Money },
        ],
    };

    private readonly Importing import = new(Agreement);

    [Theory]
    [InlineData("visits", "412", "visits", "412")]
    [InlineData("Visit", "0", "visits", "0")]
    [InlineData("Demo Calls", "4", "demo_calls", "4")]
    [InlineData("展示電話", "4", "demo_calls", "4")]
    [InlineData("Showings", "4", "demo_calls", "4")]
    [InlineData("new customers", "4", "new_customers", "4")]
    [InlineData("churn_rate", "2.1%", "churn_rate", "0.021")]
    [InlineData("churn_rate", "0.021", "churn_rate", "0.021")]
    [InlineData("customer_retention", "104%", "customer_retention", "1.04")]
    [InlineData("nps", "-12", "nps", "-12")]
    [InlineData("on_time_delivery", "96%", "on_time_delivery", "0.96")]
    [InlineData("Active customers", "212", "active_customers", "212")]
    [InlineData("lost customers", "0", "lost_customers", "0")]
    [InlineData("deliveries on time", "11", "deliveries_on_time", "11")]
    [InlineData("detractor", "3", "detractors", "3")]
    [InlineData("renewed_revenue", "$12000.50", "renewed_revenue", "12000.50")]
    [InlineData("upsell", "$99.5", "upsell", "99.5")]
    [InlineData("upsell", "-10.5", "upsell", "-10.5")]
    [InlineData("fx_eur", "1.0835", "fx_eur", "1.0835")]
    [InlineData("fx:EUR", "1.0835", "fx_eur", "1.0835")]
    public async Task A_number_goes_to_the_kpi_it_names(string kpi, string value, string id, string read)
    {
        await import.Take(ImportKind.Daily, $"date,kpi,value\n2026-03-03,{kpi},{value}\n");

        var fact = import.Daily.ShouldHaveSingleItem();
        fact.Kpi.Value.ShouldBe(id);
        fact.Value.ShouldBe(decimal.Parse(read, System.Globalization.CultureInfo.InvariantCulture));
        fact.Source.ShouldBeNull();
    }

    [Theory]
    [InlineData("vists", "5", "kpi 'vists' is not known; the nearest is visits. Use its id, or say --map-value \"kpi:vists=visits\"")]
    [InlineData("visits", "5.5", "value '5.5' is not whole: visits counts things")]
    [InlineData("visits", "-5", "value '-5' is negative: visits counts things")]
    [InlineData("visits", "5%", "value '5%' is a percentage, but visits is none")]
    [InlineData("visits", "$5", "value '$5' is money, but visits is none")]
    [InlineData("visits", "", "value is empty: leave the row out, or write 0")]
    [InlineData("visits", "many", "value 'many' is not a number such as 1234.5")]
    [InlineData("visits", "2000000000000", "value '2000000000000' is larger than any number can be (10¹² at most)")]
    [InlineData("", "5", "kpi is empty")]
    [InlineData("churn_rate", "2.1", "value '2.1' is no share: write 0.021 or 2.1% for churn_rate")]
    [InlineData("upsell", "€5", "value '€5' is not in USD: convert it first")]
    [InlineData("fx_eur", "0", "value '0' is no exchange rate: what one unit is worth, above 0")]
    [InlineData("visit_to_lead_rate", "2%", "visit_to_lead_rate is computed from leads and visits: import those")]
    [InlineData("promoters", "2.5", "value '2.5' is not whole: promoters counts things")]
    [InlineData("lead_response_time", "-3", "value '-3' is negative: lead_response_time is a duration")]
    public async Task A_number_that_cannot_be_meant_rejects_its_row_with_the_reason(string kpi, string value, string reason)
    {
        var summary = await import.Take(ImportKind.Daily, $"date,kpi,value\n2026-03-03,visits,1.0\n2026-03-04,{kpi},{value}\n");

        summary.FirstRejections.ShouldBe([new(3, reason)]);
    }

    [Theory]
    [InlineData(",visits,5", "date is empty")]
    [InlineData("3 days ago,visits,5", "date '3 days ago' is not a date such as 2026-03-01")]
    public async Task A_number_needs_its_day(string row, string reason) =>
        (await import.Take(ImportKind.Daily, $"date,kpi,value\n2026-03-03,visits,1\n{row}\n")).FirstRejections.ShouldBe([new(3, reason)]);

    [Fact]
    public async Task The_same_number_twice_counts_once_and_another_number_for_it_is_rejected()
    {
        const string csv = "date,kpi,value,source\n2026-03-03,visits,5,ads\n2026-03-03,visits,7,mail\n2026-03-03,visits,5,ads\n2026-03-03,visits,6,ads\n";

        var first = await import.Take(ImportKind.Daily, csv);
        var second = await import.Take(ImportKind.Daily, csv);

        (first.New, first.Same, first.Rejected).ShouldBe((2, 1, 1));
        first.FirstRejections.ShouldBe([new(5, "line 2 has another value for the same date, kpi and source: delete the wrong one")]);
        (second.New, second.Changed, second.Same, second.Rejected).ShouldBe((0, 0, 3, 1));
    }

    [Fact]
    public async Task A_later_file_corrects_a_number()
    {
        await import.Take(ImportKind.Daily, "date,kpi,value\n2026-03-03,visits,5\n");

        (await import.Take(ImportKind.Daily, "date,kpi,value\n2026-03-03,visits,6\n")).Changed.ShouldBe(1);

        var totals = await import.Store.TotalsAsync(Importing.Workspace, TestContext.Current.CancellationToken);
        totals.Of(KpiIds.Visits).Sum(Period.Month(2026, 3)).Sum.ShouldBe(6m);
    }

    [Fact]
    public async Task A_word_that_people_say_is_a_kpi_is_one()
    {
        await import.Take(ImportKind.Daily, "Day,Metric,Number\n2026-03-03,Website sessions,5\n", new() { Values = [new("kpi", "website SESSIONS", "visits")] });

        import.Daily.ShouldHaveSingleItem().Kpi.ShouldBe(KpiIds.Visits);
    }

    [Fact]
    public async Task Rows_with_and_without_a_source_of_one_kpi_are_warned_about() =>
        (await import.Take(ImportKind.Daily, "date,kpi,value,source\n2026-03-03,visits,5,ads\n2026-03-03,visits,9,\n"))
            .Warnings.ShouldHaveSingleItem().ShouldStartWith("visits has rows with a source and rows without");

    [Fact]
    public async Task Without_an_agreement_the_built_in_kpis_are_known() =>
        (await new Importing().Take(ImportKind.Daily, "date,kpi,value\n2026-03-03,sqls,5\n")).New.ShouldBe(1);
}
