using System.Text.Json;
using SlaBot.Slack.Blocks;
using SlaBot.Slack.Inbound;

namespace SlaBot.Slack.Tests.Blocks;

public sealed class SlackEscapingTests
{
    [Theory]
    [InlineData("R&D", 10, "R&amp;D")]
    [InlineData("<!here>", 20, "&lt;!here&gt;")]
    [InlineData("R&D and more", 8, "R&amp;D…")]
    [InlineData("&&&&", 12, "&amp;&amp;…")]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcde…")]
    [InlineData("ab👏", 4, "ab👏")]
    [InlineData("ab👏c", 4, "ab…")]
    [InlineData("&", 5, "&amp;")]
    [InlineData("&", 4, "…")]
    public void Entities_are_never_cut_and_what_is_longer_ends_in_dots(string words, int letters, string escaped) =>
        SlackEscaping.Entities(words, letters).ShouldBe(escaped);

    [Theory]
    [InlineData("Revenue is $812,000 at 10:30 for snake_case.", "Revenue is $812,000 at 10:30 for snake_case.")]
    [InlineData("**Free** _money_ ~x~ `y`", "∗∗Free∗∗ ＿money＿ ∼x∼ ˋyˋ")]
    [InlineData(":smile: https://b.example", ":\u2060smile: https:\u2060//b.example")]
    [InlineData("> quote", "\u2060&gt; quote")]
    [InlineData("one\ntwo\u202E", "one two\uFFFD")]
    public void Marks_give_way_to_signs_that_look_alike(string words, string mrkdwn) => SlackEscaping.Mrkdwn(words, 600).ShouldBe(mrkdwn);

    [Theory]
    [InlineData("x < 5", "x < 5")]
    [InlineData("<!here> <@U1>", "<\u2060!here> <\u2060@U1>")]
    public void Even_where_there_is_no_markup_a_mention_is_kept_apart(string words, string inert) => SlackEscaping.Inert(words).ShouldBe(inert);

    [Theory]
    [InlineData("−$97,226.91", -97226.91)]
    [InlineData("+$36,714.48", 36714.48)]
    [InlineData("2.5 %", 2.5)]
    [InlineData("−0.1 pt", -0.1)]
    [InlineData("18.1 萬", 181000)]
    [InlineData("−$18.2 萬", -182000)]
    [InlineData("$1.15M", 1150000)]
    [InlineData("181,471", 181471)]
    public void A_cell_that_is_a_number_is_sorted_by_its_value(string cell, double value) => CellNumber.Of(cell).ShouldBe(value);

    [Theory]
    [InlineData("")]
    [InlineData("–")]
    [InlineData("4 of 4")]
    [InlineData("Q4 2026")]
    [InlineData("2,5 Tage")]
    [InlineData("1e400")]
    [InlineData("◆ At risk")]
    public void Anything_else_is_sorted_by_its_letters(string cell) => CellNumber.Of(cell).ShouldBeNull();

    [Fact]
    public void Answers_come_back_by_field_and_several_are_joined()
    {
        using var state = JsonDocument.Parse("""
            {"values":{"language":{"answer":{"type":"radio_buttons","selected_option":{"text":{"type":"plain_text","text":"English"},"value":"en"}}},
             "posts":{"answer":{"type":"checkboxes","selected_options":[{"value":"wins"},{"value":"scorecard"}]}},
             "zone":{"answer":{"type":"static_select","selected_option":null}},
             "quiet":{"answer":{"type":"plain_text_input","value":"18:00-08:00"}},
             "none":{"answer":{"type":"plain_text_input","value":null}},
             "other":{"else":{"value":"x"}}, "odd":[1]}}
            """);

        FormAnswers.Of(SlackObjects.Answers(state.RootElement)).ShouldBe(new Dictionary<string, string>
        {
            ["language"] = "en",
            ["posts"] = "wins,scorecard",
            ["zone"] = "",
            ["quiet"] = "18:00-08:00",
            ["none"] = "",
        }, ignoreOrder: true);
        FormAnswers.Of(SlackObjects.Answers(null)).ShouldBeEmpty();
    }
}
