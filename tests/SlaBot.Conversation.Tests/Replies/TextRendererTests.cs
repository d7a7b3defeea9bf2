using System.Text.Json;
using CsCheck;
using SlaBot.Conversation.Replies;
using SlaBot.Testing;
using SlaBot.Testing.Replies;

namespace SlaBot.Conversation.Tests.Replies;

public sealed class TextRendererTests
{
    public static TheoryData<string> Samples => [.. SampleReplies.All.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_reply_reads_as_approved(string name) =>
        Approved.ShouldMatch(TextRenderer.Render(SampleReplies.All.Single(sample => sample.Name == name).Reply), name, "txt");

    [Fact]
    public void Whatever_the_words_no_line_is_wider_than_the_terminal_and_none_of_them_is_lost() =>
        Words.Sample(words =>
        {
            var text = TextRenderer.Render(With(words));
            text.Split('\n').ShouldAllBe(line => DisplayWidth.Of(line) <= TextRenderer.Columns);
            if (Solid(words) is { Length: > 0 } solid)
            {
                Solid(text).Split(solid).Length.ShouldBeGreaterThan(6);
            }
        });

    [Fact]
    public void Naughty_strings_neither_break_lines_nor_reach_the_terminal_as_commands()
    {
        var file = SharedData.Find("corpora/naughty-strings/blns.json");
        Assert.SkipUnless(file is not null, "The naughty strings are not beside the repository.");
        foreach (var words in JsonSerializer.Deserialize<string[]>(File.ReadAllText(file))!)
        {
            var text = TextRenderer.Render(With(words));
            text.ShouldNotContain(character => char.IsControl(character) && character != '\n');
            text.Split('\n').ShouldAllBe(line => DisplayWidth.Of(line) <= TextRenderer.Columns);
        }
    }

    [Theory]
    [InlineData("\u001b[31mred", "�[31mred")]
    [InlineData("before\u202Eafter", "before�after")]
    [InlineData("two\tcolumns", "two columns")]
    [InlineData("first\r\nsecond", "first\nsecond")]
    public void Other_peoples_control_characters_are_shown_instead_of_obeyed(string words, string shown) =>
        TextRenderer.Render(new Reply { Language = "en", Headline = words }).ShouldBe(shown);

    [Fact]
    public void A_table_that_is_too_wide_becomes_a_block_a_row()
    {
        Column[] columns = [new("Deal"), .. Enumerable.Range(1, 8).Select(at => new Column($"A rather long title {at}", IsNumber: true))];
        Row[] rows = [new(["Acme", .. Enumerable.Range(1, 8).Select(at => $"{at}")])];

        var lines = TextRenderer.Render(new Reply { Language = "en", Headline = "Deals", Parts = [new Part.Table("All", columns, rows)] }).Split('\n');

        lines.ShouldContain("Acme");
        lines.ShouldContain("  A rather long title 8: 8");
    }

    [Fact]
    public void A_row_with_too_few_cells_leaves_the_rest_blank() =>
        TextRenderer.Render(new Reply
        {
            Language = "en",
            Headline = "Deals",
            Parts = [new Part.Table("All", [new("Deal"), new("Amount", IsNumber: true)], [new(["Acme"])])],
        }).ShouldEndWith("\nAcme");

    [Theory]
    [InlineData(0, "▕░░░░░░░░░░░░░░░┃░░░░░░░░░░░░░░▏")]
    [InlineData(0.25, "▕████████░░░░░░░┃░░░░░░░░░░░░░░▏")]
    [InlineData(1, "▕███████████████┃██████████████▏")]
    [InlineData(3.2, "▕███████████████┃██████████████▏")]
    public void A_bar_is_full_at_the_target_and_beyond(double done, string bar) =>
        TextRenderer.Render(new Reply
        {
            Language = "en",
            Headline = "Revenue",
            Parts = [new Part.Progress("Revenue", (decimal)done, 0.5m, "in words")],
        }).ShouldContain(bar);

    private static Gen<string> Words => Gen.OneOf(
        Gen.Char["abc ,.-%"].Array[0, 300].Select(characters => new string(characters)),
        Gen.Char["營收萬元，。（）x "].Array[0, 200].Select(characters => new string(characters)));

    private static Reply With(string words) => new()
    {
        Language = "en",
        Headline = words,
        Parts =
        [
            new Part.Text(words),
            new Part.Figures([new Figure(words, words, words)]),
            new Part.Progress(words, 0.5m, 0.6m, words),
            new Part.Table(words, [new Column("a"), new Column("b")], [new Row([words, words])]),
            new Part.Chart(words, [], _ => words, words),
            new Part.Note(NoteKind.Caution, words),
        ],
        Choices = [new Choice(words, words)],
    };

    private static string Solid(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
}
