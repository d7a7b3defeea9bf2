using System.Net;
using System.Text;
using System.Text.Json;
using CsCheck;
using NodaTime;
using SlaBot.ChatPage;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Pacing;
using SlaBot.Testing;
using SlaBot.Testing.Replies;

namespace SlaBot.Tests.ChatPage;

public sealed class HtmlRendererTests
{
    public static TheoryData<string> Samples => [.. SampleReplies.All.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_reply_looks_as_approved(string name) =>
        Approved.ShouldMatch(HtmlRenderer.Render(SampleReplies.All.Single(sample => sample.Name == name).Reply), name, "html");

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_card_holds_neither_style_nor_script(string name)
    {
        var html = HtmlRenderer.Render(SampleReplies.All.Single(sample => sample.Name == name).Reply);
        html.ShouldNotContain(" style=");
        html.ShouldNotContain("<script");
    }

    [Fact]
    public void Naughty_strings_change_the_words_of_a_card_and_never_its_tags()
    {
        var file = SharedData.Find("corpora/naughty-strings/blns.json");
        Assert.SkipUnless(file is not null, "The naughty strings are not beside the repository.");
        var tags = Tags(HtmlRenderer.Render(With("word")));
        foreach (var words in JsonSerializer.Deserialize<string[]>(File.ReadAllText(file))!)
        {
            Tags(HtmlRenderer.Render(With(words))).ShouldBe(tags, words);
        }
    }

    [Fact]
    public void Whatever_the_words_the_tags_of_a_card_stay_the_same()
    {
        var tags = Tags(HtmlRenderer.Render(With("word")));
        Gen.String.Sample(words => Tags(HtmlRenderer.Render(With(words))) == tags);
    }

    [Fact]
    public void Words_are_read_as_they_were_written() =>
        Gen.Char["<>&\"'`=/ aé營"].Array.Select(characters => new string(characters)).Sample(words =>
        {
            var html = HtmlRenderer.Render(new Reply { Language = "en", Headline = "", Parts = [new Part.Text(words)] });
            var from = html.IndexOf("<p class=\"text\">", StringComparison.Ordinal) + "<p class=\"text\">".Length;
            WebUtility.HtmlDecode(html[from..html.IndexOf("</p>", StringComparison.Ordinal)]).ShouldBe(words);
        });

    [Theory]
    [InlineData(Status.Behind, "▼ Behind: revenue", "status-Behind")]
    [InlineData(Status.TooEarly, "◇ Too early: revenue", "status-TooEarly")]
    public void A_status_is_a_shape_and_a_word(Status status, string headline, string looks)
    {
        var html = HtmlRenderer.Render(new Reply { Language = "en", Status = status, Headline = headline });
        html.ShouldContain($"<span class=\"status {looks}\"><span class=\"shape\" aria-hidden=\"true\">{headline[..1]}</span>{headline[1..headline.IndexOf(':', StringComparison.Ordinal)]}</span>");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    [InlineData(1)]
    [InlineData(7.3)]
    public void A_bullet_graph_never_leaves_its_frame(double done)
    {
        var html = HtmlRenderer.Render(new Reply
        {
            Language = "en",
            Headline = "",
            Parts = [new Part.Progress("Revenue", (decimal)done, 0.9m, "in words") { Bounds = [0.8m, 0.9m, 1.1m] }],
        });
        html.Split('"').Where(value => value.EndsWith('%')).Select(value => double.Parse(value[..^1], System.Globalization.CultureInfo.InvariantCulture))
            .ShouldAllBe(percent => percent >= 0 && percent <= 100);
    }

    [Fact]
    public void A_heading_is_one_below_the_headline() =>
        HtmlRenderer.Render(new Reply { Language = "en", Headline = "h", Parts = [new Part.Heading("<b>Wins</b>")] }).ShouldContain("<h3 class=\"heading\">&lt;b&gt;Wins&lt;/b&gt;</h3>");

    [Fact]
    public void A_chart_survives_any_values() =>
        Gen.Decimal[-1e15m, 1e15m].Array[0, 12].Sample(values =>
        {
            var points = values.Select((value, day) => new Point(new LocalDate(2026, 1, 1).PlusDays(day * 40), value)).ToArray();
            var html = HtmlRenderer.Render(new Reply
            {
                Language = "en",
                Headline = "",
                Parts = [new Part.Chart("Values", [new Line("one", LineStyle.Solid, points)], value => $"{value}", "words")],
            });
            html.ShouldNotContain("NaN");
            html.ShouldNotContain("∞");
            html.ShouldContain("words");
        });

    private static Reply With(string words) => new()
    {
        Language = "en",
        Headline = words,
        Parts =
        [
            new Part.Text(words),
            new Part.Figures([new Figure(words, words, words)]),
            new Part.Progress(words, 0.5m, 0.6m, words),
            new Part.Table(words, [new Column(words), new Column(words, IsNumber: true)], [new Row([words, words])]),
            new Part.Chart(
                words, [new Line(words, LineStyle.Solid, [new Point(new LocalDate(2026, 1, 1), 1), new Point(new LocalDate(2026, 2, 1), 2)])], _ => words, words),
            new Part.Note(NoteKind.Caution, words),
        ],
        Choices = [new Choice(words, words)],
        IsDemo = true,
    };

    /// <summary>What is left of a card without its texts and the values of its attributes.</summary>
    private static string Tags(string html)
    {
        var tags = new StringBuilder();
        var (isInTag, isInValue) = (false, false);
        foreach (var character in html)
        {
            isInTag = isInValue ? isInTag : character == '<' || isInTag;
            isInValue = isInTag && (character == '"' ? !isInValue : isInValue);
            _ = isInTag && !isInValue && character is not ('"' or '=') ? tags.Append(character) : tags;
            isInTag = isInTag && (isInValue || character != '>');
        }

        return tags.ToString();
    }
}
