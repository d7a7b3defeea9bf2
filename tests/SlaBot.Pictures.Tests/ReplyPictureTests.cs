using SkiaSharp;
using SlaBot.Conversation.Replies;
using SlaBot.Testing.Replies;

namespace SlaBot.Pictures.Tests;

public sealed class ReplyPictureTests
{
    private static readonly SkiaPictures Pictures = new();

    public static TheoryData<string> Names => [.. SampleReplies.All.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_reply_is_the_same_files(string name)
    {
        var reply = SampleReplies.All.Single(sample => sample.Name == name).Reply;
        var (one, other) = (Pictures.Of(reply), new SkiaPictures().Of(reply));

        one.Png().Select(page => Convert.ToHexString(page.Span)).ShouldBe(other.Png().Select(page => Convert.ToHexString(page.Span)));
        one.Pdf().Span.SequenceEqual(other.Pdf().Span).ShouldBeTrue();
        one.Pages.ShouldBe(1);
        one.Words.ShouldContain(reply.Headline);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_has_ink_and_an_edge_without(string name)
    {
        using var page = SKBitmap.Decode(Pictures.Of(SampleReplies.All.Single(sample => sample.Name == name).Reply).Png()[0].Span);
        var pixels = page.Pixels;
        bool[] rows = [.. Enumerable.Range(0, page.Height).Select(y => pixels.AsSpan(y * page.Width, page.Width).ContainsAnyExcept(SKColors.White))];
        bool HasInk(int from, int count) => Enumerable.Range(0, page.Height).Any(y => pixels.AsSpan((y * page.Width) + from, count).ContainsAnyExcept(SKColors.White));

        page.Width.ShouldBe(1_190);
        rows.Count(hasInk => hasInk).ShouldBeGreaterThan(20);
        rows.Take(70).ShouldAllBe(hasInk => !hasInk);
        HasInk(0, 80).ShouldBeFalse();
        HasInk(1_190 - 80, 80).ShouldBeFalse();
    }

    [Fact]
    public void A_long_reply_goes_over_pages_and_a_table_goes_on_with_its_headings()
    {
        var table = SampleReplies.Funnel.Parts.OfType<Part.Table>().Single();
        var reply = SampleReplies.Pace with { Parts = [.. SampleReplies.Pace.Parts, table with { Rows = [.. Enumerable.Repeat(table.Rows, 30).SelectMany(rows => rows)] }, new Part.Text(string.Join(' ', Enumerable.Repeat("many words", 900)))] };

        var picture = Pictures.Of(reply);

        picture.Pages.ShouldBeGreaterThan(4);
        picture.Png().Count.ShouldBe(picture.Pages);
        picture.Png().ShouldAllBe(page => Height(page) == 1_684);
        System.Text.Encoding.Latin1.GetString(picture.Pdf().Span).Split("/Type /Page\n").Length.ShouldBe(picture.Pages + 1);
    }

    [Fact]
    public void A_heading_never_ends_a_page_without_what_it_is_about()
    {
        static Reply Filled(int lines, params Part[] parts) => new() { Language = "en", Headline = "h", Parts = [.. Enumerable.Repeat(new Part.Text("a line"), lines), .. parts] };
        var heading = new Part.Heading("Wins");
        var last = Enumerable.Range(1, 80).Last(lines => Pictures.Of(Filled(lines, heading)).Pages == 1);

        var pages = Pictures.Of(Filled(last, heading, new Part.Text("★ A deal"))).Png();

        // The heading, what it is about, and the number of the page.
        pages.Count.ShouldBe(2);
        LinesOf(pages[1]).ShouldBe(3);
    }

    [Fact]
    public void Any_reply_can_be_drawn() => CsCheck.Check.Sample(GenReplies.Any, reply => Pictures.Of(reply).Png().Count.ShouldBeGreaterThan(0), iter: 20, threads: 1);

    // How many rows of ink there are with blank ones above them.
    private static int LinesOf(ReadOnlyMemory<byte> png)
    {
        using var bitmap = SKBitmap.Decode(png.Span);
        var pixels = bitmap.Pixels;
        bool[] rows = [.. Enumerable.Range(0, bitmap.Height).Select(y => pixels.AsSpan(y * bitmap.Width, bitmap.Width).ContainsAnyExcept(SKColors.White))];
        return Enumerable.Range(1, rows.Length - 1).Count(y => rows[y] && !rows[y - 1]);
    }

    private static int Height(ReadOnlyMemory<byte> png)
    {
        using var bitmap = SKBitmap.Decode(png.Span);
        return bitmap.Height;
    }
}
