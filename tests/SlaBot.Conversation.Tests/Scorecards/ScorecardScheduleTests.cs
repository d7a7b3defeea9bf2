using NodaTime;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Scorecards;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Scorecards;
using SlaBot.Testing.Storage;
using SlaBot.Testing;

namespace SlaBot.Conversation.Tests.Scorecards;

public sealed class ScorecardScheduleTests
{
    private static readonly DealFact Late = new("LATE") { Stage = DealStage.Won, Amount = 3_400m, Created = new FactTime(new LocalDate(2026, 7, 1)), Closed = new FactTime(new LocalDate(2026, 7, 30)) };

    [Fact]
    public async Task The_draft_goes_to_those_who_answer_for_it_and_the_post_to_where_it_is_wanted()
    {
        var company = await Meetings.StartAsync();
        await company.LookAsync(Meetings.Draft);

        var drafts = await company.RowsAsync();
        drafts.Select(row => (row.Key.Kind, row.Key.Target.IsPerson, row.Key.Target.Id)).ShouldBe([(PostKind.ScorecardDraft, true, "jane"), (PostKind.ScorecardDraft, true, "wei")]);
        (await company.EntryAsync())!.State.ShouldBe(ScorecardState.Draft);
        Approved.ShouldMatch(TextRenderer.Render((await company.WrittenAsync(drafts[0]))!) + "\n", "draft-en", "txt");
        Approved.ShouldMatch(TextRenderer.Render((await company.WrittenAsync(drafts[0], "zh-Hant"))!) + "\n", "draft-zh-Hant", "txt");

        await company.LookAsync(Meetings.Post);

        var post = (await company.RowsAsync()).Single(row => row.Key.Kind == PostKind.Scorecard);
        post.Key.Target.Id.ShouldBe("growth");
        var entry = (await company.EntryAsync())!;
        (entry.State, entry.Days, entry.Newest!.Meeting).ShouldBe((ScorecardState.Posted, Cards.July, new LocalDate(2026, 8, 4)));
        entry.Newest.Parties.Select(party => party.Presenter).ShouldBe(["Jane", "wei@harbour.example"]);
        (await company.WrittenAsync(post))!.Headline.ShouldContain("joint scorecard, July 2026");

        // The drafts say so in their place, and have nothing left to press but a look.
        var updates = (await company.RowsAsync()).Where(row => row.IsUpdate).ToList();
        updates.Select(row => row.Key.Target.Id).ShouldBe(["jane", "wei"]);
        (await company.WrittenAsync(updates[0]))!.Choices.Single().Act.ShouldBe("card:preview:2026-08-04");
    }

    [Fact]
    public async Task The_big_deals_that_were_announced_are_told_by_name_but_not_what_was_taken_back_or_hidden()
    {
        var company = await Meetings.StartAsync();
        await company.AnnounceAsync("D-1", "Acme", 48_000m, new(2026, 7, 14));
        await company.AnnounceAsync("D-2", "Hidden", 90_000m, new(2026, 7, 15), post => post with { IsAmountHidden = true });
        await company.AnnounceAsync("D-3", "Undone", 70_000m, new(2026, 7, 16), post => post with { UndoneAt = Meetings.Draft });
        await company.AnnounceAsync("D-4", "Reopened", 60_000m, new(2026, 7, 17), takenBackAt: Meetings.Draft);
        await company.AnnounceAsync("D-5", "August", 80_000m, new(2026, 8, 1));

        await company.LookAsync(Meetings.Post);

        var told = (await company.EntryAsync())!.Newest!.Wins.Where(win => win.Kind == ScorecardWinKind.Told).Select(win => win.Words).ToList();
        told.Select(words => words!.In("en")).ShouldBe(["★ Hidden, from webinar, 15 Jul 2026", "★ Acme, $48,000, from webinar, 14 Jul 2026"]);
        told.Select(words => words!.In("zh-Hant")).ShouldBe(["★ Hidden、來源 webinar、2026年7月15日", "★ Acme、$4.8\u00a0萬、來源 webinar、2026年7月14日"]);
    }

    [Fact]
    public async Task However_often_it_is_looked_it_is_posted_once()
    {
        var company = await Meetings.StartAsync();
        for (var now = Meetings.Draft; now < Meetings.Post + Duration.FromDays(1); now += Duration.FromHours(4))
        {
            await company.LookAsync(now);
        }

        (await company.RowsAsync()).Count(row => row.Key.Kind == PostKind.Scorecard).ShouldBe(1);
        (await company.RowsAsync()).Select(row => row.Key).ShouldBeUnique();
    }

    [Fact]
    public async Task On_hold_it_is_not_posted_and_those_who_answer_for_it_are_reminded_once()
    {
        var company = await Meetings.StartAsync();
        await company.LookAsync(Meetings.Draft);
        _ = await company.Book.ChangeAsync(Meetings.Local, Meetings.August, (entry, _) => entry with { State = ScorecardState.Held, HeldBy = "Wei" }, TestContext.Current.CancellationToken);

        await company.LookAsync(Meetings.Post);
        await company.LookAsync(Meetings.Post + Duration.FromHours(5));

        var rows = await company.RowsAsync();
        rows.ShouldAllBe(row => row.Key.Kind == PostKind.ScorecardDraft);
        var reminders = rows.Where(row => row.Key.Version == ScorecardPosting.Reminder).ToList();
        reminders.Select(row => row.Key.Target.Id).ShouldBe(["jane", "wei"]);
        (await company.WrittenAsync(reminders[0]))!.Headline.ShouldBe("The scorecard for July 2026 was due Mon 3 Aug 2026, 09:00 and is on hold (Wei held it): nothing was posted.");
        (await company.EntryAsync())!.WasDue.ShouldBeTrue();
    }

    [Fact]
    public async Task Where_no_conversation_wants_it_those_who_answer_for_it_hear_that_it_is_ready()
    {
        var company = await Meetings.StartAsync(isWanted: false);
        await company.LookAsync(Meetings.Draft);
        await company.LookAsync(Meetings.Post);

        var ready = (await company.RowsAsync()).Where(row => row.Key.Version == ScorecardPosting.Ready).ToList();
        ready.Count.ShouldBe(2);
        (await company.WrittenAsync(ready[0]))!.Headline.ShouldStartWith("The scorecard for July 2026 is ready");
        (await company.EntryAsync())!.State.ShouldBe(ScorecardState.Posted);
    }

    [Fact]
    public async Task What_people_wrote_stands_in_the_post_and_its_numbers_are_counted_anew()
    {
        var company = await Meetings.StartAsync();
        await company.LookAsync(Meetings.Draft);
        var drafted = (await company.EntryAsync())!.Versions[0].Card.Goal!.Actual;
        _ = await company.Book.ChangeAsync(Meetings.Local, Meetings.August, (entry, _) => entry with { Edits = new() { Comments = [new("Lin", "The fair was rained off.")] } }, TestContext.Current.CancellationToken);
        await company.TellAsync(Late);

        await company.LookAsync(Meetings.Post);

        var entry = (await company.EntryAsync())!;
        entry.Newest!.Goal!.Actual.ShouldBe(drafted + 3_400m);
        entry.Newest.Comments.Single().By.ShouldBe("Lin");
        entry.Versions[0].Card.Goal!.Actual.ShouldBe(drafted);
    }

    [Fact]
    public async Task A_late_number_is_marked_in_the_posts_once_a_day_for_sixty_days_and_the_posted_version_is_kept()
    {
        var company = await Meetings.StartAsync();
        await company.LookAsync(Meetings.Draft);
        await company.LookAsync(Meetings.Post);
        var posted = (await company.EntryAsync())!.Posted!;

        await company.LookAsync(Instant.FromUtc(2026, 8, 12, 8, 0));
        await company.TellAsync(Late);
        await company.LookAsync(Instant.FromUtc(2026, 8, 12, 9, 5));
        await company.TellAsync(Late with { Amount = 4_400m });
        await company.LookAsync(Instant.FromUtc(2026, 8, 12, 17, 0));

        var entry = (await company.EntryAsync())!;
        entry.State.ShouldBe(ScorecardState.Corrected);
        entry.Posted!.Card.IsSameAs(posted.Card).ShouldBeTrue();
        entry.Corrections().Single().On.ShouldBe(new LocalDate(2026, 8, 12));
        var update = (await company.RowsAsync()).Single(row => row.Key.Kind == PostKind.Scorecard && row.IsUpdate);
        update.Key.First.ShouldBe((await company.RowsAsync()).Single(row => row.Key.Kind == PostKind.Scorecard && !row.IsUpdate).Key);
        var said = (await company.WrittenAsync(update))!.Parts.OfType<Part.Note>().First().Words;
        said.ShouldStartWith("Corrected on 12 Aug 2026: revenue $84,000 → $87,400; new customers 7 → 8;");

        await company.LookAsync(Instant.FromUtc(2026, 8, 13, 9, 0));
        (await company.EntryAsync())!.Corrections().Count.ShouldBe(2);

        await company.LookAsync(Instant.FromUtc(2026, 10, 20, 8, 0));
        await company.TellAsync(Late with { Amount = 9_400m });
        await company.LookAsync(Instant.FromUtc(2026, 10, 20, 9, 30));
        (await company.EntryAsync())!.Corrections().Count.ShouldBe(2, "sixty days have passed");
    }

    [Fact]
    public async Task A_big_deal_that_is_taken_back_leaves_the_posted_scorecard_and_that_is_marked()
    {
        var company = await Meetings.StartAsync();
        await company.AnnounceAsync("D-1", "Acme", 48_000m, new(2026, 7, 14));
        await company.LookAsync(Meetings.Draft);
        await company.LookAsync(Meetings.Post);
        (await company.EntryAsync())!.Newest!.Wins.Count(win => win.Kind == ScorecardWinKind.Told).ShouldBe(1);

        await company.AnnounceAsync("D-1", "Acme", 48_000m, new(2026, 7, 14), takenBackAt: Meetings.Post);
        await company.LookAsync(Instant.FromUtc(2026, 8, 12, 8, 0));
        await company.LookAsync(Instant.FromUtc(2026, 8, 12, 9, 5));

        var entry = (await company.EntryAsync())!;
        entry.Newest!.Wins.ShouldNotContain(win => win.Kind == ScorecardWinKind.Told);
        entry.Posted!.Card.Wins.Count(win => win.Kind == ScorecardWinKind.Told).ShouldBe(1);
        var update = (await company.RowsAsync()).Single(row => row.Key.Kind == PostKind.Scorecard && row.IsUpdate);
        (await company.WrittenAsync(update))!.Parts.OfType<Part.Note>().First().Words.ShouldBe("Corrected on 12 Aug 2026: the wins.");
        (await company.WrittenAsync(update, "zh-Hant"))!.Parts.OfType<Part.Note>().First().Words.ShouldBe("2026年8月12日更正：戰果。");
    }

    [Fact]
    public async Task A_version_cannot_be_lost()
    {
        var company = await Meetings.StartAsync();
        await company.LookAsync(Meetings.Draft);

        await Should.ThrowAsync<InvalidOperationException>(() => company.Book.ChangeAsync(Meetings.Local, Meetings.August, (entry, _) => entry with { Versions = [] }, TestContext.Current.CancellationToken));
        await Should.ThrowAsync<InvalidOperationException>(() => company.Book.ChangeAsync(
            Meetings.Local, Meetings.August, (entry, _) => entry with { Versions = [entry.Versions[0] with { Card = entry.Versions[0].Card with { Revision = 9 } }] }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_was_posted_is_what_the_chat_shows_from_then_on()
    {
        var company = await Meetings.StartAsync();
        await company.LookAsync(Meetings.Draft);
        await company.LookAsync(Meetings.Post);
        await company.TellAsync(Late);
        var conversation = new Conversation(new Reader(), company.Agreements, company.Facts, new InMemoryWordStore(), company.Books);

        var now = await conversation.AnswerAsync(new(Meetings.Local, new("scorecard for July", []), Meetings.Post + Duration.FromDays(2)), TestContext.Current.CancellationToken);
        var before = await conversation.AnswerAsync(new(Meetings.Local, new("scorecard for June", []), Meetings.Post + Duration.FromDays(2)), TestContext.Current.CancellationToken);

        now.Reply.Headline.ShouldContain("$84,000 of");
        now.Reply.Parts.OfType<Part.Note>().ShouldContain(note => note.Words == "As it was posted on 3 Aug 2026.");
        before.Reply.Parts.OfType<Part.Note>().ShouldNotContain(note => note.Words.StartsWith("As it was", StringComparison.Ordinal));
    }
}
