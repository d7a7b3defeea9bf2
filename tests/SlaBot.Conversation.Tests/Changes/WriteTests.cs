using SlaBot.Conversation.Changes;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Tests.Answers;

namespace SlaBot.Conversation.Tests.Changes;

/// <summary>What a message would change is read back as it was understood, and nothing else claims to be done.</summary>
public sealed class WriteTests
{
    public static TheoryData<string, Write> Requests { get; } = new()
    {
        { "set the win rate benchmark to 27%", new Write.Amend([new("proposal_to_win_rate")], null, [27m], "%", null) },
        { "NPS目標改成60", new Write.Amend([new("nps")], null, [60m], null, null) },
        { "kudos to marketing for a great month!", new Write.Celebrate(new("marketing"), null) },
        { "幫業務團隊鼓掌", new Write.Celebrate(new("sales"), null) },
        { "I approve the new targets", new Write.Approve() },
        { "post the scorecard here every month", new Write.Subscribe() },
        { "別再發週報了", new Write.Unsubscribe() },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_clear_request_is_read_back(string request, Write expected) =>
        Text((await Harbour.AskAsync(request)).Write!).ShouldBe(Text(expected));

    // Lists of the same things are not equal, their words are.
    private static string Text(Write write) => write is Write.Amend amend
        ? $"{string.Join(',', amend.Kpis)} {amend.Department} {string.Join(',', amend.Values)} {amend.Unit} {amend.Days}"
        : write.ToString();

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Who_may_change_nothing_would_change_nothing(string request, Write expected)
    {
        var chat = await Harbour.ChatAsync(mayChange: false);

        (await chat.SayAsync(request)).Write.ShouldBeNull(expected.Intent.ToString());
    }

    [Theory]
    [InlineData("change the agreement")]
    [InlineData("what if we set the win rate benchmark to 27%?")]
    [InlineData("who approved the new targets?")]
    [InlineData("how do I subscribe?")]
    [InlineData("log 22 SQLs for last week")]
    public async Task What_is_no_clear_request_would_change_nothing(string message) =>
        (await Harbour.AskAsync(message)).Write.ShouldBeNull();

    [Theory]
    [InlineData("set the win rate benchmark to 27%", "yes")]
    [InlineData("I approve the new targets", "yes")]
    [InlineData("把成交率基準改成 27%", "是")]
    public async Task A_yes_to_what_cannot_be_done_does_nothing(string request, string yes)
    {
        var chat = await Harbour.ChatAsync();
        await chat.SayAsync(request);

        var headline = (await chat.SayAsync(yes)).Reply.Headline;

        headline.ShouldNotContain("Recorded");
        headline.ShouldNotContain("已記錄");
        (await chat.SayAsync("what is the target for the win rate?")).Standings.Single().Target.ShouldBe(0.25m);
    }

    [Theory]
    [InlineData("set the win rate benchmark to 27%", "funnel: - { stage: new_customers, rate: 27% }")]
    [InlineData("set the revenue goal to 1.5m", "goal: { revenue: 1_500_000 }")]
    [InlineData("set the NPS target to 55", "kpis: - { id: nps, target: 55 }")]
    [InlineData("change the response time target to 2h", "kpis: - { id: lead_response_time, target: 2h }")]
    [InlineData("lower the churn ceiling to 2%", "kpis: - { id: churn_rate, target: 2% }")]
    public async Task The_line_of_the_agreement_file_that_says_so_is_shown(string request, string line) =>
        TextRenderer.Render((await Harbour.AskAsync(request)).Reply).ShouldContain(line);
}
