using CsCheck;
using NodaTime;
using NodaTime.Text;

namespace SlaBot.Conversation.Tests.Readings;

public sealed class PeriodPhraseTests
{
    public static TheoryData<string, string> English { get; } = Phrases("periods/en.txt");

    public static TheoryData<string, string> Chinese { get; } = Phrases("periods/zh-Hant.txt");

    private static Gen<Period> AnyPeriod { get; } =
        from start in Gen.Int[0, 900]
        from length in Gen.Int[1, 400]
        select new Period(new LocalDate(2014, 1, 1).PlusDays(start), new LocalDate(2014, 1, 1).PlusDays(start + length));

    [Theory]
    [MemberData(nameof(English))]
    public void English_phrases_mean_their_days(string phrase, string days) => Some.Read($"leads {phrase}").Period.ToString().ShouldBe(days);

    [Theory]
    [MemberData(nameof(Chinese))]
    public void Chinese_phrases_mean_their_days(string phrase, string days) => Some.Read($"{phrase}的名單").Period.ToString().ShouldBe(days);

    [Fact]
    public void A_period_written_out_is_read_back() => AnyPeriod.Sample(period =>
    {
        Some.Read($"leads from {InEnglish(period.From)} to {InEnglish(period.To)}").Period.ShouldBe(period);
        Some.Read($"leads between {Iso(period.From)} and {Iso(period.To)}").Period.ShouldBe(period);
        Some.Read($"{InChinese(period.From)}到{InChinese(period.To)}的名單").Period.ShouldBe(period);
    });

    [Fact]
    public void A_month_or_quarter_written_out_is_read_back() => Gen.Select(Gen.Int[2013, 2019], Gen.Int[1, 12]).Sample((year, month) =>
    {
        var quarter = ((month - 1) / 3) + 1;
        var days = Period.Months(new(year, (quarter * 3) - 2, 1), 3);
        Some.Read($"leads in {new LocalDate(year, month, 1).ToString("MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}").Period.ShouldBe(Period.Month(year, month));
        Some.Read($"{year}年{month}月名單").Period.ShouldBe(Period.Month(year, month));
        Some.Read($"leads Q{quarter} {year}").Period.ShouldBe(days);
        Some.Read($"{year}年第{"一二三四"[quarter - 1]}季名單").Period.ShouldBe(days);
    });

    [Theory]
    [InlineData("this quarter", "2015-10-01..2015-12-31")]
    [InlineData("Q1", "2015-07-01..2015-09-30")]
    [InlineData("Q3", "2016-01-01..2016-03-31")]
    [InlineData("第二季", "2015-10-01..2015-12-31")]
    [InlineData("H2", "2016-01-01..2016-06-30")]
    [InlineData("上半年", "2015-07-01..2015-12-31")]
    [InlineData("this fiscal year", "2015-07-01..2016-06-30")]
    [InlineData("FY16", "2015-07-01..2016-06-30")]
    [InlineData("FY15", "2014-07-01..2015-06-30")]
    [InlineData("Q1 FY15", "2014-07-01..2014-09-30")]
    [InlineData("year to date", "2015-07-01..2015-12-09")]
    [InlineData("in March", "2016-03-01..2016-03-31")]
    [InlineData("in August", "2015-08-01..2015-08-31")]
    [InlineData("by end of March", "2015-07-01..2016-03-31")]
    public void A_fiscal_year_that_begins_in_July_shifts_quarters_and_halves(string phrase, string days)
    {
        var agreement = Some.Agreement(new(new(2015, 7, 1), new(2016, 6, 30)));

        Some.Reader.Read(new($"leads {phrase}", []), new(new(2015, 12, 9), agreement)).Period.ToString().ShouldBe(days);
    }

    [Theory]
    [InlineData("revenue in Q3", "2017-07-01..2017-09-30")]
    [InlineData("revenue this quarter", "2017-07-01..2017-09-30")]
    [InlineData("revenue Q4 2017", "2017-10-01..2017-12-31")]
    [InlineData("revenue H1", "2017-01-01..2017-06-30")]
    [InlineData("revenue in January", "2017-01-01..2017-01-31")]
    [InlineData("revenue in May", "2017-05-01..2017-05-31")]
    [InlineData("revenue in November", "2017-11-01..2017-11-30")]
    [InlineData("今年第三季營收", "2017-07-01..2017-09-30")]
    public void A_term_that_is_no_year_leaves_quarters_and_months_to_the_calendar(string text, string days)
    {
        var agreement = Some.Agreement(new(new(2017, 3, 1), new(2017, 12, 31)));

        Some.Reader.Read(new(text, []), new(new(2017, 7, 31), agreement)).Period.ToString().ShouldBe(days);
    }

    [Theory]
    [InlineData("Q3 2021", "2021-07-01..2021-09-30")]
    [InlineData("Q3", "2021-10-01..2021-12-31")]
    [InlineData("Q1 FY21", "2020-04-01..2020-06-30")]
    [InlineData("fiscal Q2", "2021-07-01..2021-09-30")]
    [InlineData("last quarter", "2021-04-01..2021-06-30")]
    [InlineData("Q1 last year", "2020-04-01..2020-06-30")]
    [InlineData("2021年第三季", "2021-07-01..2021-09-30")]
    [InlineData("會計年度第二季", "2021-07-01..2021-09-30")]
    public void A_fiscal_year_from_April_numbers_its_own_quarters_unless_a_calendar_year_is_written(string phrase, string days)
    {
        var agreement = Some.Agreement(new(new(2021, 4, 1), new(2022, 3, 31)));

        Some.Reader.Read(new($"leads {phrase}", []), new(new(2021, 7, 31), agreement)).Period.ToString().ShouldBe(days);
    }

    [Theory]
    [InlineData("Q1", "2021-01-01..2021-03-31")]
    [InlineData("this quarter", "2021-07-01..2021-09-30")]
    [InlineData("fiscal Q1", "2021-02-01..2021-04-30")]
    [InlineData("this fiscal quarter", "2021-05-01..2021-07-31")]
    [InlineData("FY22", "2021-02-01..2022-01-31")]
    public void A_fiscal_year_out_of_step_with_quarters_is_meant_only_where_it_is_named(string phrase, string days)
    {
        var agreement = Some.Agreement(new(new(2021, 2, 1), new(2022, 1, 31)));

        Some.Reader.Read(new($"leads {phrase}", []), new(new(2021, 7, 31), agreement)).Period.ToString().ShouldBe(days);
    }

    [Theory]
    [InlineData("USD", "2019-01-05..2019-05-06")]
    [InlineData("EUR", "2019-05-01..2019-06-05")]
    public void A_date_that_may_be_read_two_ways_is_read_as_the_company_writes_and_said_aloud(string currency, string days)
    {
        var agreement = Some.Agreement(new(new(2019, 1, 1), new(2019, 12, 31))) with { Currency = new(currency) };

        var reading = Some.Reader.Read(new("leads from 1/5/2019 to 5/6/2019", []), new(new(2019, 7, 31), agreement));

        reading.Period.ToString().ShouldBe(days);
        reading.Confidence.ShouldBeInRange(Conversation.Unsure, Conversation.Sure - 0.01);
    }

    [Theory]
    [InlineData("leads on 31 June")]
    [InlineData("leads on 2015-02-30")]
    [InlineData("6月31日的名單")]
    [InlineData("leads from 31 June to 5 July")]
    public void A_day_that_does_not_exist_is_asked_about(string text) => Some.Read(text).Intent.ShouldBe(SlaBot.Conversation.Readings.Intent.Ambiguous);

    [Fact]
    public void A_year_and_a_month_in_digits_are_that_month() => Some.Read("leads 2014-06").Period.ShouldBe(Period.Month(2014, 6));

    [Theory]
    [InlineData("2015-01-01", "last month", "2014-12-01..2014-12-31")]
    [InlineData("2015-01-01", "上季", "2014-10-01..2014-12-31")]
    [InlineData("2016-02-29", "last 12 months", "2015-03-01..2016-02-29")]
    [InlineData("2016-02-29", "this month", "2016-02-01..2016-02-29")]
    [InlineData("2015-12-31", "next week", "2016-01-04..2016-01-10")]
    [InlineData("2015-12-31", "tomorrow", "2016-01-01..2016-01-01")]
    [InlineData("2015-03-31", "最近一個月", "2015-03-01..2015-03-31")]
    [InlineData("2015-07-19", "this week", "2015-07-13..2015-07-19")]
    [InlineData("2015-07-20", "本週", "2015-07-20..2015-07-26")]
    public void Edges_of_the_calendar_hold(string today, string phrase, string days)
    {
        var day = LocalDatePattern.Iso.Parse(today).Value;

        Some.Reader.Read(new($"leads {phrase}", []), new(day, null)).Period.ToString().ShouldBe(days);
    }

    [Theory]
    [InlineData("how many leads did we get in November", "2014-11-01..2014-11-30")]
    [InlineData("leads in November", "2015-11-01..2015-11-30")]
    [InlineData("十一月拿到多少名單", "2014-11-01..2014-11-30")]
    [InlineData("十一月名單目標", "2015-11-01..2015-11-30")]
    public void A_month_still_to_come_is_last_years_when_the_past_is_spoken_of(string text, string days) =>
        Some.Read(text).Period.ToString().ShouldBe(days);

    [Theory]
    [InlineData("leads older than 3 days")]
    [InlineData("more than 4 hours to respond to a lead")]
    [InlineData("超過三天沒聯絡的名單")]
    public void A_threshold_is_no_period(string text) => Some.Read(text).Period.ShouldBeNull();

    private static TheoryData<string, string> Phrases(string file) =>
        [.. File.ReadLines(Beside.File(file)).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(" = ")).Select(parts => (parts[0], parts[1]))];

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string InEnglish(LocalDate day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static string InChinese(LocalDate day) => $"{day.Year}年{day.Month}月{day.Day}日";

    [Theory]
    [InlineData("leads since the re-set")]
    [InlineData("leads since the last reset")]
    [InlineData("重設以來的名單")]
    public void The_re_set_is_the_day_of_the_newest_revision(string text)
    {
        var reset = new LocalDate(2015, 5, 4);

        Some.Reader.Read(new(text, []), Some.Scene with { ResetOn = reset }).Period.ShouldBe(new Period(reset, Some.Scene.Today));
        Some.Read(text).Period.ShouldBe(new Period(new(2015, 1, 1), Some.Scene.Today));
    }
}
