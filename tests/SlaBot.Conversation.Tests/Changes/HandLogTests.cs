using NodaTime;
using SlaBot.Conversation.Changes;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Tests.Answers;
using SlaBot.Testing;

namespace SlaBot.Conversation.Tests.Changes;

/// <summary>Numbers given by hand: asked about, stored on a yes, taken back on an undo.</summary>
public sealed class HandLogTests
{
    private static readonly LocalDate Yesterday = Harbour.Today.PlusDays(-1);

    [Theory]
    [InlineData("log NPS 54 for yesterday", "yes", "undo")]
    [InlineData("登記昨天 NPS 54", "是", "復原")]
    public async Task A_number_is_stored_on_a_yes_and_taken_back_on_an_undo(string request, string yes, string undo)
    {
        var chat = await Harbour.ChatAsync();

        (await chat.SayAsync(request)).Write.ShouldBeOfType<Write.LogValue>();
        (await chat.NumberAsync("nps", Yesterday)).ShouldBeNull();

        (await chat.SayAsync(yes)).Reply.Headline.ShouldContain("54");
        (await chat.NumberAsync("nps", Yesterday)).ShouldBe(54m);

        await chat.SayAsync(undo);
        (await chat.NumberAsync("nps", Yesterday)).ShouldBeNull();
    }

    [Fact]
    public async Task An_undo_brings_back_the_number_that_was_known_before()
    {
        var chat = await Harbour.ChatAsync();
        var before = (await chat.NumberAsync("visits", Yesterday))!.Value;

        await chat.SayAsync("log 412 visits for yesterday");
        await chat.SayAsync("yes");
        (await chat.NumberAsync("visits", Yesterday)).ShouldBe(412m);
        await chat.SayAsync("undo");

        (await chat.NumberAsync("visits", Yesterday)).ShouldBe(before);
        (await chat.SayAsync("undo")).Reply.Headline.ShouldStartWith("There is nothing to undo");
    }

    [Fact]
    public async Task Numbers_can_be_added_to_what_is_known()
    {
        var chat = await Harbour.ChatAsync();
        var before = (await chat.NumberAsync("visits", Yesterday))!.Value;

        await chat.SayAsync("add 30 to yesterday's visits");
        await chat.SayAsync("yes");

        (await chat.NumberAsync("visits", Yesterday)).ShouldBe(before + 30m);
    }

    [Fact]
    public async Task Whoever_answers_for_a_KPI_logs_that_one_and_no_other_by_a_yes_given_before_either()
    {
        var chat = await Harbour.ChatAsync();
        chat.Owns = [new("visits")];

        (await chat.SayAsync("log NPS 54 for yesterday")).Reply.Headline.ShouldBe("You answer for visits and may change only those numbers; nothing was changed.");
        await chat.SayAsync("yes");
        (await chat.NumberAsync("nps", Yesterday)).ShouldBeNull();

        await chat.SayAsync("log 412 visits for yesterday");
        await chat.SayAsync("yes");
        (await chat.NumberAsync("visits", Yesterday)).ShouldBe(412m);

        chat.Owns = [new("nps")];
        (await chat.SayAsync("undo")).Reply.Headline.ShouldStartWith("You answer for");
        (await chat.NumberAsync("visits", Yesterday)).ShouldBe(412m);
    }

    [Theory]
    [InlineData("no")]
    [InlineData("are we on pace?")]
    [InlineData("yes?")]
    [InlineData("\"yes\" is what Bob said")]
    public async Task Anything_but_a_yes_stores_nothing(string answer)
    {
        var chat = await Harbour.ChatAsync();

        await chat.SayAsync("log NPS 54 for yesterday");
        await chat.SayAsync(answer);
        (await chat.NumberAsync("nps", Yesterday)).ShouldBeNull();
    }

    [Fact]
    public async Task A_yes_counts_for_the_very_next_message_of_the_same_person_in_the_same_thread_only()
    {
        var chat = await Harbour.ChatAsync();

        await chat.SayAsync("log NPS 54 for yesterday");
        await chat.SayAsync("yes", Chat.By("jane"));
        await chat.SayAsync("yes", Chat.By("wei", "thread-2"));
        (await chat.NumberAsync("nps", Yesterday)).ShouldBeNull();

        await chat.SayAsync("show the funnel");
        await chat.SayAsync("yes");
        (await chat.NumberAsync("nps", Yesterday)).ShouldBeNull();
    }

    [Fact]
    public async Task A_yes_that_comes_too_late_stores_nothing()
    {
        var chat = await Harbour.ChatAsync();

        await chat.SayAsync("log NPS 54 for yesterday");
        chat.Wait(Duration.FromMinutes(31));
        await chat.SayAsync("yes");

        (await chat.NumberAsync("nps", Yesterday)).ShouldBeNull();
    }

    [Fact]
    public async Task The_right_to_change_is_read_at_the_moment_of_the_yes()
    {
        var chat = await Harbour.ChatAsync();

        await chat.SayAsync("log NPS 54 for yesterday");
        chat.MayChange = false;
        (await chat.SayAsync("yes")).Reply.Headline.ShouldStartWith("You may not change numbers here");

        (await chat.NumberAsync("nps", Yesterday)).ShouldBeNull();
    }

    [Fact]
    public async Task Who_may_not_change_anything_is_told_so_before_being_asked()
    {
        var chat = await Harbour.ChatAsync(mayChange: false);

        var answered = await chat.SayAsync("log NPS 54 for yesterday");

        answered.Write.ShouldBeNull();
        answered.Reply.Headline.ShouldStartWith("You may not change numbers here");
    }

    [Fact]
    public async Task A_corrected_number_takes_the_place_of_the_one_asked_about()
    {
        var chat = await Harbour.ChatAsync();

        await chat.SayAsync("log NPS 54 for yesterday");
        (await chat.SayAsync("no, 45")).Write.ShouldBeOfType<Write.LogValue>().Values.ShouldHaveSingleItem().Value.ShouldBe(45m);
        await chat.SayAsync("yes");

        (await chat.NumberAsync("nps", Yesterday)).ShouldBe(45m);
    }

    [Theory]
    [InlineData("ask", "log 412 visits for yesterday")]
    [InlineData("ask-zh", "登記昨天訪客 412")]
    [InlineData("ask-week", "log NPS 54 for last week")]
    [InlineData("ask-share", "log churn 2.5% for June")]
    [InlineData("ask-several", "log NPS 54 and churn 2.5% for June")]
    [InlineData("other-feed", "log 20 leads for yesterday")]
    [InlineData("computed", "log win rate 25% for June")]
    [InlineData("future", "log 400 visits for tomorrow")]
    [InlineData("by-day", "log 3000 visits for last week")]
    [InlineData("not-whole", "log 41.5 visits for yesterday")]
    [InlineData("no-share", "log churn 250% for June")]
    public async Task A_request_to_log_gets_exactly_this_answer(string name, string request)
    {
        var answered = await (await Harbour.ChatAsync()).SayAsync(request);

        Approved.ShouldMatch(TextRenderer.Render(answered.Reply), name, "txt");
    }

    [Fact]
    public async Task A_question_without_an_asker_changes_nothing_and_shows_what_it_would_change()
    {
        var answered = await Harbour.AskAsync("log NPS 54 for yesterday");

        answered.Write.ShouldBeOfType<Write.LogValue>().Values.ShouldBe([new(new("nps"), 54m, Period.Of(Yesterday))]);
        answered.Reply.Choices.ShouldBeEmpty();
    }
}
