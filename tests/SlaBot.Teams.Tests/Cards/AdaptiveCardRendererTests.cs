using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using SlaBot.Conversation.Replies;
using SlaBot.Teams.Cards;
using SlaBot.Testing;
using SlaBot.Testing.Replies;

namespace SlaBot.Teams.Tests.Cards;

public sealed partial class AdaptiveCardRendererTests
{
    private const int MostCharacters = 40_000;

    public static TheoryData<string> Samples => [.. SampleReplies.InChannels.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_reply_becomes_the_approved_card(string name) =>
        Approved.ShouldMatch(Scenes.Pretty(AdaptiveCardRenderer.Render(Scenes.Sample(name), Scenes.Readable)), name, "json");

    [Fact]
    public void A_card_of_any_reply_is_small_complete_and_still()
    {
        GenReplies.Any.Sample(
            reply =>
            {
                var json = AdaptiveCardRenderer.RenderJson(reply, Scenes.Sealed).Parse();
                Is_small(json);
                Has_its_headline_its_form_and_its_choices(json, reply);
                Nothing_in_it_is_alive(json);
                Its_buttons_find_what_they_show(json);
            },
            iter: 250);
    }

    [Fact]
    public void What_is_too_large_loses_points_first_then_rows_and_says_how_many()
    {
        var json = AdaptiveCardRenderer.RenderJson(Scenes.Sample("HugeTable"), Scenes.Sealed).Parse();

        json.GetRawText().Length.ShouldBeLessThan(CardBudget.MostBytes);
        Said(json, "fallbackText").ShouldBe("● On pace: 500 deals brought $6,125,250 this year.");
        Scenes.Shown(json, "Chart.Line").Single().GetProperty("data")[0].GetProperty("values").GetArrayLength().ShouldBe(12);
        var rows = Scenes.Shown(json, "Table").Single().GetProperty("rows").GetArrayLength() - 1;
        rows.ShouldBeInRange(10, 60);
        Texts(json).ShouldContain($"… and {500 - rows} more");
        Texts(json).ShouldContain("Caution: Two deals without a closing date are set aside.");
        Texts(json).ShouldContain("deals, fresh as of 27 Nov 2026 · agreement v1");
    }

    [Fact]
    public void The_order_of_what_is_left_out_never_gives_more_room_again()
    {
        foreach (var (before, after) in CardBudget.Falling.Zip(CardBudget.Falling.Skip(1)))
        {
            after.Points.ShouldBeLessThanOrEqualTo(before.Points);
            after.Rows.ShouldBeLessThanOrEqualTo(before.Rows);
            after.Letters.ShouldBeLessThanOrEqualTo(before.Letters);
            after.Parts.ShouldBeLessThanOrEqualTo(before.Parts);
            (before.AllNotes || !after.AllNotes).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_client_that_knows_no_widths_gets_the_table_once()
    {
        var json = AdaptiveCardRenderer.RenderJson(Scenes.Sample("Funnel"), Scenes.Readable with { KnowsWidths = false }).Parse();

        json.GetRawText().ShouldNotContain("targetWidth");
        Texts(json).Count(text => text == "Visits").ShouldBe(1);
    }

    [Fact]
    public void A_card_mentions_only_whom_it_is_told_to()
    {
        var scene = Scenes.Readable with { Mentions = [new CardMention("29:jane", "Jane_<Doe>")] };

        var json = AdaptiveCardRenderer.RenderJson(Scenes.Sample("Hostile"), scene).Parse();

        Texts(json).Count(text => text == "<at>Jane  Doe</at>").ShouldBe(2);
        var entity = json.GetProperty("msteams").GetProperty("entities")[0];
        entity.GetRawText().ShouldBe("""{"type":"mention","text":"<at>Jane  Doe</at>","mentioned":{"id":"29:jane","name":"Jane  Doe"}}""");
    }

    [Fact]
    public void A_choice_is_an_execute_with_a_submit_of_the_same_data_and_leaves_the_inputs_alone()
    {
        var json = AdaptiveCardRenderer.RenderJson(Scenes.Sample("Settings"), Scenes.Readable).Parse();

        var (form, choice) = (Scenes.Shown(json, "Action.Execute").First(), Scenes.Shown(json, "Action.Execute").Last());
        form.GetRawText().ShouldBe("""{"type":"Action.Execute","verb":"form","data":{"t":"form:settings"},"associatedInputs":"auto","fallback":{"type":"Action.Submit","data":{"t":"form:settings"},"associatedInputs":"auto","title":"Save"},"title":"Save","style":"positive"}""");
        Said(choice, "verb").ShouldBe("say");
        Said(choice, "associatedInputs").ShouldBe("none");
        Said(choice.GetProperty("data"), "t").ShouldBe("say:who are the admins?");
        Said(choice.GetProperty("fallback").GetProperty("data"), "t").ShouldBe("say:who are the admins?");
    }

    [Fact]
    public void A_field_cannot_take_the_place_of_the_sealed_words() =>
        Should.Throw<ArgumentException>(() => AdaptiveCardRenderer.Render(
            new Reply { Language = "en", Headline = "x", Form = new Form("f", "Send", [new Field.Text("t", "Name")]) }, Scenes.Readable));

    [Fact]
    public void Percentages_are_drawn_as_people_read_them()
    {
        var chart = Scenes.Shown(AdaptiveCardRenderer.RenderJson(Scenes.Sample("Trend"), Scenes.Readable).Parse(), "Chart.Line").Single();

        Said(chart, "yAxisTitle").ShouldBe("%");
        chart.GetProperty("data")[0].GetProperty("values")[0].GetRawText().ShouldBe("""{"x":"2025-12-01","y":2.71}""");
    }

    private static void Is_small(JsonElement json)
    {
        var text = json.GetRawText();
        Encoding.UTF8.GetByteCount(text).ShouldBeLessThanOrEqualTo(CardBudget.MostBytes);
        text.Length.ShouldBeLessThan(MostCharacters);
        Scenes.Shown(json, "Action.").Count().ShouldBeLessThanOrEqualTo(6);
    }

    private static void Has_its_headline_its_form_and_its_choices(JsonElement json, Reply reply)
    {
        Said(json, "fallbackText").ShouldBe(Scenes.Sent(LiteralText.Line(reply.Headline, 600)));
        Scenes.Shown(json, "Input.").Count().ShouldBe(reply.Form?.Fields.Count ?? 0);
        Scenes.Shown(json, "Action.Execute").Count().ShouldBe(Math.Min(6, reply.Choices.Count + (reply.Form is null ? 0 : 1)));
        json.GetRawText().Contains(ReplyWords.In(reply.Language).DemoData, StringComparison.Ordinal).ShouldBe(reply.IsDemo);
    }

    private static void Nothing_in_it_is_alive(JsonElement json)
    {
        foreach (var text in Texts(json))
        {
            text.ShouldNotContain("{{");
            text.ShouldNotContain("${");
            text.ShouldNotContain("](");
            Mention().IsMatch(text).ShouldBeFalse(text);
        }
    }

    private static void Its_buttons_find_what_they_show(JsonElement json)
    {
        var ids = Scenes.Elements(json).Where(element => element.TryGetProperty("id", out _)).Select(element => Said(element, "id")).ToList();
        ids.Distinct().Count().ShouldBe(ids.Count);
        foreach (var target in Scenes.Shown(json, "Action.ToggleVisibility").SelectMany(action => action.GetProperty("targetElements").EnumerateArray()))
        {
            ids.ShouldContain(target.GetString());
        }
    }

    [GeneratedRegex(@"<at>[^<\\]*</at>")]
    private static partial Regex Mention();

    private static string Said(JsonElement element, string member) => element.GetProperty(member).GetString()!;

    /// <summary>All that is said, other than what stands in an input to be changed and what goes back to the bot.</summary>
    private static IEnumerable<string> Texts(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().Where(member => !(member.Name == "data" && member.Value.ValueKind == JsonValueKind.Object) && !(member.Name == "value" && IsInput(node))).SelectMany(member => Texts(member.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [node.GetString()!],
        _ => [],
    };

    private static bool IsInput(JsonElement node) =>
        node.TryGetProperty("type", out var type) && type.GetString()!.StartsWith("Input.", StringComparison.Ordinal);
}
