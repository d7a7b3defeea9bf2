using System.Text.Json;
using SlaBot.Channels.Texts;
using SlaBot.Teams.Cards;
using SlaBot.Testing.Clients;
using SlaBot.Testing.Readings;
using SlaBot.Testing.Replies;

namespace SlaBot.Teams.Tests.Cards;

public sealed class EscapedTextTests
{
    private static readonly string[] Marks =
    [
        "*", "**", "***", "_", "__", "`", "```", "~~", "~~~", "[", "]", "(", ")", "![", "](", "<", ">", "</", "<!--", "<?", "&", "&amp;", "&#42;", "#", "##", "-", "+", "1.", "1)", "=", "---", "===", "|",
        "\\", "\\\\", "\\*", "\\[", ":", "://", "//", ".", "{", "{{", "}}", "${", "}", "!", "\"", "'", "@", "%",
    ];

    private static readonly string[] Own =
    [
        SampleReplies.HostileName, "[a](http://b.example)", "[a][b]\n\n[b]: http://c.example", "![x](http://b.example/x.png)", "<http://b.example>", "<jane@b.example>", "http://b.example", "HTTPS://B.EXAMPLE/x?y=1&z=2",
        "ftp://b.example", "www.b.example", "www.b.com", "b.com", "b.com/path?x=1", "a.b.com:8080", "1.2.3.4", "x.y.tw", "jane.doe@b.com", "mailto:jane@b", "mailto:jane@b.example", "//b.example", "//localhost/x", "javascript:alert(1)", "tel:+123", "公司.台灣", "münchen.example",
        "<at>Jane</at>", "<at id=\"0\">Jane</at>", "\\<at>Jane\\</at>", "&lt;at&gt;Jane&lt;/at&gt;", "{{DATE(2026-11-23T10:00:00Z, SHORT)}}", "{{TIME(2026-11-23T10:00:00Z)}}", "{{{DATE(2026-11-23T10:00:00Z)}}}", "${$root}", "$${x}",
        "# Heading", "#hash", "> quote", "- item", "-item", "- ", "+ item", "* item", "1. one", "2026. year", "1234567890. ten digits", "1) one", "    code", "\tcode", "```\ncode\n```", "~~~\ncode", "~~gone~~", "~5 %", "a\n---", "a\n===", "---", "***", "___", "- - -", "* * *",
        "snake_case_name", "_private", "a_b_", "__init__", "2*3*4", "a * b", "C:\\deals\\*.csv", "C:\\_x", "back\\", "a\\\nb", "R&D", "AT&T; more", "&copy 2026", "&notit;", "x < 5 and y > 3", "a<b", "a <b", "<=", "<3", "a | b\n--- | ---\n1 | 2",
        "line one\nline two", "line one\r\nline two", "line one\n\n\nline two", "  spaces  ", "two  spaces  \nbreak", "e.g. this", "v1.5", "3.1 %", "10:30", "Read as: pace", "9:00-17:00", "−$34,000 (4.0 % under)", "「名單」：120", "◆ 有風險：a_b", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[ ] todo", "[x] done", "[^1]", "a[b]c(d)", "[a] (b)", "[[a]](b)", "\u00a0- nbsp",
    ];

    [Theory]
    [InlineData("Revenue is $812,000 of $1,200,000 (67.7 %), −4 % under.", "Revenue is $812,000 of $1,200,000 (67.7 %), −4 % under.")]
    [InlineData("Acme_Corp & Sons", "Acme_Corp & Sons")]
    [InlineData("**Acme**", "\\*\\*Acme\\*\\*")]
    [InlineData("[a](http://b.example)", "\\[a\\]\\(http:/\\/b\\.example)")]
    [InlineData("<at>Jane</at>", "\\<at>Jane\\</at>")]
    [InlineData("{{DATE(x)}}", "\\{\\{DATE(x)}}")]
    [InlineData("one\ntwo", "one\n\ntwo")]
    [InlineData("- a\n1. b", "\\- a\n\n1\\. b")]
    [InlineData("a\u202Eb", "a\uFFFDb")]
    public void Only_what_would_be_obeyed_is_escaped(string words, string markdown) => EscapedText.Of(words).Markdown.ShouldBe(markdown);

    [Fact]
    public void Long_words_end_where_there_is_room_and_never_within_a_character()
    {
        EscapedText.Of("營收👩‍👩‍👧‍👦成長", 5).Markdown.ShouldBe("營收…");
        EscapedText.Of("**bold**", 3).Markdown.ShouldBe("\\*\\*…");
    }

    [Fact]
    public async Task Renderers_of_Markdown_show_the_words_letter_by_letter_and_nothing_comes_alive()
    {
        var words = Own
            .Concat(NaughtyStrings.All)
            .Concat(Marks.SelectMany(mark => new[] { mark, $"{mark}x", $"x{mark}", $"{mark}x{mark}", $"{mark} x {mark}", $"x{mark}y{mark}z", $"{mark}{SampleReplies.HostileName}", $"a\n{mark} b" }))
            .Concat(Marks.SelectMany(one => Marks.Select(other => $"{one}{other}a {other}b{one}")))
            .Distinct()
            .Select(text => ShownText.Clean(Scenes.Sent(text).Replace("\r", "\n", StringComparison.Ordinal)))
            .Select(text => new { plain = text, markdown = EscapedText.Of(text).Markdown })
            .ToList();
        words.Count.ShouldBeGreaterThan(650);

        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(words), TestContext.Current.CancellationToken);
        var said = await NodeClient.RunAsync("teams/cards-markdown.mjs", file);
        File.Delete(file);

        said.ShouldContain($"{words.Count} texts are shown as they are");
    }
}
