using NodaTime;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Tests.Answers;
using SlaBot.Conversation.Threads;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Tests.Threads;

/// <summary>What a follow-up refers to: what the same person said in the same thread, not too long ago.</summary>
public sealed class ThreadTests
{
    private static readonly Reply Hello = new() { Language = "en", Headline = "Hello" };

    [Fact]
    public async Task A_follow_up_means_what_the_same_person_said_in_the_same_thread()
    {
        var chat = await Harbour.ChatAsync();
        await chat.SayAsync("how many leads in June?");

        (await chat.SayAsync("and in May?")).Reading.ShouldSatisfyAllConditions(
            reading => reading.Kpis.ShouldBe([KpiIds.Leads]),
            reading => reading.Period.ShouldBe(Period.Month(2026, 5)));
        (await chat.SayAsync("and in May?", Chat.By("jane"))).Reading.Kpis.ShouldBeEmpty();
        (await chat.SayAsync("and in May?", Chat.By("wei", "thread-2"))).Reading.Kpis.ShouldBeEmpty();
        (await chat.SayAsync("and in May?", new(new("other"), "thread-1", "wei"))).Reading.Kpis.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_half_an_hour_of_silence_a_thread_is_forgotten()
    {
        var chat = await Harbour.ChatAsync();
        await chat.SayAsync("how many leads in June?");
        chat.Wait(Duration.FromMinutes(29));
        (await chat.SayAsync("and in May?")).Reading.Kpis.ShouldBe([KpiIds.Leads]);
        chat.Wait(Duration.FromMinutes(31));

        (await chat.SayAsync("and in April?")).Reading.Kpis.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("how's the rate", "the second one", "lead_to_mql_rate")]
    [InlineData("how's the rate", "mql to sql", "mql_to_sql_rate")]
    [InlineData("轉換率是多少", "第一個", "visit_to_lead_rate")]
    public async Task The_bots_own_question_is_answered_by_a_word(string question, string answer, string kpi)
    {
        var chat = await Harbour.ChatAsync();

        (await chat.SayAsync(question)).Reply.AsksBack.ShouldBeTrue();

        (await chat.SayAsync(answer)).Reading.ShouldSatisfyAllConditions(
            reading => reading.Intent.ShouldBe(Intent.Value),
            reading => reading.Kpis.ShouldBe([new KpiId(kpi)]));
    }

    [Fact]
    public async Task Every_button_of_a_question_back_is_answered_without_a_further_question()
    {
        var chat = await Harbour.ChatAsync();
        var asked = await chat.SayAsync("how's the rate");

        foreach (var choice in asked.Reply.Choices)
        {
            (await chat.SayAsync(choice.Message)).Reply.AsksBack.ShouldBeFalse(choice.Message);
        }
    }

    [Fact]
    public void Of_too_many_threads_those_that_were_silent_longest_are_forgotten()
    {
        var memory = new ThreadMemory();
        var now = Instant.FromUtc(2026, 7, 31, 12, 0);
        for (var i = 0; i <= ThreadMemory.MostThreads; i++)
        {
            memory.Remember(Key(i), RememberedThread.Empty.After("hi", Hello, now + Duration.FromMilliseconds(i)));
        }

        memory.Recall(Key(0), now).Lines.ShouldBeEmpty();
        memory.Recall(Key(ThreadMemory.MostThreads), now + Duration.FromSeconds(60)).Lines.ShouldBe(["hi", "SlaBot: Hello"]);

        static ThreadKey Key(int i) => new(WorkspaceId.Local, $"t{i}", "wei");
    }

    [Fact]
    public void Of_two_who_say_yes_at_once_only_one_carries_the_change_out()
    {
        var memory = new ThreadMemory();
        var key = Chat.By("wei");
        var state = RememberedThread.Empty.After("hi", Hello, Instant.FromUtc(2026, 7, 31, 12, 0));
        memory.Remember(key, state);

        memory.TryTake(key, state).ShouldBeTrue();
        memory.TryTake(key, state).ShouldBeFalse();
    }
}
