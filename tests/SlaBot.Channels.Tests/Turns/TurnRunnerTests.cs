using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using SlaBot.Channels.Turns;
using SlaBot.Conversation.Channels;
using SlaBot.Testing.Storage;

namespace SlaBot.Channels.Tests.Turns;

public sealed class TurnRunnerTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 9, 15, 9, 0);
    private readonly FakeTimeProvider time = new(Now.ToDateTimeOffset());
    private readonly InMemoryInbox inbox;

    public TurnRunnerTests() => inbox = new(time);

    [Fact]
    public async Task A_second_delivery_is_acknowledged_and_not_worked_on()
    {
        var handler = new Scripted();
        await using var runner = RunnerOf(handler);

        var tickets = Enumerable.Range(0, 50).Select(_ => runner.TryAccept(Event("one", "a"))!).ToList();
        var isNew = await Task.WhenAll(tickets.Select(ticket => ticket.IsNew));
        _ = await Task.WhenAll(tickets.Select(ticket => ticket.End));

        isNew.Count(one => one).ShouldBe(1);
        handler.Worked.ShouldBe(["one"]);
    }

    [Fact]
    public async Task A_second_delivery_hears_how_the_first_ended()
    {
        var answer = new TurnEnd(InboundState.Done, new(200, Encoding.UTF8.GetBytes("{}")));
        await using var runner = RunnerOf(new Scripted { Answer = _ => Task.FromResult(answer) });

        var first = await runner.TryAccept(Event("one", "a"))!.End;
        var second = await runner.TryAccept(Event("one", "a"))!.End;

        second.ShouldBe(first);
    }

    [Fact]
    public async Task One_conversation_is_worked_on_in_order_and_several_side_by_side()
    {
        var gate = new TaskCompletionSource();
        var handler = new Scripted
        {
            Answer = async turn =>
        {
            if (turn.Event.Key == "a1")
            {
                await gate.Task;
            }

            return TurnEnd.Done;
        }
        };
        await using var runner = RunnerOf(handler);

        var first = runner.TryAccept(Event("a1", "a"))!;
        var second = runner.TryAccept(Event("a2", "a"))!;
        var other = runner.TryAccept(Event("b1", "b"))!;

        _ = await other.End;
        second.End.IsCompleted.ShouldBeFalse();

        gate.SetResult();
        _ = await second.End;
        handler.Worked.Where(key => key.StartsWith('a')).ShouldBe(["a1", "a2"]);
    }

    [Fact]
    public async Task What_had_not_begun_to_send_is_worked_on_after_a_restart_in_the_order_of_acceptance()
    {
        foreach (var key in new[] { "1", "2", "3" })
        {
            _ = await inbox.AcceptAsync(Event(key, "a"), CancellationToken.None);
        }

        var handler = new Scripted();
        await using var runner = RunnerOf(handler);
        await runner.StartAsync(CancellationToken.None);
        _ = await runner.TryAccept(Event("4", "a"))!.End;

        handler.Worked.ShouldBe(["1", "2", "3", "4"]);
    }

    [Fact]
    public async Task What_was_being_sent_when_the_process_ended_is_counted_and_not_sent_again()
    {
        var cut = Event("cut", "a");
        _ = await inbox.AcceptAsync(cut, CancellationToken.None);
        await inbox.BeginSendingAsync(cut.Workspace, cut.Key, CancellationToken.None);

        var handler = new Scripted();
        await using var runner = RunnerOf(handler);
        await runner.StartAsync(CancellationToken.None);
        _ = await runner.TryAccept(Event("next", "a"))!.End;

        handler.Worked.ShouldBe(["next"]);
        (await inbox.TallyAsync(CancellationToken.None)).Uncertain.ShouldBe(1);
    }

    [Fact]
    public async Task Work_that_fails_ends_its_own_turn_alone()
    {
        var handler = new Scripted { Answer = turn => turn.Event.Key == "bad" ? throw new InvalidOperationException("broken") : Task.FromResult(TurnEnd.Done) };
        await using var runner = RunnerOf(handler);

        var bad = await runner.TryAccept(Event("bad", "a"))!.End;
        var good = await runner.TryAccept(Event("good", "a"))!.End;

        bad!.State.ShouldBe(InboundState.Dead);
        good!.State.ShouldBe(InboundState.Done);
    }

    [Fact]
    public async Task Work_that_fails_while_it_sends_is_uncertain()
    {
        var handler = new Scripted
        {
            Answer = async turn =>
        {
            await turn.BeginSendingAsync(CancellationToken.None);
            throw new InvalidOperationException("broken");
        }
        };
        await using var runner = RunnerOf(handler);

        (await runner.TryAccept(Event("bad", "a"))!.End)!.State.ShouldBe(InboundState.Uncertain);
    }

    [Fact]
    public async Task A_stop_waits_for_what_is_under_way_and_takes_nothing_new()
    {
        var gate = new TaskCompletionSource();
        var handler = new Scripted
        {
            Answer = async _ =>
        {
            await gate.Task;
            return TurnEnd.Done;
        }
        };
        await using var runner = RunnerOf(handler);
        var under = runner.TryAccept(Event("under way", "a"))!;
        _ = await under.IsNew;

        var stopping = runner.StopAsync(TimeSpan.FromSeconds(5));
        runner.TryAccept(Event("late", "b")).ShouldBeNull();
        stopping.IsCompleted.ShouldBeFalse();

        gate.SetResult();
        await stopping;
        (await under.End)!.State.ShouldBe(InboundState.Done);
    }

    [Fact]
    public async Task What_a_stop_cuts_short_before_it_sends_is_handed_back()
    {
        var handler = new Scripted { Delays = true };
        await using var runner = RunnerOf(handler);
        var slow = runner.TryAccept(Event("slow", "a"))!;
        _ = await slow.IsNew;
        await handler.Begun.Task;

        await runner.StopAsync(TimeSpan.Zero);

        (await slow.End).ShouldBeNull();
        (await inbox.UnfinishedAsync(CancellationToken.None)).Select(left => left.Event.Key).ShouldBe(["slow"]);
    }

    [Fact]
    public async Task What_another_platform_left_is_left_to_its_own_runner()
    {
        _ = await inbox.AcceptAsync(Event("slacks", "a") with { Platform = Platform.Slack }, CancellationToken.None);
        var handler = new Scripted();
        await using var runner = RunnerOf(handler);

        await runner.StartAsync(CancellationToken.None);
        _ = await runner.TryAccept(Event("own", "a"))!.End;

        (await inbox.UnfinishedAsync(CancellationToken.None)).ShouldHaveSingleItem().Event.Key.ShouldBe("slacks");
    }

    private static InboundEvent Event(string key, string lane) => new(new("local"), Platform.Teams, key, lane, Now, Encoding.UTF8.GetBytes("{}"));

    [Fact]
    public async Task Keys_are_forgotten_once_no_second_delivery_can_come_any_more_while_the_process_runs()
    {
        await using var runner = RunnerOf(new Scripted());
        await runner.StartAsync(CancellationToken.None);
        _ = await runner.TryAccept(Event("one", "a"))!.End;

        time.Advance(TimeSpan.FromDays(6));
        (await runner.TryAccept(Event("one", "a"))!.IsNew).ShouldBeFalse();

        for (var day = 0; day < 2; day++)
        {
            time.Advance(TimeSpan.FromDays(1));
        }

        (await runner.TryAccept(Event("one", "a"))!.IsNew).ShouldBeTrue();
    }

    private TurnRunner RunnerOf(ITurnHandler handler) => new(Platform.Teams, inbox, handler, time, NullLogger<TurnRunner>.Instance);

    private sealed class Scripted : ITurnHandler
    {
        private readonly ConcurrentQueue<string> worked = new();

        public IReadOnlyList<string> Worked => [.. worked];

        public Func<Turn, Task<TurnEnd>> Answer { get; init; } = _ => Task.FromResult(TurnEnd.Done);

        public bool Delays { get; init; }

        public TaskCompletionSource Begun { get; } = new();

        public async Task<TurnEnd> HandleAsync(Turn turn, CancellationToken cancellation)
        {
            worked.Enqueue(turn.Event.Key);
            Begun.TrySetResult();
            if (Delays)
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }

            return await Answer(turn);
        }
    }
}
