using CsCheck;
using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Sources.Csv;

namespace SlaBot.Sources.Tests.Csv;

public sealed class DateTests
{
    private readonly Importing import = new(Importing.Agreement(zone: "Asia/Taipei"));

    [Theory]
    [InlineData("2026-03-01", "2026-03-01")]
    [InlineData("2026/3/1", "2026-03-01")]
    [InlineData("2026.03.01", "2026-03-01")]
    [InlineData("20260301", "2026-03-01")]
    [InlineData("01-Mar-2026", "2026-03-01")]
    [InlineData("1 March 2026", "2026-03-01")]
    [InlineData("\"Mar 1, 2026\"", "2026-03-01")]
    [InlineData("Sept 1 2026", "2026-09-01")]
    [InlineData("115/03/01", "2026-03-01")]
    [InlineData("民國115年3月1日", "2026-03-01")]
    [InlineData("2026年3月1日", "2026-03-01")]
    [InlineData("1.3.2026", "2026-03-01")]
    [InlineData("2026-03-01 14:05", "2026-03-01 14:05:00")]
    [InlineData("2026-03-01T14:05:33", "2026-03-01 14:05:33")]
    [InlineData("2026-03-01T14:05:33.250", "2026-03-01 14:05:33")]
    [InlineData("2026-03-01T14:05Z", "2026-03-01 22:05:00")]
    [InlineData("2026-03-01T23:30:00.000+0000", "2026-03-02 07:30:00")]
    [InlineData("2026-03-01T00:30-05:00", "2026-03-01 13:30:00")]
    [InlineData("2026/3/1 下午 02:05:33", "2026-03-01 14:05:33")]
    [InlineData("2026-03-01 12:05 AM", "2026-03-01 00:05:00")]
    [InlineData("2026-02-29T23:59", null)]
    [InlineData("2024-02-29", "2024-02-29")]
    [InlineData("2026-02-31", null)]
    [InlineData("1969-12-31", null)]
    [InlineData("2201-01-01", null)]
    [InlineData("2026-03-01 25:00", null)]
    [InlineData("2026-03-01 14:05 later", null)]
    [InlineData("01-03-26", null)]
    [InlineData("45292", null)]
    [InlineData("soon", null)]
    [InlineData("2026-03", null)]
    [InlineData("99999999999999999999", null)]
    public async Task A_date_is_read_as_people_write_it_or_its_row_is_rejected(string written, string? read)
    {
        var summary = await import.Take(ImportKind.Deals, $"id,created\nD-0,2026-01-01\nD-1,{written}\n");

        summary.Rejected.ShouldBe(read is null ? 1 : 0);
        if (read is not null)
        {
            Written(import.Deals.Single(deal => deal.Id == "D-1").Created.Value!.Value).ShouldBe(read);
        }
    }

    [Theory]
    [InlineData("01/02/2017,25/12/2017", 2017, 2, 1)]
    [InlineData("01/02/2017,12/25/2017", 2017, 1, 2)]
    [InlineData("01-02-2017,25-12-2017", 2017, 2, 1)]
    [InlineData("01.02.2017,03.04.2017", 2017, 2, 1)]
    public async Task One_value_tells_the_order_of_the_whole_column(string two, int year, int month, int day)
    {
        var (first, second) = (two.Split(',')[0], two.Split(',')[1]);

        (await import.Take(ImportKind.Deals, $"id,created\nA,{first}\nB,{second}\n")).Rejected.ShouldBe(0);

        import.Deals[0].Created.Value!.Value.Date.ShouldBe(new LocalDate(year, month, day));
    }

    [Fact]
    public async Task The_order_is_told_even_when_only_the_last_of_many_rows_shows_it()
    {
        var rows = string.Concat(Enumerable.Range(0, 7000).Select(i => $"D-{i},01/02/2017\n"));

        await import.Take(ImportKind.Deals, $"id,created\n{rows}Z,13/02/2017\n");

        import.Deals.ShouldAllBe(deal => deal.Created.Value!.Value.Date.Month == 2);
    }

    [Fact]
    public async Task Another_column_of_the_same_file_tells_the_order_too()
    {
        await import.Take(ImportKind.Deals, "id,created,closed\nA,01/02/2017,28/02/2017\n");

        import.Deals[0].Created.Value!.Value.Date.ShouldBe(new LocalDate(2017, 2, 1));
    }

    [Fact]
    public async Task What_no_value_tells_is_asked() =>
        (await import.Refuse(ImportKind.Deals, "id,created\nA,01/02/2017\nB,03/03/2017\n")).ShouldBe(
            "The dates of created can be read in two ways: '01/02/2017', is that 1 February or 2 January? "
            + "Say --dates dmy (the day comes first) or --dates mdy (the month comes first).");

    [Theory]
    [InlineData(DateOrder.DayMonthYear, 2)]
    [InlineData(DateOrder.MonthDayYear, 1)]
    public async Task What_people_say_about_the_order_holds(DateOrder order, int month)
    {
        await import.Take(ImportKind.Deals, "id,created\nA,01/02/2017\n", new() { Dates = order });

        import.Deals[0].Created.Value!.Value.Date.Month.ShouldBe(month);
    }

    [Fact]
    public async Task A_column_that_contradicts_itself_is_refused_naming_both_lines() =>
        (await import.Refuse(ImportKind.Deals, "id,created\nA,25/12/2017\nB,12/25/2017\n")).ShouldStartWith(
            "The dates of created contradict each other: line 2 has '25/12/2017' (the day first), line 3 '12/25/2017' (the month first).");

    [Fact]
    public async Task A_day_and_month_that_are_the_same_need_no_order() =>
        (await import.Take(ImportKind.Deals, "id,created\nA,02/02/2017\n")).Rejected.ShouldBe(0);

    [Fact]
    public async Task Excels_count_of_days_is_read_when_people_say_so()
    {
        await import.Take(ImportKind.Deals, "id,created\nA,45292\nB,60000.75\n", new() { Dates = DateOrder.ExcelSerial });

        import.Deals[0].Created.Value!.Value.Date.ShouldBe(new LocalDate(2024, 1, 1));
    }

    [Fact]
    public async Task A_deal_closed_before_it_was_created_is_kept_with_a_warning() =>
        (await import.Take(ImportKind.Deals, "id,created,closed\nA,2026-02-01,2026-01-01\n"))
            .Warnings.ShouldContain("1 deal is closed before it was created.");

    [Fact]
    public void Any_day_is_read_back_however_it_is_written() =>
        Check.Sample(
            Gen.Select(Gen.Int[0, 84_000], Gen.Int[0, 4]),
            drawn =>
            {
                var (days, form) = drawn;
                var date = new LocalDate(1970, 1, 1).PlusDays(days);
                string[] patterns = ["yyyy-MM-dd", "yyyy/M/d", "dd-MMM-yyyy", "MMMM d, yyyy", "yyyyMMdd"];
                var text = date.ToString(patterns[form], System.Globalization.CultureInfo.InvariantCulture);
                var read = DateText.Read(text);
                return read.Form == DateForm.YearMonthDay && new LocalDate(read.First, read.Second, read.Third) == date;
            });

    private static string Written(FactTime time) => time.Time is { } at
        ? $"{time.Date:yyyy-MM-dd} {at:HH:mm:ss}"
        : $"{time.Date:yyyy-MM-dd}";
}
