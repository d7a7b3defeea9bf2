using SlaBot.Commands;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;
using SlaBot.Sources.Csv;

namespace SlaBot.Tests.Commands;

public sealed class ImportReportTests
{
    [Fact]
    public void One_of_everything_is_told_in_the_singular() => Report(Summary(rows: 3, won: 1, rejected: 1) with { Rows = 1 }).ShouldBe("""
        1 row read: 2 new, 0 changed, 0 same, 1 rejected.
        1 won deal, $500 in all.
        Set aside: 1 number for leads from daily, since leads comes from leads. To count this instead, name "source: daily" in the agreement.
        Set aside: 1 deal in EUR: no rate is known for its date. Import one as a daily number of the kind fx_eur.
        Line 4: id is empty
        The rejected row is in deals.csv.rejected.csv.

        """, StringCompareShould.IgnoreLineEndings);

    [Fact]
    public void More_are_told_in_the_plural()
    {
        var report = Report(Summary(rows: 1_234, won: 2, rejected: 2));

        report.ShouldContain("1,234 rows read:");
        report.ShouldContain("2 won deals, $500 in all.");
        report.ShouldContain("The 2 rejected rows are in ");
    }

    [Fact]
    public void No_won_deal_has_no_amount()
    {
        var report = Report(Summary(rows: 3, won: 0, rejected: 1));

        report.ShouldContain("No won deals.");
        report.ShouldNotContain("in all");
    }

    private static string Report(ImportSummary summary)
    {
        using var output = new StringWriter();
        new ImportReport(output).Print(summary);
        return output.ToString();
    }

    private static ImportSummary Summary(int rows, int won, int rejected) => new()
    {
        Kind = ImportKind.Deals,
        Rows = rows,
        New = rows - rejected,
        Changed = 0,
        Same = 0,
        Superseded = 0,
        Rejected = rejected,
        FirstRejections = [new(4, "id is empty")],
        RejectFile = "deals.csv.rejected.csv",
        SetAside = [new SetAside.OtherFeed(KpiIds.Leads, Feed.Daily, Feed.Leads, 1), new SetAside.NoExchangeRate(new("EUR"), 1)],
        Warnings = [],
        FirstDate = null,
        LastDate = null,
        Won = won,
        WonAmounts = won == 0 ? [] : [new(500m, new("USD"))],
        Columns = [],
        IgnoredColumns = [],
        Encoding = "utf-8",
    };
}
