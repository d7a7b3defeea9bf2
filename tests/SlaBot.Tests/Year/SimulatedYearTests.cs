using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Scorecards;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Values;

namespace SlaBot.Tests.Year;

/// <summary>
/// The simulated company's year by a clock that the test sets: everything that was said by itself is set against a recount of
/// what had been told by then. <c>SLABOT_YEAR=1</c> runs all twelve months, else the first two are run.
/// </summary>
public sealed class SimulatedYearTests
{
    private const int FewMonths = 2;

    [Fact]
    public async Task Every_scorecard_and_every_win_of_a_year_is_said_once_in_each_place_and_as_a_recount_has_it()
    {
        var months = Environment.GetEnvironmentVariable("SLABOT_YEAR") == "1" ? 12 : FewMonths;
        var year = new YearOfFacts();
        var start = YearCalendar.First + new LocalTime(6, 0);
        var end = YearCalendar.First.PlusMonths(months).PlusDays(-1) + new LocalTime(23, 0);
        await using var company = new YearCompany(start);
        await company.StartAsync(year, [.. year.All.TakeWhile(telling => telling.At < start)]);
        for (var day = YearCalendar.First; day <= end.Date; day = day.PlusDays(1))
        {
            await LiveAsync(company, day, year.All.Where(telling => telling.At.Date == day).ToLookup(telling => telling.At.TimeOfDay));
        }

        company.Troubles.ShouldBeEmpty();
        var tally = await company.Store.OutboxTallyAsync(TestContext.Current.CancellationToken);
        (tally.Ready, tally.Sending, tally.Uncertain, tally.Dead).ShouldBe((0, 0, 0, 0));
        (await company.Store.AuditAsync(WorkspaceId.Local, TestContext.Current.CancellationToken)).Differences.ShouldBeEmpty();
        var recount = new YearRecount(year.All);
        var wins = recount.Wins(start, end);
        var entries = await new ScorecardBook(company.Store).AllAsync(WorkspaceId.Local, TestContext.Current.CancellationToken);
        foreach (var (posts, place, words) in new[] { (company.Teams, YearCompany.Growth, YearWords.English), (company.Slack, YearCompany.Sales, YearWords.Chinese) })
        {
            var said = posts.Messages.Where(message => message.Place == place).Select(message => (Key: company.KeyOf(message), Message: message)).ToList();
            said.ShouldAllBe(one => YearCalendar.IsWorkingTime(YearCalendar.LocalOf(one.Message.At)));
            said.Select(one => (one.Key.Kind, one.Key.Subject)).ShouldBeUnique();
            new AnnouncedDeals([.. said.Where(one => one.Key.Kind is PostKind.Win or PostKind.WinDigest)], words).ShouldBe(wins);
            CheckMeetings(said, words, months, entries, recount);
            said.Where(one => one.Key.Kind == PostKind.Recap && one.Key.Subject.StartsWith("2026", StringComparison.Ordinal)).Select(one => one.Key.Subject).Order()
                .ShouldBe(Enumerable.Range(1, months - 1).Select(month => $"2026-{month:00}"));
        }

        foreach (var entry in entries.Where(entry => entry.Posted is not null))
        {
            CheckCorrections(entry, end, recount);
        }

        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{months} months: {year.All.Count(telling => telling.At >= start && telling.At < end)} facts; {wins.Count} deals announced, {wins.Count(win => win.IsBig)} of them big, {wins.Count(win => win.Amount is null)} taken back; {entries.Count} scorecards with {entries.Sum(entry => entry.Corrections().Count)} corrections; {company.Teams.Messages.Count + company.Slack.Messages.Count} messages."));
    }

    private static async Task LiveAsync(YearCompany company, LocalDate day, ILookup<LocalTime, Telling> told)
    {
        var isWorking = YearCalendar.IsWorkingDay(day);
        foreach (var at in new[] { YearOfFacts.Early, YearCalendar.Opening, YearOfFacts.Morning, YearOfFacts.Afternoon, YearCalendar.Digest, YearOfFacts.Night })
        {
            if (!isWorking && !told.Contains(at))
            {
                continue;
            }

            await company.ComeAsync(day + at, [.. told[at]]);

            // Changes are gathered for a moment, and so are wins that come all at once.
            if (await company.IsAnythingDueAsync(day + at.PlusSeconds(65)))
            {
                await company.ComeAsync(day + at.PlusSeconds(65), []);
            }
        }
    }

    private static void CheckMeetings(IReadOnlyList<(PostKey Key, ToldMessage Message)> said, YearWords words, int months, IReadOnlyList<ScorecardEntry> entries, YearRecount recount)
    {
        var posts = said.Where(one => one.Key.Kind == PostKind.Scorecard).ToDictionary(one => one.Key.Subject, one => one.Message);
        posts.Count.ShouldBe(months);
        for (var month = 1; month <= months; month++)
        {
            var meeting = new LocalDate(2026, month, 1).With(DateAdjusters.NextOrSame(IsoDayOfWeek.Tuesday));
            var at = YearCalendar.Plus(meeting, -1) + YearCalendar.Opening;
            var post = posts[LocalDatePattern.Iso.Format(meeting)];
            YearCalendar.LocalOf(post.At).ShouldBe(at);

            // The first meeting reports how the year begins, each other the month before.
            var first = new LocalDate(2026, Math.Max(1, month - 1), 1);
            var counted = recount.Month(first, first.With(DateAdjusters.EndOfMonth), at);
            var card = entries.Single(entry => entry.Id == LocalDatePattern.Iso.Format(meeting)).Posted!.Card;
            card.Days.From.ShouldBe(first);
            ShouldSay(card, counted);
            post.First.ShouldContain(words.Money(counted.Revenue));
        }
    }

    private static void CheckCorrections(ScorecardEntry entry, LocalDateTime end, YearRecount recount)
    {
        if (entry.Posted!.Card.AsOf.Day <= entry.Days.To)
        {
            return; // The month was not over: it was told as it stood.
        }

        var last = LocalDateTime.Min(end, YearCalendar.LocalOf(entry.Posted.At + ScorecardCorrectionSchedule.Kept));
        var looked = YearCalendar.IsWorkingDay(last.Date) && last.TimeOfDay >= YearCalendar.Opening ? last.Date : YearCalendar.Plus(last.Date, -1);
        ShouldSay(entry.Newest!, recount.Month(entry.Days.From, entry.Days.To, looked + YearCalendar.Opening));
    }

    private static void ShouldSay(Scorecard card, RecountedMonth counted)
    {
        var goal = card.Goal!;
        goal.Actual.ShouldBe(counted.Revenue);
        var share = (decimal)YearCalendar.CountWorking(card.Days.From, card.Days.To) / YearCalendar.CountWorking(YearCalendar.First, YearCalendar.Last);
        goal.Target!.Value.ShouldBe(card.Term.Target!.Value * share, 0.01m);
        goal.Attained!.Value.ShouldBe(counted.Revenue / (card.Term.Target!.Value * share), 0.000001m);
        var won = card.Wins.SingleOrDefault(win => win.Kind == ScorecardWinKind.Won);
        (won?.Count ?? 0, won?.Amount ?? 0m).ShouldBe((counted.Wins, counted.Revenue));
        (KpiId Stage, decimal Count)[] funnel =
        [
            (KpiIds.Visits, counted.Visits), (KpiIds.Leads, counted.Leads), (KpiIds.Mqls, counted.Mqls), (KpiIds.Sqls, counted.Sqls), (KpiIds.Proposals, counted.Proposals), (KpiIds.NewCustomers, counted.Wins),
        ];
        foreach (var (stage, count) in funnel)
        {
            (card.Find(stage)!.Actual ?? 0m).ShouldBe(count, $"{stage} of {card.Days}");
        }
    }
}
