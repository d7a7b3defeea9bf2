using System.Text.Json;
using SlaBot.Conversation.Replies;
using SlaBot.Slack.Blocks;
using SlaBot.Slack.Protocol;
using SlaBot.Testing.Replies;
using SlaBot.Testing.Slack;

namespace SlaBot.Slack.Tests.Blocks;

/// <content>The rules behind the approved messages.</content>
public sealed partial class BlockKitRendererTests
{
    public static TheoryData<string> Complete => [.. SampleReplies.InChannels.Select(sample => sample.Name).Where(name => name is not ("HugeTable" or "Hostile"))];

    [Theory]
    [MemberData(nameof(Complete))]
    public void Every_figure_every_word_and_every_choice_of_a_reply_is_said(string name)
    {
        var (reply, message) = (Scenes.Sample(name), BlockKitRenderer.Render(Scenes.Sample(name), Scenes.Readable));

        Says_all(reply, SlackWords.Of(message.Text, message.Blocks));
        Says_all(reply, SlackWords.Of(message.Text, message.ClassicBlocks ?? message.Blocks));
    }

    [Fact]
    public void What_is_too_large_loses_rows_and_says_how_many()
    {
        var message = BlockKitRenderer.Render(SampleReplies.HugeTable, Scenes.Sealed);

        var blocks = Blocks(message);
        var rows = Scenes.Of(blocks, "data_table").Single().GetProperty("rows").GetArrayLength() - 1;
        rows.ShouldBeInRange(8, 60);
        var said = SlackWords.Of(message.Text, message.Blocks);
        said.ShouldContain($"… and {500 - rows} more");
        said.ShouldContain("Two deals without a closing date are set aside.");
        message.Text.ShouldStartWith("● On pace: 500 deals brought $6,125,250 this year.");
    }

    [Fact]
    public void A_message_mentions_only_whom_it_is_told_to()
    {
        var message = BlockKitRenderer.Render(SampleReplies.Hostile, Scenes.Readable with { Mentions = [new SlackMention("U012AB")] });

        message.Text.ShouldEndWith(" <@U012AB>");
        Scenes.Of(Blocks(message), "user").Single().GetRawText().ShouldBe("""{"type":"user","user_id":"U012AB"}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("U")]
    [InlineData("here")]
    [InlineData("U1> <!channel")]
    [InlineData("S123")]
    public void What_is_no_id_of_a_user_mentions_nobody(string user) => Should.Throw<ArgumentException>(() => new SlackMention(user));

    [Fact]
    public void The_first_answer_to_a_question_back_stands_out_and_no_other_button()
    {
        var buttons = Scenes.Of(Blocks(BlockKitRenderer.Render(SampleReplies.AskingBack, Scenes.Readable)), "button").ToList();

        buttons[0].GetProperty("style").GetString().ShouldBe("primary");
        buttons.Skip(1).ShouldAllBe(button => !button.GetRawText().Contains("\"style\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_button_is_read_aloud_with_its_words_first_and_what_it_asks_after_them()
    {
        var button = Scenes.Of(Blocks(BlockKitRenderer.Render(SampleReplies.Pace, Scenes.Readable)), "button").First();

        button.GetProperty("accessibility_label").GetString().ShouldBe("Why behind?: why are we behind?");
    }

    [Fact]
    public void An_answer_for_one_person_can_be_shared_by_a_button_at_the_end()
    {
        var buttons = Scenes.Of(Blocks(BlockKitRenderer.Render(SampleReplies.Pace, Scenes.Readable with { SharedBy = "sealed" })), "button").ToList();

        ActionIds.KindOf(buttons[^1].GetProperty("action_id").GetString()!).ShouldBe(ActionIds.Share);
        buttons[^1].GetProperty("value").GetString().ShouldBe("sealed");
    }

    [Fact]
    public void A_choice_whose_sealed_words_Slack_would_refuse_is_said_in_words()
    {
        var scene = Scenes.Readable with { SealChoice = choice => choice.Message.StartsWith("why", StringComparison.Ordinal) ? new string('s', 2_001) : "sealed" };

        var message = BlockKitRenderer.Render(SampleReplies.Pace, scene);

        Scenes.Of(Blocks(message), "button").Count().ShouldBe(2);
        SlackWords.Of(message.Text, message.Blocks).ShouldContain("why are we behind?");
    }

    [Fact]
    public void Lines_that_do_not_reach_over_the_first_are_told_in_words()
    {
        var message = BlockKitRenderer.Render(SampleReplies.Pace, Scenes.Readable);

        var series = Scenes.Of(Blocks(message), "data_visualization").Single().GetProperty("chart").GetProperty("series");
        series.EnumerateArray().Select(line => line.GetProperty("name").GetString()).ShouldBe(["Actual", "Expected"]);
        SlackWords.Of(message.Text, message.Blocks).ShouldContain("$812k (15 Sep) → $1.1M (31 Dec)");
    }

    [Fact]
    public void Percentages_are_drawn_as_people_read_them()
    {
        var chart = Scenes.Of(Blocks(BlockKitRenderer.Render(SampleReplies.Trend, Scenes.Readable)), "data_visualization").Single().GetProperty("chart");

        chart.GetProperty("axis_config").GetProperty("y_label").GetString().ShouldBe("%");
        chart.GetProperty("series")[0].GetProperty("data")[0].GetRawText().ShouldBe("""{"label":"Dec 2025","value":2.71}""");
    }

    [Fact]
    public void A_modal_carries_the_sealed_form_and_each_of_its_blocks_is_called_as_its_field()
    {
        var modal = JsonElement.Parse(BlockKitRenderer.Modal(SampleReplies.Settings, Scenes.Readable).Json.Span);

        modal.GetProperty("private_metadata").GetString().ShouldBe("form:settings");
        ActionIds.FormOf(modal.GetProperty("callback_id").GetString()!).ShouldBe("settings");
        Scenes.Of(modal, "input").Select(input => input.GetProperty("block_id").GetString()).ShouldBe(SampleReplies.Settings.Form!.Fields.Select(field => field.Id));
    }

    [Fact]
    public void A_modal_is_refused_where_its_sealed_words_are_too_long_or_there_is_no_form()
    {
        Should.Throw<ArgumentException>(() => BlockKitRenderer.Modal(SampleReplies.Settings, Scenes.Readable with { SealForm = _ => new string('s', 3_001) }));
        Should.Throw<ArgumentException>(() => BlockKitRenderer.Modal(SampleReplies.Pace, Scenes.Readable));
    }

    [Theory]
    [InlineData("en", "Demo data: these are the numbers of a simulated company.")]
    [InlineData("zh-Hant", "示範資料：這些是模擬公司的數字。")]
    public void Simulated_numbers_are_called_so_in_the_text_and_in_the_blocks(string language, string words)
    {
        var message = BlockKitRenderer.Render(SampleReplies.Thanks with { Language = language, IsDemo = true }, Scenes.Readable);

        message.Text.ShouldEndWith(words);
        SlackWords.Of("", message.Blocks).ShouldContain(words);
    }

    private static JsonElement Blocks(SlackMessage message) => JsonElement.Parse(message.Blocks!.Value.Span);

    private static void Says_all(Reply reply, IReadOnlyList<string> said)
    {
        var all = string.Join('\n', said);
        foreach (var words in WordsOf(reply).Where(words => words is not ("" or "–")))
        {
            all.ShouldContain(words, Case.Sensitive);
        }
    }

    private static IEnumerable<string> WordsOf(Reply reply) =>
    [
        reply.Headline,
        .. reply.Parts.SelectMany(WordsOf),
        .. reply.Choices.Select(choice => choice.Label),
        .. reply.Form?.Fields.Select(field => field.Label) ?? [],
    ];

    private static IEnumerable<string> WordsOf(Part part) => part switch
    {
        Part.Heading heading => [heading.Words],
        Part.Text text => [text.Words],
        Part.Figures figures => figures.Items.SelectMany(item => new[] { item.Label, item.Value, item.Hint ?? "" }),
        Part.Progress progress => [progress.Label, progress.Words],
        Part.Table table => [table.Caption, .. table.Rows.SelectMany(row => row.Cells)],
        Part.Chart chart => [chart.Title, chart.Words, .. chart.Lines.Select(line => line.Name)],
        Part.Note note => [note.Words],
        _ => throw new InvalidOperationException($"A reply has no part {part.GetType().Name}."),
    };
}
