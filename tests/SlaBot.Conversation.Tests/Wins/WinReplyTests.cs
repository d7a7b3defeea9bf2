using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Wins;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;
using SlaBot.Domain.Wins;
using SlaBot.Testing;
using SlaBot.Testing.Wins;

namespace SlaBot.Conversation.Tests.Wins;

/// <summary>Whole posts as people read them; small ones are those that a day brings together.</summary>
public sealed class WinReplyTests
{
    private static readonly Person Lin = new(Platform.Slack, "T1", "U-LIN");

    private static readonly LeadFact Lead = new("L1")
    {
        Created = (FactTime?)new FactTime(SomeWins.Today.PlusDays(-53)),
        Source = "webinar",
        Reached = new LeadFact("").Reached
            .Add(KpiIds.Mqls, new FactTime(SomeWins.Today.PlusDays(-51)))
            .Add(KpiIds.Sqls, new FactTime(SomeWins.Today.PlusDays(-45)))
            .Add(KpiIds.Proposals, new FactTime(SomeWins.Today.PlusDays(-34))),
    };

    private readonly WinCompany company = new(SomeWins.Agreement);

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task A_big_deal_tells_its_story(string language)
    {
        await BigDealAsync(language);

        Approved.ShouldMatch(Said(company.Sent[^1].Reply), $"BigDeal.{language}", "txt");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task A_big_deal_with_names_cheers_and_without_amounts(string language)
    {
        await BigDealAsync(language);
        var here = new PostTarget(Platform.Slack, "T1", "elsewhere", IsPerson: false);
        await company.Posts.NameAsync(WinCompany.Workspace, ["LIN CHEN"], Lin, isNamed: true, TestContext.Current.CancellationToken);
        _ = await company.Posts.AddAsync(WinCompany.Workspace, "deal:D1", new("Lin Chen", new PartyId("marketing")), TestContext.Current.CancellationToken);
        _ = await company.Posts.AddAsync(WinCompany.Workspace, "deal:D1", new("Wei Wu", new PartyId("marketing")), TestContext.Current.CancellationToken);
        _ = await company.Posts.CheerAsync(WinCompany.Workspace, "deal:D1", new(Platform.Slack, "T1", "A"), here, TestContext.Current.CancellationToken);
        _ = await company.Posts.CheerAsync(WinCompany.Workspace, "deal:D1", new(Platform.Slack, "T1", "B"), here, TestContext.Current.CancellationToken);
        _ = await company.Posts.HideAsync(WinCompany.Workspace, "deal:D1", isHidden: true, here, TestContext.Current.CancellationToken);
        await company.SettleAsync();

        Approved.ShouldMatch(Said(company.Sent[^1].Reply), $"Named.{language}", "txt");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task Small_wins_of_a_day_are_told_together_one_of_them_taken_back(string language)
    {
        _ = await company.AddPlaceAsync("C1", language);
        await company.TellAsync(SomeWins.Old, SomeWins.Deal("D1", 3_000m) with { Owner = "Lin Chen" }, SomeWins.Deal("D2", 9_000m, source: "podcast"), SomeWins.Deal("D3", 4_000m));
        await company.RunAsync(company.Digest);
        await company.SendAsync();
        await company.TellAsync(SomeWins.Reopened("D3"));
        await company.SettleAsync();

        Approved.ShouldMatch(Said(company.Sent[^1].Reply), $"Digest.{language}", "txt");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public void Every_kind_of_win_has_its_words(string language)
    {
        var lines = new WinLines(StoryOf(language, hidesAmounts: false));
        var hidden = new WinLines(StoryOf(language, hidesAmounts: true));
        var said = Enum.GetValues<WinKind>().Select(kind => new Win("x", kind, kind is WinKind.Recovery ? WinTier.Team : WinTier.Small, SomeWins.Today)
        {
            From = kind is WinKind.DealWon or WinKind.RecordDay ? SomeWins.Today : SomeWins.Today.PlusDays(-6),
            Amount = kind < WinKind.Recovery ? 12_345m : null,
            Before = kind is >= WinKind.RecordDay and <= WinKind.RecordQuarter ? 11_000m : null,
            Share = kind is WinKind.GoalMilestone or WinKind.CleanHandOffs ? 0.95m : null,
            Revision = 3,
            Customer = "Acme",
            Source = "webinar",
        }).SelectMany(win => new[] { $"{lines.Marked(win)} | {lines.More(win)}", $"  {hidden.Marked(win)} | {hidden.More(win)}" });

        Approved.ShouldMatch(string.Join('\n', said), $"Kinds.{language}", "txt");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task A_person_is_asked_in_private_before_the_name_is_shown(string language)
    {
        await company.AddMemberAsync(new(Lin, "Lin Chen"));
        await BigDealAsync(language);

        // The member store knows no place for a private conversation: the question comes in English there.
        var asked = company.Sent.Single(sent => sent.Row.Key.Kind == PostKind.Notice);
        asked.Row.Key.Target.ShouldBe(PostTarget.Of(Lin));
        var reply = await new WinNotices(company.Posts).WriteAsync(asked.Row, language, ConversationScope.Personal, TestContext.Current.CancellationToken);
        Approved.ShouldMatch(Said(reply!), $"Consent.{language}", "txt");

        // Once, whatever else the person sells.
        await company.TellAsync(SomeWins.Deal("D2", 60_000m) with { Owner = "Lin Chen" });
        await company.SettleAsync();
        company.Sent.Count(sent => sent.Row.Key.Kind == PostKind.Notice).ShouldBe(1);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task A_month_is_recapped_with_what_each_department_brought(string language)
    {
        await BigDealAsync(language);
        company.Time.Now = Instant.FromUtc(2026, 10, 1, 10, 0);
        var row = new OutboxRow(WinCompany.Workspace, new(PostKind.Recap, "2026-09", "", new(Platform.Slack, "T1", "C1", IsPerson: false))) { CreatedAt = company.Time.Now, NotBefore = company.Time.Now };

        Approved.ShouldMatch(Said((await new WinRecapWriter(company.Posts).WriteAsync(row, language, ConversationScope.Channel, TestContext.Current.CancellationToken))!), $"Recap.{language}", "txt");
    }

    // A year in which a deal of 48,000 brings revenue back on pace.
    private async Task BigDealAsync(string language)
    {
        _ = await company.AddPlaceAsync("C1", language);
        await company.TellAsync(
        [
            SomeWins.Old,
            .. Enumerable.Range(0, 40).Select(number => SomeWins.Deal($"B{number}", 20_000m, new LocalDate(2026, 1, 5).PlusDays(number * 6))),
            Lead,
            SomeWins.Deal("D1", 48_000m) with { Name = "Acme", Owner = "Lin Chen", LeadId = "L1" },
        ]);
        await company.SendAsync();
    }

    private static WinStory StoryOf(string language, bool hidesAmounts) => new(
        new("x", PostKind.Win, [], default, default),
        [],
        new(new([new(1, SomeWins.Agreement.Term.From, SomeWins.Agreement, default)]), DailyTotals.Empty, Domain.Calendars.AsOf.CloseOf(SomeWins.Today)),
        new(language, SomeWins.Agreement.Currency),
        hidesAmounts,
        new HashSet<string>());

    private static string Said(Reply reply) =>
        $"{TextRenderer.Render(reply)}\n---\n{string.Join('\n', reply.Choices.Select(choice => $"[{choice.Label}] {choice.Act}"))}".Replace('\u00a0', ' ');
}
