using System.Text;
using CsCheck;
using SlaBot.Sources.Csv;

namespace SlaBot.Sources.Tests.Csv;

/// <summary>What an import as a whole promises.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly Importing import = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("slabot-import-");

    private string File => Path.Combine(folder.FullName, "deals.csv");

    private string Rejects => File + ".rejected.csv";

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Good_rows_are_kept_and_the_others_are_set_out_to_be_mended()
    {
        Write("id;name;amount;stage\nA;Acme;5;won\nB;\"=1+1; \"\"x\"\"\";-5;won\nC;;x;lost\n");

        var summary = await Take();

        (summary.New, summary.Rejected, summary.RejectFile).ShouldBe((1, 2, Rejects));
        RejectText().ShouldBe(
            "rejected line;rejected because;id;name;amount;stage\r\n"
            + "3;amount '-5' is negative: a deal is worth 0 or more;B;\"=1+1; \"\"x\"\"\";-5;won\r\n"
            + "4;amount 'x' is not a number such as 1234.50;C;;x;lost\r\n");
    }

    [Fact]
    public async Task The_mended_rejects_can_be_imported_as_they_are()
    {
        Write("id,amount,stage\nA,5,won\nB,-5,won\n");
        await Take();
        Write(RejectText().Replace("-5,", "7,", StringComparison.Ordinal));
        System.IO.File.Delete(Rejects);

        (await Take()).New.ShouldBe(1);

        import.Deals.Single(deal => deal.Id == "B").Amount.Value.ShouldBe(7m);
        System.IO.File.Exists(Rejects).ShouldBeFalse();
    }

    [Fact]
    public async Task Rejects_of_an_earlier_run_are_replaced_and_at_last_removed()
    {
        Write("id,amount\nA,5\nB,x\nC,y\n");
        await Take();
        Write("id,amount\nA,5\nB,6\nC,y\n");
        await Take();
        RejectText().Split("\r\n").Length.ShouldBe(3);
        Write("id,amount\nA,5\nB,6\nC,7\n");

        (await Take()).RejectFile.ShouldBeNull();

        folder.GetFiles().ShouldHaveSingleItem().Name.ShouldBe("deals.csv");
    }

    [Fact]
    public async Task A_file_that_is_no_reject_file_is_never_written_over()
    {
        Write("id,amount\nA,x\nB,1\n");
        Write("my notes", Rejects);

        (await Refuse()).ShouldContain("is not a file of rejected rows and would be written over");

        RejectText().ShouldBe("my notes");
    }

    [Fact]
    public async Task Where_rejects_cannot_be_written_the_good_rows_are_kept_all_the_same()
    {
        Write("id,amount\nA,x\nB,1\n");
        Directory.CreateDirectory(Rejects + ".tmp");

        var summary = await Take();

        (summary.New, summary.Rejected, summary.RejectFile).ShouldBe((1, 1, null));
        summary.Warnings.ShouldContain(warning => warning.StartsWith("The rejected rows could not be written to"));
    }

    [Fact]
    public async Task A_file_without_a_single_good_row_stores_nothing_and_leaves_nothing()
    {
        Write("id,amount\nA,x\nB,y\n");

        (await Refuse()).ShouldBe(
            "None of the 2 rows can be taken, so nothing was stored. Line 2: amount 'x' is not a number such as 1234.50.");

        Write("id,amount\nA,x\n");
        (await Refuse()).ShouldStartWith("The only row cannot be taken, so nothing was stored. Line 2: ");

        folder.GetFiles().ShouldHaveSingleItem().Name.ShouldBe("deals.csv");
    }

    [Fact]
    public async Task A_missing_file_is_refused() => (await Refuse()).ShouldBe($"There is no file {File}.");

    [Fact]
    public async Task The_last_row_about_a_deal_holds_and_the_file_twice_changes_nothing()
    {
        const string csv = "id,amount\nA,1\nB,5\nA,2\nA,x\nA,2\n";

        var first = await import.Take(ImportKind.Deals, csv);
        var second = await import.Take(ImportKind.Deals, csv);

        (first.New, first.Superseded, first.Same, first.Rejected).ShouldBe((2, 1, 1, 1));
        (second.New, second.Changed, second.Same).ShouldBe((0, 0, 3));
        import.Deals.Single(deal => deal.Id == "A").Amount.Value.ShouldBe(2m);
        first.Warnings.ShouldContain("1 row was replaced by a later row of the file with the same id and other values.");
    }

    [Fact]
    public async Task Every_row_is_accounted_for_and_any_file_twice_changes_nothing()
    {
        string[] stages = ["won", "open", "lost", "huh", ""];
        var row = Gen.Select(Gen.Int[0, 12], Gen.Int[-1, 4], Gen.Int[0, 4].Select(stage => stages[stage]));
        await row.Array[1, 40].SampleAsync(
            async rows =>
            {
                var fresh = new Importing();
                var csv = "id,amount,stage,closed\nfirst,1,won,2026-01-01\n"
                    + string.Concat(rows.Select(cells => $"D-{cells.Item1},{cells.Item2},{cells.Item3},2026-03-0{cells.Item2 + 2}\n"));
                var first = await fresh.Take(ImportKind.Deals, csv);
                var facts = fresh.Facts;
                var second = await fresh.Take(ImportKind.Deals, csv);

                first.Rows.ShouldBe(rows.Length + 1);
                first.New.ShouldBe(facts.Count);
                (second.New, second.Changed, second.Rejected).ShouldBe((0, 0, first.Rejected));
                fresh.Facts.ShouldBe(facts);
            },
            iter: 200);
    }

    [Fact]
    public async Task Leads_keep_their_times_and_what_is_odd_about_them_is_said()
    {
        var summary = await import.Take(
            ImportKind.Leads,
            "id,created,mql,first_response,lost,source,owner\n"
            + "L1,2026-03-02 09:00,2026-03-03,2026-03-02 11:30,,ads,Jane\n"
            + "L2,2026-03-02,2026-03-01,2026-03-01,2026-04-01,,\n"
            + "L3,,2026-03-01,,,,\n"
            + ",2026-03-02,,,,,\n");

        import.Leads[0].FirstResponse.Value.ShouldBe(new SlaBot.Domain.Facts.FactTime(new(2026, 3, 2), new(11, 30)));
        summary.FirstRejections.ShouldBe([new(5, "id is empty")]);
        summary.Warnings.ShouldBe(
        [
            "1 lead reached a stage before it was created.",
            "1 lead was answered before it was created.",
            "1 lead has no date of creation.",
        ]);
    }

    [Fact]
    public async Task Won_deals_that_lack_something_are_warned_about()
    {
        var summary = await import.Take(ImportKind.Deals, "id,amount,stage,closed\nA,,won,2026-03-01\nB,5,won,\nC,,won,\n");

        summary.Warnings.ShouldBe(["2 won deals have no amount and count as 0.", "2 won deals have no closing date and do not count."]);
    }

    [Fact]
    public async Task Facts_go_to_the_store_in_batches_and_progress_is_told()
    {
        var reports = new List<ImportProgress>();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(
            "id,amount\n" + string.Concat(Enumerable.Range(0, 12_345).Select(i => $"D-{i},5\n"))));

        await new CsvImport(import.Store, null).ImportAsync(
            Importing.Workspace, ImportKind.Deals, stream, ImportOptions.Default, new Recorder(reports), TestContext.Current.CancellationToken);

        import.Store.Batches.ShouldBe(3);
        reports.Select(report => (report.Step, report.Rows)).ShouldBe(
        [
            (ImportStep.Checking, 5000), (ImportStep.Checking, 10_000),
            (ImportStep.Storing, 5000), (ImportStep.Storing, 10_000), (ImportStep.Storing, 12_345),
        ]);
        reports[^1].BytesRead.ShouldBe(stream.Length);
    }

    [Fact]
    public async Task An_import_that_is_stopped_leaves_no_reject_file()
    {
        using var stop = new CancellationTokenSource();
        Write("id,amount\nA,x\n" + string.Concat(Enumerable.Range(0, 12_345).Select(i => $"D-{i},5\n")));
        var recorder = new Recorder([], report =>
        {
            if (report.Step == ImportStep.Storing)
            {
                stop.Cancel();
            }
        });

        await Should.ThrowAsync<OperationCanceledException>(() => new CsvImport(import.Store, null).ImportFileAsync(
            Importing.Workspace, ImportKind.Deals, File, ImportOptions.Default, recorder, stop.Token));

        folder.GetFiles().ShouldHaveSingleItem().Name.ShouldBe("deals.csv");
    }

    private void Write(string csv, string? path = null) => System.IO.File.WriteAllText(path ?? File, csv);

    private string RejectText() => System.IO.File.ReadAllText(Rejects);

    private async Task<ImportSummary> Take() => (await Run()).ShouldBeOfType<ImportOutcome.Imported>().Summary;

    private async Task<string> Refuse() => (await Run()).ShouldBeOfType<ImportOutcome.Refused>().Reason;

    private Task<ImportOutcome> Run() => new CsvImport(import.Store, null).ImportFileAsync(
        Importing.Workspace, ImportKind.Deals, File, ImportOptions.Default, null, TestContext.Current.CancellationToken);

    private sealed class Recorder(List<ImportProgress> reports, Action<ImportProgress>? also = null) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            reports.Add(value);
            also?.Invoke(value);
        }
    }
}
