using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;
using SlaBot.Testing.Wins;

namespace SlaBot.Conversation.Tests.Wins;

public sealed class WinWatchTests
{
    private readonly WinCompany company = new(SomeWins.Agreement);

    [Fact]
    public async Task A_big_deal_is_told_at_once_in_every_place_that_asked_for_wins()
    {
        _ = await company.AddPlaceAsync("C1");
        _ = await company.AddPlaceAsync("C2", "zh-Hant");

        await company.TellAsync(SomeWins.Old, SomeWins.Deal("D1", 48_000m));
        await company.SendAsync();

        company.Headlines.ShouldBe(["★ $48,000 won: Customer D1", "★ 成交 $4.8 萬：Customer D1"]);
    }

    [Fact]
    public async Task The_same_facts_again_and_a_restart_tell_nothing_again()
    {
        _ = await company.AddPlaceAsync("C1");
        Fact[] facts = [SomeWins.Old, SomeWins.Deal("D1", 48_000m), SomeWins.Deal("D2", 3_000m)];
        for (var round = 0; round < 3; round++)
        {
            await company.TellAsync(facts);
            await company.SettleAsync();
            await company.RunAsync(company.Digest);
            await company.SettleAsync();
            company.Restart();
        }

        company.Headlines.ShouldBe(["★ $48,000 won: Customer D1", "☆ $3,000 won: Customer D2"]);
    }

    [Fact]
    public async Task A_deal_that_is_reopened_is_taken_back_in_place_and_comes_back_in_place()
    {
        _ = await company.AddPlaceAsync("C1");
        await company.TellAsync(SomeWins.Old, SomeWins.Deal("D1", 48_000m));
        await company.SendAsync();

        await company.TellAsync(SomeWins.Reopened("D1"));
        await company.SettleAsync();
        await company.TellAsync(SomeWins.Deal("D1", 48_000m));
        await company.SettleAsync();

        company.Headlines.ShouldBe(["★ $48,000 won: Customer D1", "✕ Taken back: $48,000 won: Customer D1", "★ $48,000 won: Customer D1"]);
        company.Sent.Select(sent => sent.Row.IsUpdate).ShouldBe([false, true, true]);
    }

    [Fact]
    public async Task What_changes_before_it_is_said_is_said_right_the_first_time()
    {
        _ = await company.AddPlaceAsync("C1");
        await company.TellAsync(SomeWins.Old, SomeWins.Deal("D1", 48_000m), SomeWins.Deal("D2", 50_000m));
        await company.TellAsync(SomeWins.Deal("D1", 47_000m), SomeWins.Reopened("D2"));
        await company.SettleAsync();

        company.Headlines.ShouldBe(["★ $47,000 won: Customer D1"]);
    }

    [Fact]
    public async Task An_amount_or_a_name_that_changes_is_corrected_in_place_and_the_post_keeps_its_size()
    {
        _ = await company.AddPlaceAsync("C1");
        await company.TellAsync(SomeWins.Old, SomeWins.Deal("D1", 48_000m));
        await company.SendAsync();

        await company.TellAsync(SomeWins.Deal("D1", 2_000m) with { Name = "Acme" });
        await company.SettleAsync();
        await company.RunAsync(company.Digest);
        await company.SettleAsync();

        company.Headlines.ShouldBe(["★ $48,000 won: Customer D1", "★ $2,000 won: Acme"]);
    }

    [Fact]
    public async Task A_deal_in_another_currency_is_told_when_its_rate_is_known_and_follows_it()
    {
        _ = await company.AddPlaceAsync("C1");
        await company.TellAsync(SomeWins.Old, SomeWins.Deal("D1", 40_000m) with { Currency = (Currency?)new Currency("EUR") });
        await company.SendAsync();
        company.Headlines.ShouldBeEmpty();

        await company.TellAsync(new DailyFact(SomeWins.Today, ExchangeRates.SeriesOf(new("EUR")), null, 1.25m));
        await company.SendAsync();
        await company.TellAsync(new DailyFact(SomeWins.Today, ExchangeRates.SeriesOf(new("EUR")), null, 1.5m));
        await company.SettleAsync();

        company.Headlines.ShouldBe(["★ $50,000 won: Customer D1", "★ $60,000 won: Customer D1"]);
    }

    [Fact]
    public async Task A_deal_that_closes_on_a_day_to_come_is_told_on_that_day()
    {
        _ = await company.AddPlaceAsync("C1");
        await company.TellAsync(SomeWins.Old, SomeWins.Deal("D1", 48_000m, SomeWins.Today.PlusDays(1)));
        await company.SendAsync();
        company.Headlines.ShouldBeEmpty();

        company.Time.Now += Duration.FromDays(1);
        await company.RunAsync(company.Days);
        await company.SendAsync();

        company.Headlines.ShouldBe(["★ $48,000 won: Customer D1"]);
    }

    [Fact]
    public async Task News_of_the_lead_reach_the_post_of_its_deal()
    {
        _ = await company.AddPlaceAsync("C1");
        await company.TellAsync(SomeWins.Old, SomeWins.Deal("D1", 48_000m, source: null) with { LeadId = "L1" });
        await company.SendAsync();
        await company.TellAsync(new LeadFact("L1") { Created = (FactTime?)new FactTime(SomeWins.Today.PlusDays(-30)), Source = "trade fair" });
        await company.SettleAsync();

        company.Sent[^1].Row.IsUpdate.ShouldBeTrue();
        company.Sent[^1].Reply.Parts.OfType<Part.Text>().ShouldContain(part => part.Words.Contains("Source: trade fair", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-14, 1)]
    [InlineData(-15, 0)]
    public async Task What_is_older_than_a_fortnight_when_it_is_first_seen_is_never_told(int days, int told)
    {
        _ = await company.AddPlaceAsync("C1");
        await company.TellAsync(SomeWins.Old, SomeWins.Deal("D1", 48_000m, SomeWins.Today.PlusDays(days)));
        await company.SendAsync();
        await company.TellAsync(SomeWins.Deal("D1", 49_000m, SomeWins.Today.PlusDays(days)));
        await company.SettleAsync();

        company.Sent.Count(sent => !sent.Row.IsUpdate).ShouldBe(told);
    }

    [Fact]
    public async Task Three_years_of_history_announce_nothing_old()
    {
        _ = await company.AddPlaceAsync("C1");
        await company.TellAsync([.. Enumerable.Range(0, 300).Select(number => SomeWins.Deal($"H{number}", 30_000m + number, SomeWins.Today.PlusDays(-1100 + (number * 3)), $"s{number % 40}"))]);
        await company.RunAsync(company.Days);
        await company.RunAsync(company.Digest);
        await company.SendAsync();

        company.Headlines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-09-15T08:59:00Z", "2026-09-15T09:00:00Z")] // before opening
    [InlineData("2026-09-15T09:00:00Z", "2026-09-15T09:00:00Z")]
    [InlineData("2026-09-15T16:59:00Z", "2026-09-15T16:59:00Z")]
    [InlineData("2026-09-15T17:00:00Z", "2026-09-16T09:00:00Z")] // closed
    [InlineData("2026-09-19T12:00:00Z", "2026-09-21T09:00:00Z")] // a Saturday
    public async Task Big_wins_wait_for_the_next_opening(string now, string sentAt)
    {
        company.Time.Now = NodaTime.Text.InstantPattern.ExtendedIso.Parse(now).Value;
        _ = await company.AddPlaceAsync("C1");
        await company.TellAsync(SomeWins.Old, SomeWins.Deal("D1", 48_000m));

        var row = (await company.Books.RowsAsync(WinCompany.Workspace, TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        row.NotBefore.ShouldBe(NodaTime.Text.InstantPattern.ExtendedIso.Parse(sentAt).Value);
    }

    [Fact]
    public async Task More_than_three_big_wins_of_one_import_become_one_post()
    {
        _ = await company.AddPlaceAsync("C1");
        await company.TellAsync([SomeWins.Old, .. Enumerable.Range(1, 4).Select(number => SomeWins.Deal($"D{number}", 30_000m))]);
        await company.TellAsync(SomeWins.Deal("D5", 30_000m));
        company.Time.Now += Duration.FromSeconds(61);
        await company.SendAsync();

        company.Headlines.ShouldBe(["★ 5 big wins, $150,000 together"]);
    }

    [Fact]
    public async Task The_fourth_big_win_of_a_minute_takes_those_along_that_have_not_left()
    {
        _ = await company.AddPlaceAsync("C1");
        await company.TellAsync(SomeWins.Old, SomeWins.Deal("D1", 30_000m));
        await company.SendAsync();
        await company.TellAsync(SomeWins.Deal("D2", 31_000m));
        await company.TellAsync(SomeWins.Deal("D3", 32_000m));
        await company.TellAsync(SomeWins.Deal("D4", 33_000m));
        company.Time.Now += Duration.FromSeconds(61);
        await company.SendAsync();
        await company.TellAsync(SomeWins.Deal("D6", 34_000m));
        await company.SendAsync();

        company.Headlines.ShouldBe(["★ $30,000 won: Customer D1", "★ 3 big wins, $96,000 together", "★ $34,000 won: Customer D6"]);
    }

    [Fact]
    public async Task What_is_won_over_a_weekend_is_one_post_on_Monday()
    {
        company.Time.Now = Instant.FromUtc(2026, 9, 19, 12, 0);
        _ = await company.AddPlaceAsync("C1");
        await company.TellAsync(SomeWins.Old);
        for (var number = 1; number <= 5; number++)
        {
            await company.TellAsync(SomeWins.Deal($"D{number}", 30_000m));
            company.Time.Now += Duration.FromHours(2);
        }

        company.Time.Now = Instant.FromUtc(2026, 9, 21, 9, 0);
        await company.SendAsync();

        company.Headlines.ShouldBe(["★ 5 big wins, $150,000 together"]);
    }

    [Fact]
    public async Task Small_wins_of_a_day_are_one_post_and_a_day_without_any_is_none()
    {
        _ = await company.AddPlaceAsync("C1");
        await company.TellAsync(SomeWins.Old, SomeWins.Deal("D1", 3_000m), SomeWins.Deal("D2", 4_000m));
        await company.RunAsync(company.Digest);
        await company.SendAsync();
        company.Time.Now += Duration.FromDays(1);
        await company.RunAsync(company.Digest);
        await company.SendAsync();

        company.Headlines.ShouldBe(["☆ 2 wins today: $4,000 won: Customer D2"]);
    }

    [Fact]
    public void The_digest_is_due_once_a_working_day_an_hour_before_closing()
    {
        var view = new Domain.Standings.View(new([new(1, SomeWins.Agreement.Term.From, SomeWins.Agreement, default)]), DailyTotals.Empty, Domain.Calendars.AsOf.CloseOf(SomeWins.Today));

        company.Digest.Runs(view, SomeWins.Today + new LocalTime(16, 0), SomeWins.Today.PlusDays(7) + new LocalTime(15, 59)).Select(run => run.At.ToString("ddd HH:mm", System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(["Wed 16:00", "Thu 16:00", "Fri 16:00", "Mon 16:00"]);
    }

    [Fact]
    public async Task Places_that_stopped_asking_or_that_the_bot_left_are_told_nothing()
    {
        _ = await company.AddPlaceAsync("C1");
        _ = await company.Places.ChangeAsync(WinCompany.Workspace, Platform.Slack, "C1", place => place! with { Posts = [PostingKind.Scorecards] }, TestContext.Current.CancellationToken);
        _ = await company.AddPlaceAsync("C2");
        _ = await company.Places.ChangeAsync(WinCompany.Workspace, Platform.Slack, "C2", place => place! with { LeftAt = company.Time.Now }, TestContext.Current.CancellationToken);
        await company.TellAsync(SomeWins.Old, SomeWins.Deal("D1", 48_000m));

        (await company.Books.RowsAsync(WinCompany.Workspace, TestContext.Current.CancellationToken)).ShouldBeEmpty();

        // A place that asks later does not hear what the others heard before.
        _ = await company.AddPlaceAsync("C3");
        await company.TellAsync(SomeWins.Deal("D1", 49_000m), SomeWins.Deal("D2", 50_000m));
        await company.SettleAsync();
        company.Headlines.ShouldBe(["★ $50,000 won: Customer D2"]);
    }

    [Fact]
    public async Task Parts_of_the_goal_and_firsts_are_told_and_taken_back()
    {
        _ = await company.AddPlaceAsync("C1");
        await company.TellAsync(SomeWins.Old, SomeWins.Deal("D1", 310_000m));
        await company.SendAsync();
        company.Headlines.ShouldBe(["★ $310,000 won: Customer D1", "★ 25 % of the goal reached: $300,000"], ignoreOrder: true);

        await company.TellAsync(SomeWins.Deal("D1", 290_000m));
        await company.SettleAsync();
        company.Headlines.Skip(2).ShouldBe(["★ $290,000 won: Customer D1", "✕ Taken back: 25 % of the goal reached: $300,000"], ignoreOrder: true);
    }

    [Fact]
    public async Task Records_are_told_when_their_days_are_over_and_not_before()
    {
        _ = await company.AddPlaceAsync("C1");
        await company.TellAsync([SomeWins.Old, .. Enumerable.Range(1, 40).Select(day => SomeWins.Deal($"H{day}", 1_000m, SomeWins.Today.PlusDays(-100 + day)))]);
        await company.TellAsync(SomeWins.Deal("D1", 2_000m));
        await company.RunAsync(company.Days);
        await company.RunAsync(company.Digest);
        await company.SendAsync();
        company.Headlines.ShouldBe(["☆ $2,000 won: Customer D1"]);

        company.Time.Now += Duration.FromDays(1);
        await company.RunAsync(company.Days);
        await company.RunAsync(company.Digest);
        await company.SendAsync();
        company.Headlines.Skip(1).ShouldBe(["☆ $2,000 in a day: a record (15 Sep 2026)"]);

        // And taken back, where the deal is none.
        await company.TellAsync(SomeWins.Reopened("D1"));
        await company.SettleAsync();
        company.Headlines.Skip(2).ShouldBe(["✕ Taken back: $2,000 won: Customer D1", "✕ Taken back: $2,000 in a day: a record (15 Sep 2026)"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_process_that_dies_before_its_commit_has_told_nothing_and_tells_it_after_the_next_start()
    {
        _ = await company.AddPlaceAsync("C1");
        _ = await company.Facts.AppendAsync(WinCompany.Workspace, [SomeWins.Old, SomeWins.Deal("D1", 48_000m)], TestContext.Current.CancellationToken);
        using var dying = new CancellationTokenSource();
        await dying.CancelAsync();
        _ = await Should.ThrowAsync<OperationCanceledException>(() => company.Watch.CatchUpAsync(WinCompany.Workspace, dying.Token));
        (await company.Books.RowsAsync(WinCompany.Workspace, TestContext.Current.CancellationToken)).ShouldBeEmpty();

        company.Restart();
        await company.CatchUpAsync();
        await company.SendAsync();
        company.Headlines.ShouldBe(["★ $48,000 won: Customer D1"]);
    }

    [Fact]
    public async Task Two_who_read_at_once_decide_once()
    {
        _ = await company.AddPlaceAsync("C1");
        _ = await company.Facts.AppendAsync(WinCompany.Workspace, [SomeWins.Old, SomeWins.Deal("D1", 48_000m), SomeWins.Deal("D2", 3_000m)], TestContext.Current.CancellationToken);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(company.CatchUpAsync, TestContext.Current.CancellationToken)));
        await company.RunAsync(company.Digest);
        await company.SendAsync();

        company.Headlines.ShouldBe(["★ $48,000 won: Customer D1", "☆ $3,000 won: Customer D2"]);
    }

    [Fact]
    public async Task A_row_is_known_by_the_win_and_the_place()
    {
        _ = await company.AddPlaceAsync("C1");
        await company.TellAsync(SomeWins.Old, SomeWins.Deal("D1", 48_000m));

        var row = (await company.Books.RowsAsync(WinCompany.Workspace, TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        row.Key.ShouldBe(new PostKey(PostKind.Win, "deal:D1", "", new(Platform.Slack, "T1", "C1", IsPerson: false)));
    }
}
