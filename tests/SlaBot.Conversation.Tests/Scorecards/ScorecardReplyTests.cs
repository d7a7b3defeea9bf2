using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Scorecards;
using SlaBot.Conversation.Tests.Answers;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Scorecards;
using SlaBot.Testing;

namespace SlaBot.Conversation.Tests.Scorecards;

public sealed class ScorecardReplyTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task A_posted_scorecard_reads_exactly_so(string language)
    {
        var card = await Cards.OfAsync(7);

        Approved.ShouldMatch(TextRenderer.Render(ScorecardReply.Of(card, language, new() { Corrections = [Corrected(card)] })) + "\n", $"posted-{language}", "txt");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task Two_months_beside_each_other_read_exactly_so(string language) =>
        Approved.ShouldMatch(TextRenderer.Render(ComparisonReply.Of(new(await Cards.OfAsync(2), await Cards.OfAsync(7)), language, new())) + "\n", $"compared-{language}", "txt");

    [Theory]
    [InlineData("compare the July scorecard with March")]
    [InlineData("Compare the July 2026 scorecard with March 2026")]
    [InlineData("比較2026年7月和2026年3月的成績單")]
    public async Task Asked_in_the_chat_two_scorecards_are_compared(string question)
    {
        var answered = await Harbour.AskAsync(question);

        answered.Reading.Period.ShouldBe(Cards.July);
        answered.Reading.Compare.ShouldBe(Period.Month(2026, 3));
        answered.Reply.Parts.OfType<Part.Table>().Count().ShouldBe(2);
        answered.Compared.Count.ShouldBe(answered.Standings.Count);
    }

    [Fact]
    public async Task The_goal_comes_first_then_rates_then_totals_and_no_number_is_said_twice()
    {
        var card = await Cards.OfAsync(6);

        var sections = ScorecardReply.Sections(card, "en", new());
        var reply = ScorecardReply.Of(card, "en", new());

        sections.Select(section => section.Id).ShouldBe(["Goal", "Rates", "Totals", "HandOff", "Why", "Wins", "Decisions", "Rest"]);
        reply.Headline[..80].ShouldContain("June 2026");
        reply.Headline.IndexOf('$', StringComparison.Ordinal).ShouldBeLessThan(70);
        var tables = reply.Parts.OfType<Part.Table>().ToList();
        tables.Sum(table => table.Rows.Count).ShouldBe(card.Kpis.Count + card.Gap.Count + 1);
        tables.SelectMany(table => table.Rows).ShouldAllBe(row => row.Cells.Count > 1);
    }

    [Fact]
    public async Task Without_words_of_people_it_says_itself_what_changed_why_and_what_is_asked()
    {
        var card = await Cards.OfAsync(7) with { Headline = null };

        var lead = ScorecardReply.Of(card, "en", new()).Parts.OfType<Part.Text>().First().Words;

        lead.ShouldStartWith("Revenue went from ");
        lead.ShouldContain("Most of it: ");
        lead.ShouldEndWith("are to be decided.");
    }

    private static ScorecardCorrection Corrected(Scorecard card)
    {
        var before = card with
        {
            Kpis = [.. card.Kpis.Select(kpi => kpi.Id == KpiIds.Revenue ? kpi with { Actual = kpi.Actual - 3_400m } : kpi)],
            HandOff = card.HandOff! with { Late = card.HandOff.Late + 1 },
            Wins = [],
        };
        return new(new(2026, 8, 12), new(before, card));
    }
}
