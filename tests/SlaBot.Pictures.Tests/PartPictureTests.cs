using NodaTime;
using SkiaSharp;
using SlaBot.Conversation.Replies;
using SlaBot.Pictures.Drawings;
using SlaBot.Pictures.Words;
using SlaBot.Testing.Replies;

namespace SlaBot.Pictures.Tests;

public sealed class PartPictureTests
{
    private const float Width = ((float)SkiaPictures.MostPixels / SkiaPictures.Density) - (2 * SkiaPictures.Margin);

    private static readonly Lettering Lettering = new(Typefaces.OfMachine);
    private static readonly SkiaPictures Pictures = new(Lettering);

    public static TheoryData<string> Names => [.. Parts().Select(part => part.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_part_is_the_same_file_of_a_size_that_every_channel_takes(string name)
    {
        var (_, part, language) = Parts().Single(part => part.Name == name);

        var picture = Pictures.Of(part, language).ShouldNotBeNull();

        picture.Png.Span.SequenceEqual(new SkiaPictures().Of(part, language)!.Png.Span).ShouldBeTrue();
        (picture.Width, picture.Png.Length).ShouldSatisfyAllConditions(size => size.Width.ShouldBe(1_024), size => size.Length.ShouldBeLessThan(250_000));
        picture.Height.ShouldBeInRange(100, 1_024);
        using var bitmap = SKBitmap.Decode(picture.Png.Span);
        (bitmap.Width, bitmap.Height).ShouldBe((picture.Width, picture.Height));
        Edges(bitmap).ShouldAllBe(colour => colour == Ink.Ground);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public void A_chart_has_ink_where_its_points_are(string language)
    {
        var chart = ChartOf(language);
        var drawing = new ChartDrawing(Lettering, chart, ReplyWords.In(language));
        using var bitmap = Bitmap(chart, language);

        foreach (var (line, number) in chart.Lines.Select((line, number) => (line, number)).Where(one => one.line.Style == LineStyle.Solid))
        {
            line.Points.ShouldAllBe(point => IsNear(bitmap, drawing.Place(point, Width), Ink.Line(number)));
        }

        // A dashed line is there or about to be: no eight units of it are blank, but where what happened lies over it.
        var until = chart.Lines[0].Points[^1].Date;
        foreach (var point in chart.Lines.Where(line => line.Style == LineStyle.Dashed).SelectMany(line => line.Points).Where(point => point.Date > until))
        {
            IsNear(bitmap, drawing.Place(point, Width), Ink.Soft, reach: 8).ShouldBeTrue(point.ToString());
        }

        var (low, high) = (chart.Lines[2].Points[^1], chart.Lines[3].Points[^1]);
        var inside = drawing.Place(new(low.Date.PlusDays(-9), (low.Value + high.Value) / 2 * 0.98m), Width);
        Pixel(bitmap, inside).ShouldNotBe(Ink.Ground);
    }

    [Fact]
    public void A_chart_of_other_numbers_is_another_picture()
    {
        var chart = ChartOf("en");
        var other = chart with { Lines = [chart.Lines[0] with { Points = [.. chart.Lines[0].Points.Select(point => point with { Value = point.Value / 2 })] }, .. chart.Lines.Skip(1)] };

        Pictures.Of(other, "en")!.Png.Span.SequenceEqual(Pictures.Of(chart, "en")!.Png.Span).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0.6767, 0.705)]
    [InlineData(0.02, 0.9)]
    [InlineData(1.3, 1.0)]
    public void A_bullet_graph_ends_where_it_should_and_says_where_it_should_be(double done, double expected)
    {
        var progress = new Part.Progress("Revenue", (decimal)done, (decimal)expected, "some of the goal") { Bounds = [0.5m, 0.8m] };
        var drawing = new BulletDrawing(Lettering, progress, ReplyWords.In("en"));
        using var bitmap = Bitmap(progress, "en");
        SKColor At(float across, float down) => Pixel(bitmap, new(across, BulletDrawing.GraphTop + (BulletDrawing.GraphHeight * down)));
        var (end, line) = (drawing.Across(progress.Done, Width), drawing.Across(progress.Expected!.Value, Width));

        At(end - 2, 0.5f).ShouldBe(Ink.Accent);
        (At(end + 2, 0.5f) == Ink.Accent).ShouldBeFalse();
        At(line, 0.25f).ShouldBe(Ink.Text);
        At(drawing.Across(0.25m, Width), 0.1f).ShouldBe(Ink.Range(2));
    }

    [Fact]
    public void A_funnel_narrows_as_its_counts_do()
    {
        var table = SampleReplies.Funnel.Parts.OfType<Part.Table>().Single();
        var drawing = new FunnelDrawing(Lettering, table);
        using var bitmap = Bitmap(table, "en");

        var bars = Enumerable.Range(0, 5).Select(stage => drawing.Bar(stage, Width)).ToList();

        bars.Select(bar => bar.Width).ShouldBeInOrder(SortDirection.Descending);
        (bars[1].Width / bars[0].Width).ShouldBe((float)Math.Sqrt(347 / 12_400d), 0.001f);
        bars.ShouldAllBe(bar => Pixel(bitmap, new(bar.MidX, bar.MidY)) != Ink.Ground);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_words_beside_a_picture_say_the_same(string name)
    {
        var (_, part, language) = Parts().Single(part => part.Name == name);
        var words = Pictures.Of(part, language)!.Words;

        switch (part)
        {
            case Part.Chart chart:
                words.ShouldBe(chart.Words);
                break;
            case Part.Progress progress:
                words.ShouldContain(progress.Words);
                words.ShouldStartWith(progress.Label);
                break;
            case Part.Table table:
                table.Rows.SelectMany(row => row.Cells).Where(cell => cell is not ("" or "–")).ShouldAllBe(cell => words.Contains(cell, StringComparison.Ordinal));
                break;
            default:
                throw new InvalidOperationException();
        }
    }

    [Fact]
    public void Words_without_a_font_are_left_out_and_that_is_told_once()
    {
        var told = 0;
        var fontless = new SkiaPictures(new Lettering(new([]), () => told++));

        var picture = fontless.Of(ChartOf("zh-Hant"), "zh-Hant").ShouldNotBeNull();

        told.ShouldBe(1);
        using var bitmap = SKBitmap.Decode(picture.Png.Span);
        Enumerable.Range(0, 40).SelectMany(y => Enumerable.Range(0, bitmap.Width).Select(x => bitmap.GetPixel(x, y))).ShouldAllBe(colour => colour == Ink.Ground);
        picture.Words.ShouldBe(ChartOf("zh-Hant").Words);
    }

    [Fact]
    public void Signs_without_a_font_go_one_by_one() => Lettering.Writable("Won \ue000🎉by\nLin").ShouldBe("Won by Lin");

    [Fact]
    public void Where_there_is_nothing_to_draw_there_is_no_picture()
    {
        Pictures.Of(new Part.Text("words"), "en").ShouldBeNull();
        Pictures.Of(new Part.Chart("nothing", [], value => "", "words"), "en").ShouldBeNull();
        Pictures.Of(new Part.Chart("nothing", [new("line", LineStyle.Solid, [])], value => "", "words"), "en").ShouldBeNull();
        Pictures.Of(new Part.Table("people", [new("Name"), new("Role")], [new(["Lin", "Sales"]), new(["Wei", "Marketing"])]), "en").ShouldBeNull();
    }

    [Fact]
    public void A_chart_with_one_point_and_one_with_thousands_are_drawn()
    {
        var start = new LocalDate(2026, 1, 1);
        static Part.Chart Of(IEnumerable<Point> points) => new(new string('W', 300), [new("Actual", LineStyle.Solid, [.. points])], value => value.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture), "words");

        Pictures.Of(Of([new(start, 5)]), "en").ShouldNotBeNull();
        Pictures.Of(Of(Enumerable.Range(0, 4_000).Select(day => new Point(start.PlusDays(day), (day % 700) - 350))), "zh-Hant").ShouldNotBeNull().Png.Length.ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public void A_table_of_very_many_stages_is_made_smaller_as_a_whole()
    {
        var table = new Part.Table("Funnel", [new("Stage"), new("Actual", true)], [.. Enumerable.Range(0, 60).Select(i => new Row([$"Stage {i}", (6_000 - (i * 100)).ToString(System.Globalization.CultureInfo.InvariantCulture)]))]);

        var picture = Pictures.Of(table, "en").ShouldNotBeNull();

        picture.Height.ShouldBe(1_024);
        picture.Width.ShouldBeLessThan(1_024);
    }

    internal static IEnumerable<(string Name, Part Part, string Language)> Parts() =>
        from sample in SampleReplies.All
        from part in sample.Reply.Parts.Select((part, at) => (part, at))
        where part.part is Part.Chart or Part.Progress or Part.Table
        select ($"{sample.Name}-{part.part.GetType().Name}", part.part, sample.Reply.Language);

    private static Part.Chart ChartOf(string language) => (language == "en" ? SampleReplies.Pace : SampleReplies.PaceChinese).Parts.OfType<Part.Chart>().Single();

    private static SKBitmap Bitmap(Part part, string language) => SKBitmap.Decode(Pictures.Of(part, language)!.Png.Span);

    private static SKColor Pixel(SKBitmap bitmap, SKPoint at) =>
        bitmap.GetPixel((int)((at.X + SkiaPictures.Margin) * SkiaPictures.Density), (int)((at.Y + SkiaPictures.Margin) * SkiaPictures.Density));

    private static bool IsNear(SKBitmap bitmap, SKPoint at, SKColor colour, int reach = 3) => (
        from x in Enumerable.Range(-reach * 2, (reach * 4) + 1)
        from y in Enumerable.Range(-reach * 2, (reach * 4) + 1)
        select Pixel(bitmap, new(at.X + (x / 2f), at.Y + (y / 2f)))).Any(pixel => IsLike(pixel, colour));

    private static bool IsLike(SKColor one, SKColor other) => Math.Abs(one.Red - other.Red) + Math.Abs(one.Green - other.Green) + Math.Abs(one.Blue - other.Blue) < 40;

    private static IEnumerable<SKColor> Edges(SKBitmap bitmap) =>
        Enumerable.Range(0, bitmap.Width).SelectMany(x => new[] { bitmap.GetPixel(x, 0), bitmap.GetPixel(x, bitmap.Height - 1) })
            .Concat(Enumerable.Range(0, bitmap.Height).SelectMany(y => new[] { bitmap.GetPixel(0, y), bitmap.GetPixel(bitmap.Width - 1, y) }));
}
