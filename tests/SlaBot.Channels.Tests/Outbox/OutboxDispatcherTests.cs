using NodaTime;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Outbox;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;
using SlaBot.Testing.Storage;

namespace SlaBot.Channels.Tests.Outbox;

public sealed class OutboxDispatcherTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_row_is_posted_when_it_is_added_and_the_id_of_the_message_is_kept()
    {
        await using var run = await new Dispatching().StartedAsync();
        await run.PutPlaceAsync("C1", "zh-Hant");

        var row = await run.EndOfAsync(Row("deal-1"));

        (row.State, row.MessageId, row.Tries).ShouldBe((OutboxState.Sent, "m1", 1));
        var told = run.Platform.All.ShouldHaveSingleItem();
        (told.Text, told.Reply.Language, told.Key!.Length).ShouldBe(("C1 deal-1", "zh-Hant", 32));
    }

    [Fact]
    public async Task A_row_waits_for_its_time_and_nothing_looks_for_it_meanwhile()
    {
        await using var run = await new Dispatching().StartedAsync();
        await run.AddAsync(Row("tomorrow") with { NotBefore = SomePosts.Noon + Duration.FromHours(3) });

        _ = await run.UntilEndedAsync(SomePosts.Key("tomorrow"), TimeSpan.FromMinutes(1));

        run.Platform.All.ShouldHaveSingleItem().At.ShouldBeGreaterThanOrEqualTo(SomePosts.Noon + Duration.FromHours(3));
    }

    [Fact]
    public async Task Places_are_told_side_by_side_and_each_in_order()
    {
        await using var run = new Dispatching();
        var gate = new TaskCompletionSource();
        run.Platform.Answer = async (told, _) =>
        {
            await gate.Task;
            return new Delivery.Sent($"m{told.Number}");
        };
        var places = Enumerable.Range(0, 20).Select(i => $"C{i:D2}").ToArray();
        _ = await run.StartedAsync(places);
        await run.AddAsync([.. places.SelectMany(place => new[] { Row("first", place), Row("second", place) })]);

        await run.UntilAsync(() => run.Platform.All.Count == OutboxDispatcher.MostAtOnce);
        gate.SetResult();
        await run.UntilAsync(() => run.Platform.All.Count == 40);

        run.Platform.All.GroupBy(told => told.Place.Id).ShouldAllBe(place => string.Join(",", place.Select(told => told.Reply.Headline)) == "first,second");
        run.Platform.All.Take(OutboxDispatcher.MostAtOnce).Select(told => told.Place.Id).Distinct().Count().ShouldBe(OutboxDispatcher.MostAtOnce);
    }

    [Fact]
    public async Task What_was_refused_for_now_is_tried_again_later_and_never_earlier_than_asked_for()
    {
        await using var run = new Dispatching();
        run.Platform.Answer = (told, _) => Task.FromResult<Delivery>(told.Number switch
        {
            1 => new Delivery.Refused("429") { NotBefore = told.At.ToDateTimeOffset() + TimeSpan.FromMinutes(30) },
            < 6 => new Delivery.Refused("503") { NotBefore = told.At.ToDateTimeOffset() },
            _ => new Delivery.Sent("m"),
        });
        _ = await run.StartedAsync();
        await run.AddAsync(Row("a"), Row("behind"));

        var row = await run.UntilEndedAsync(SomePosts.Key("a"), 5 * Second);

        (row.State, row.Tries).ShouldBe((OutboxState.Sent, 6));
        var waits = run.Platform.All.Take(6).Zip(run.Platform.All.Skip(1), (before, after) => after.At - before.At).Take(5).ToList();
        waits[0].ShouldBeGreaterThanOrEqualTo(Duration.FromMinutes(30));

        // Half of 20, 40, 80 and 160 seconds: chance draws a half here.
        waits.Skip(1).Zip([10, 20, 40, 80], (wait, least) => wait >= Duration.FromSeconds(least)).ShouldAllBe(isLongEnough => isLongEnough);
        await run.UntilAsync(() => run.Platform.All.Count == 7);
        run.Platform.All[^1].Reply.Headline.ShouldBe("behind");
    }

    [Fact]
    public async Task What_is_refused_twelve_times_is_dead_and_can_be_sent_again()
    {
        await using var run = new Dispatching();
        run.Platform.Answer = (told, _) => Task.FromResult<Delivery>(told.Number <= PostPolicy.MostTries ? new Delivery.Refused("503") { NotBefore = told.At.ToDateTimeOffset() } : new Delivery.Sent("m"));
        _ = await run.StartedAsync();
        await run.AddAsync(Row("a"));

        var dead = await run.UntilEndedAsync(SomePosts.Key("a"), TimeSpan.FromMinutes(1));
        (dead.State, dead.Tries, dead.Reason).ShouldBe((OutboxState.Dead, PostPolicy.MostTries, "503"));
        (await run.Books.ReplayAsync(Dispatching.Workspace, dead.Key, run.Now, TestContext.Current.CancellationToken)).ShouldBeTrue();

        (await run.UntilEndedAsync(dead.Key)).State.ShouldBe(OutboxState.Sent);
        run.Platform.All.Select(told => told.Key).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task What_is_refused_for_good_is_dead_at_once_and_what_is_behind_it_goes_on()
    {
        await using var run = new Dispatching();
        run.Platform.Answer = (told, _) => Task.FromResult<Delivery>(told.Number == 1 ? new Delivery.Refused("400 BadSyntax") : new Delivery.Sent("m"));
        _ = await run.StartedAsync();
        await run.AddAsync(Row("a"), Row("b"));

        var dead = await run.UntilEndedAsync(SomePosts.Key("a"));
        (dead.State, dead.Reason).ShouldBe((OutboxState.Dead, "400 BadSyntax"));
        (await run.UntilEndedAsync(SomePosts.Key("b"))).State.ShouldBe(OutboxState.Sent);
        run.Logs.Lines.ShouldHaveSingleItem().ShouldBe("Warning: A Win of workspace w was not posted for sure (Dead); slabot outbox list shows why ");
    }

    [Fact]
    public async Task A_scorecard_that_may_have_arrived_is_repeated_once_and_says_so_and_a_win_is_not()
    {
        await using var run = new Dispatching();
        run.Platform.Answer = (_, _) => Task.FromResult<Delivery>(new Delivery.Uncertain("no answer"));
        _ = await run.StartedAsync("C1", "C2");
        await run.PutPlaceAsync("C1", "zh-Hant");
        await run.AddAsync(Row("card") with { Key = SomePosts.Key("card", kind: PostKind.Scorecard) }, Row("win", "C2"));

        _ = await run.UntilEndedAsync(SomePosts.Key("card", kind: PostKind.Scorecard).Repetition);
        _ = await run.UntilEndedAsync(SomePosts.Key("win", "C2"));

        (await run.Books.OutboxTallyAsync(TestContext.Current.CancellationToken)).ShouldBe(new(0, 0, 0, Uncertain: 3, Repeated: 1, 0, 0));
        var cards = run.Platform.All.Where(told => told.Place.Id == "C1").ToList();
        cards.Select(told => string.Concat(told.Reply.Parts.OfType<Part.Note>().Select(note => note.Words))).ShouldBe(["", "這則訊息可能已經發佈過：我無法確定先前那次是否送達。"]);
        cards.Select(told => told.Key).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_place_that_is_gone_is_left_and_nothing_more_is_sent_there()
    {
        await using var run = new Dispatching();
        run.Platform.Answer = (_, _) => Task.FromResult<Delivery>(new Delivery.Gone("not_in_channel"));
        _ = await run.StartedAsync();
        await run.AddAsync(Row("a"), Row("b"));

        var first = await run.UntilEndedAsync(SomePosts.Key("a"));
        var second = await run.UntilEndedAsync(SomePosts.Key("b"));

        (first.State, first.Reason, second.State, second.Reason).ShouldBe((OutboxState.Dropped, "not_in_channel", OutboxState.Dropped, "the bot has left the place"));
        (await run.Places.FindAsync(Dispatching.Workspace, Platform.Slack, "C1", TestContext.Current.CancellationToken))!.LeftAt.ShouldBe(SomePosts.Noon);
        run.Platform.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_switched_off_while_it_waited_is_not_posted()
    {
        await using var run = await new Dispatching().StartedAsync();
        await run.PutPlaceAsync("C1", posts: [PostingKind.Wins]);

        var card = await run.EndOfAsync(Row("a", kind: PostKind.Scorecard));
        var win = await run.EndOfAsync(Row("b", kind: PostKind.Win));

        (card.State, card.Reason, win.State).ShouldBe((OutboxState.Dropped, "such posts were switched off in the place", OutboxState.Sent));
    }

    [Theory]
    [InlineData("unknown", "the bot takes no part in the place")]
    [InlineData("linked", "the place speaks about another workspace")]
    [InlineData("silent", "there is nothing to say any more")]
    public async Task What_has_no_place_or_nothing_to_say_is_dropped(string id, string reason)
    {
        await using var run = new Dispatching();
        run.Platform.SpeaksAboutIt = place => place.Id != "linked";
        run.Writer.Says = row => row.Key.Target.Id == "silent" ? null : "words";
        _ = await run.StartedAsync("linked", "silent");

        var row = await run.EndOfAsync(Row("a", id));

        (row.State, row.Reason, run.Platform.All.Count).ShouldBe((OutboxState.Dropped, reason, 0));
    }

    [Fact]
    public async Task What_comes_too_late_is_dead_and_is_not_sent()
    {
        await using var run = await new Dispatching().StartedAsync();

        var late = await run.EndOfAsync(Row("late") with { NotAfter = SomePosts.Noon - Duration.FromSeconds(1) });
        run.Platform.Answer = (told, _) => Task.FromResult<Delivery>(new Delivery.Refused("503") { NotBefore = told.At.ToDateTimeOffset() });
        var refused = await run.EndOfAsync(Row("refused") with { NotAfter = SomePosts.Noon + Duration.FromSeconds(2) });

        (late.State, late.Reason).ShouldBe((OutboxState.Dead, "its time is over"));
        (refused.State, refused.Reason, refused.Tries).ShouldBe((OutboxState.Dead, "503", 1));
        run.Platform.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_update_puts_itself_in_the_place_of_the_first_post()
    {
        await using var run = await new Dispatching().StartedAsync();
        _ = await run.EndOfAsync(Row("deal"));
        run.Writer.Says = row => $"{row.Key.Subject} {row.Key.Version}";
        run.Platform.Answer = (told, _) => Task.FromResult<Delivery>(told.Number == 2 ? new Delivery.Uncertain("no answer") : new Delivery.Sent(null));
        await run.AddAsync(Row("deal", version: "1"));

        var row = await run.UntilEndedAsync(SomePosts.Key("deal", version: "1"), Second);

        (row.State, row.MessageId, row.Tries).ShouldBe((OutboxState.Sent, "m1", 2));
        run.Platform.All.Select(told => told.Text).ShouldBe(["C1 deal", "m1: C1 deal 1", "m1: C1 deal 1"]);
    }

    [Fact]
    public async Task An_update_of_a_post_that_still_waits_or_never_arrived_is_dropped_and_one_that_was_repeated_is_found()
    {
        await using var run = await new Dispatching().StartedAsync("C1", "C2", "C3");
        await run.AddAsync(Row("waits") with { NotBefore = SomePosts.Noon + Duration.FromDays(1) });
        (await run.EndOfAsync(Row("waits", version: "1"))).Reason.ShouldBe("the first post will say it");
        (await run.EndOfAsync(Row("never", version: "1"))).Reason.ShouldBe("there is no first post");

        run.Platform.Answer = (_, _) => Task.FromResult<Delivery>(new Delivery.Uncertain("no answer"));
        _ = await run.EndOfAsync(Row("win", "C2"));
        (await run.EndOfAsync(Row("win", "C2", version: "1"))).Reason.ShouldBe("it is uncertain whether the first post arrived");

        run.Platform.Answer = (told, _) => Task.FromResult<Delivery>(told.Reply.Parts.Count == 0 && told.MessageId is null ? new Delivery.Uncertain("no answer") : new Delivery.Sent("again"));
        var card = SomePosts.Key("card", "C3", PostKind.Scorecard);
        await run.AddAsync(Row("card", "C3") with { Key = card });
        _ = await run.UntilEndedAsync(card.Repetition);
        (await run.EndOfAsync(Row("card", "C3") with { Key = card with { Version = "1" }, IsUpdate = true })).State.ShouldBe(OutboxState.Sent);
        run.Platform.All[^1].MessageId.ShouldBe("again");
    }

    [Fact]
    public async Task A_writer_that_fails_is_asked_again_and_what_failed_while_it_was_sent_is_uncertain()
    {
        await using var run = new Dispatching();
        var asked = 0;
        run.Writer.Says = row => row.Key.Subject == "a" && ++asked == 1 ? throw new FormatException("Jane said: hello") : row.Key.Subject;
        run.Platform.Answer = (told, _) => told.Reply.Headline == "b" ? throw new InvalidOperationException("halfway") : Task.FromResult<Delivery>(new Delivery.Sent("m"));
        _ = await run.StartedAsync("C1", "C2");
        await run.AddAsync(Row("a"), Row("b", "C2"));

        var (a, b) = (await run.UntilEndedAsync(SomePosts.Key("a"), Second), await run.UntilEndedAsync(SomePosts.Key("b", "C2")));

        (a.State, a.Tries).ShouldBe((OutboxState.Sent, 2));
        (b.State, b.Reason).ShouldBe((OutboxState.Uncertain, "it failed: InvalidOperationException"));
    }

    [Fact]
    public async Task A_person_is_told_in_private_and_tried_again_while_there_is_no_conversation()
    {
        await using var run = await new Dispatching().StartedAsync();
        var row = Row("ask") with { Key = new(PostKind.Notice, "ask", "", PostTarget.Of(new Person(Platform.Slack, "T1", "U1"))) };
        await run.AddAsync(row);
        await run.UntilAsync(async () => await run.Books.FindRowAsync(Dispatching.Workspace, row.Key, TestContext.Current.CancellationToken) is { State: OutboxState.Ready, Tries: > 0 });

        run.Platform.Private = new(Dispatching.Workspace, Platform.Slack, "D1", ConversationScope.Personal) { Tenant = "T1", Reference = "r" };

        (await run.UntilEndedAsync(row.Key, Second)).State.ShouldBe(OutboxState.Sent);
        run.Platform.All.ShouldHaveSingleItem().Place.Id.ShouldBe("D1");
    }

    [Fact]
    public async Task What_hangs_is_cut_short_before_its_lease_is_over()
    {
        await using var run = new Dispatching();
        run.Platform.Answer = async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
            return new Delivery.Uncertain("cut short");
        };
        _ = await run.StartedAsync();
        await run.AddAsync(Row("a"));
        await run.UntilAsync(() => run.Platform.All.Count == 1);

        run.Time.Advance(PostPolicy.Patience);

        var row = await run.UntilEndedAsync(SomePosts.Key("a"));
        (row.State, row.Reason).ShouldBe((OutboxState.Uncertain, "cut short"));
        (row.EndedAt!.Value - SomePosts.Noon).ShouldBeLessThan(PostPolicy.Lease);
    }

    [Fact]
    public async Task A_stop_lets_what_is_leaving_arrive_and_leaves_the_rest_for_the_next_start()
    {
        await using var run = new Dispatching();
        var gate = new TaskCompletionSource();
        run.Platform.Answer = async (_, _) =>
        {
            await gate.Task;
            return new Delivery.Sent("m");
        };
        _ = await run.StartedAsync();
        await run.AddAsync(Row("a"), Row("b"));
        await run.UntilAsync(() => run.Platform.All.Count == 1);

        var stopping = run.StopAsync();
        stopping.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        await stopping;

        (await run.Books.RowsAsync(Dispatching.Workspace, TestContext.Current.CancellationToken)).Select(row => row.State).ShouldBe([OutboxState.Sent, OutboxState.Ready]);
    }

    [Fact]
    public async Task What_the_last_process_left_leaving_is_uncertain_at_the_start_and_what_had_not_begun_is_sent()
    {
        await using var run = new Dispatching();
        await run.AddAsync(Row("a"), Row("b", "C2"));
        var taken = await run.Books.TakeAsync(SomePosts.Noon, PostPolicy.Lease, 2, TestContext.Current.CancellationToken);
        (await run.Books.BeginAsync(taken[0], TestContext.Current.CancellationToken)).ShouldBeTrue();

        _ = await run.StartedAsync("C1", "C2");

        (await run.UntilEndedAsync(SomePosts.Key("a"))).State.ShouldBe(OutboxState.Uncertain);
        (await run.UntilEndedAsync(SomePosts.Key("b", "C2"))).State.ShouldBe(OutboxState.Sent);
        run.Platform.All.Select(told => told.Text).ShouldBe(["C2 b"]);
        run.Logs.Lines.ShouldHaveSingleItem().ShouldStartWith("Warning: Posts that were cut short");
    }

    [Fact]
    public async Task A_post_is_marked_as_begun_before_its_first_byte_and_none_leaves_whose_attempt_is_over()
    {
        await using var run = new Dispatching();
        var begun = new List<bool>();
        run.Platform.Answer = async (_, _) =>
        {
            begun.Add((await run.Books.RowsAsync(Dispatching.Workspace, default))[0].HasBegun);
            return new Delivery.Sent("m");
        };
        run.Writer.Says = row =>
        {
            // The machine's clock jumped, and somebody else has ended the attempt.
            _ = row.Key.Subject == "over" ? run.Books.ReclaimAsync(SomePosts.Noon, isStart: true, _ => false, default).Result : 0;
            return row.Key.Subject;
        };
        _ = await run.StartedAsync();

        (await run.EndOfAsync(Row("in time"))).State.ShouldBe(OutboxState.Sent);
        await run.AddAsync(Row("over"));
        await run.UntilAsync(() => run.Logs.Lines.Any(line => line.Contains("took longer", StringComparison.Ordinal)));
        await run.StopAsync();

        begun.ShouldBe([true]);
        run.Platform.All.ShouldHaveSingleItem().Reply.Headline.ShouldBe("in time");
    }

    [Fact]
    public async Task A_row_at_which_the_process_died_too_often_is_not_tried_again()
    {
        await using var run = new Dispatching();
        await run.AddAsync(Row("poison"));
        for (var i = 0; i < PostPolicy.MostAttempts; i++)
        {
            _ = await run.Books.TakeAsync(SomePosts.Noon, PostPolicy.Lease, 1, TestContext.Current.CancellationToken);
            _ = await run.Books.ReclaimAsync(SomePosts.Noon, isStart: true, PostPolicy.Repeats, TestContext.Current.CancellationToken);
        }

        _ = await run.StartedAsync();

        (await run.UntilEndedAsync(SomePosts.Key("poison"))).Reason.ShouldBe("it was cut short too often");
        run.Platform.All.ShouldBeEmpty();
    }

    private static OutboxRow Row(string subject, string place = "C1", string version = "", PostKind kind = PostKind.Win) => SomePosts.Row(Dispatching.Workspace, subject, place, kind, version);
}
