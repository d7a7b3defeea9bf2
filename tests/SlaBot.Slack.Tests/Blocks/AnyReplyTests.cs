using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using SlaBot.Conversation.Replies;
using SlaBot.Slack.Blocks;
using SlaBot.Testing.Readings;
using SlaBot.Testing.Replies;

namespace SlaBot.Slack.Tests.Blocks;

/// <summary>What holds for every reply that there can be.</summary>
public sealed partial class AnyReplyTests
{
    private const int MostCharacters = 12_000;

    public static TheoryData<string> AllScenes => ["real", "longest"];

    [Theory]
    [MemberData(nameof(AllScenes))]
    public void A_message_of_any_reply_keeps_all_limits_and_nothing_in_it_is_alive(string name)
    {
        var scene = name == "real" ? Scenes.Sealed : Scenes.Longest;
        GenReplies.Any.Sample(
            reply =>
            {
                var message = BlockKitRenderer.Render(reply, scene);
                message.Text.Length.ShouldBeInRange(1, 4_000);
                Live().IsMatch(message.Text).ShouldBeFalse(message.Text);
                message.Text.AsSpan().IndexOfAny("*~`").ShouldBe(-1);
                Judge(message.Blocks, reply, scene);
                if (message.ClassicBlocks is { } classic)
                {
                    Judge(classic, reply, scene);
                    Scenes.Elements(JsonElement.Parse(classic.Span)).ShouldNotContain(element => IsNative(element));
                }
            },
            iter: name == "real" ? 100 : 50);
    }

    [Fact]
    public void A_modal_of_any_form_and_a_home_tab_of_any_replies_keep_all_limits_and_nothing_in_them_is_alive()
    {
        GenReplies.Any.Array[1, 12].Sample(
            replies =>
            {
                foreach (var reply in replies.Where(reply => reply.Form is not null))
                {
                    var modal = JsonElement.Parse(BlockKitRenderer.Modal(reply, Scenes.Sealed).Json.Span);
                    Scenes.Of(modal, "input").Count().ShouldBe(reply.Form!.Fields.Count);
                    modal.GetProperty("title").GetProperty("text").GetString()!.Length.ShouldBeInRange(1, 24);
                    modal.GetProperty("submit").GetProperty("text").GetString()!.Length.ShouldBeInRange(1, 24);
                    modal.GetProperty("close").GetProperty("text").GetString()!.Length.ShouldBeInRange(1, 24);
                    JudgeView(modal);
                }

                var home = JsonElement.Parse(BlockKitRenderer.Home(replies, Scenes.Longest).Json.Span);
                if (home.GetProperty("blocks").GetArrayLength() > 0)
                {
                    JudgeView(home);
                }
            },
            iter: 25);
    }

    [Fact]
    public void A_reply_of_many_short_parts_keeps_the_number_of_blocks_and_its_headline()
    {
        var reply = new Reply { Language = "en", Headline = "Revenue is $812,000.", Parts = [.. Enumerable.Range(0, 80).Select(at => new Part.Progress($"{at}", 0.5m, 0.5m, "x")).SelectMany(part => new Part[] { part, new Part.Note(NoteKind.Caution, "y") })] };

        var message = JsonElement.Parse(BlockKitRenderer.Render(reply, Scenes.Sealed).Blocks!.Value.Span);
        var home = JsonElement.Parse(BlockKitRenderer.Home([.. Enumerable.Repeat(reply, 12)], Scenes.Sealed).Json.Span).GetProperty("blocks");

        message.GetArrayLength().ShouldBeLessThanOrEqualTo(50);
        message[0].GetProperty("text").GetProperty("text").GetString().ShouldBe("Revenue is $812,000.");
        home.GetArrayLength().ShouldBeLessThanOrEqualTo(100);
        Scenes.Of(home, "header").Count().ShouldBe(10);
    }

    [Fact]
    public void The_order_of_what_is_left_out_never_gives_more_room_again()
    {
        foreach (var (before, after) in BlockBudget.Falling.Zip(BlockBudget.Falling.Skip(1)))
        {
            after.Points.ShouldBeLessThanOrEqualTo(before.Points);
            after.Rows.ShouldBeLessThanOrEqualTo(before.Rows);
            after.Letters.ShouldBeLessThanOrEqualTo(before.Letters);
            after.Parts.ShouldBeLessThanOrEqualTo(before.Parts);
            (before.AllNotes || !after.AllNotes).ShouldBeTrue();
        }
    }

    [Fact]
    public void The_text_beside_the_blocks_is_never_alive_whatever_the_words()
    {
        string[] own = ["<!here>", "<!channel>", "<@U123>", "<#C1>", "<https://b.example|a>", "<!date^1^{date}|x>", "*a*", "_a_", "~a~", "`a`", "> a", ":smile:", "https://b.example", "&lt;!here&gt;", "a_b_c", "10:30"];
        foreach (var words in own.Concat(NaughtyStrings.All))
        {
            var text = SlackEscaping.Mrkdwn(words, 600);
            Live().IsMatch(text).ShouldBeFalse(text);
            text.AsSpan().IndexOfAny("*~`<>").ShouldBe(-1, text);
            Italics().IsMatch(text).ShouldBeFalse(text);
            text.ShouldNotStartWith("&gt;");
            text.ShouldNotContain("://");
        }
    }

    private static void Judge(ReadOnlyMemory<byte>? json, Reply reply, BlockScene scene)
    {
        if (json is null)
        {
            // Nothing to show: no parts, no buttons, and a headline without a character.
            reply.Choices.ShouldBeEmpty();
            return;
        }

        var blocks = JsonElement.Parse(json.Value.Span);
        BlockLimits.ShouldKeepLimits(blocks, 50);
        blocks.GetRawText().Length.ShouldBeLessThanOrEqualTo(MostCharacters);
        NothingIsAlive(blocks);
        var kinds = Scenes.Of(blocks, "button").Select(button => ActionIds.KindOf(button.GetProperty("action_id").GetString()!)).ToList();
        kinds.Count(kind => kind == ActionIds.OpenForm).ShouldBe(reply.Form is null ? 0 : 1);
        kinds.Count(kind => kind == ActionIds.Share).ShouldBe(1);
        if (scene == Scenes.Sealed)
        {
            kinds.Count(kind => kind == ActionIds.Choice).ShouldBe(reply.Choices.Count);
        }
    }

    private static void JudgeView(JsonElement view)
    {
        BlockLimits.ShouldKeepLimits(view.GetProperty("blocks"), 100);
        NothingIsAlive(view);
        Scenes.Elements(view).ShouldNotContain(element => IsNative(element));
    }

    private static void NothingIsAlive(JsonElement node)
    {
        foreach (var text in Texts(node))
        {
            Live().IsMatch(text).ShouldBeFalse(text);
        }

        Scenes.Elements(node).ShouldNotContain(element => Alive.Contains(element.GetProperty("type").GetString()!));
    }

    private static readonly HashSet<string> Alive = ["mrkdwn", "markdown", "link", "broadcast", "usergroup", "channel", "date", "emoji", "user", "image", "video"];

    private static bool IsNative(JsonElement element) => element.GetProperty("type").GetString() is "data_table" or "data_visualization";

    // What begins a mention, a link or a date.
    [GeneratedRegex("<[!@#A-Za-z/]")]
    private static partial Regex Live();

    [GeneratedRegex(@"(^|[\s\p{P}])_\S([^_]*\S)?_($|[\s\p{P}])")]
    private static partial Regex Italics();

    /// <summary>All that is said, other than what stands in an input to be changed and what goes back to the bot.</summary>
    private static IEnumerable<string> Texts(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().Where(member => member.Name is not ("value" or "initial_value" or "private_metadata")).SelectMany(member => Texts(member.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [node.GetString()!],
        _ => [],
    };
}
