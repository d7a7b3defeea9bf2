using System.Globalization;
using SkiaSharp;
using SlaBot.Conversation.Replies;
using SlaBot.Pictures.Drawings;
using SlaBot.Pictures.Words;

namespace SlaBot.Pictures;

/// <summary>A whole reply on paper: its headline, figures, tables, charts and notes, on as many pages as they need.</summary>
public sealed class ReplyPicture
{
    // A4, in points.
    private const float PageWidth = 595;
    private const float PageHeight = 842;
    private const float Edge = 42;
    private const float Between = 14;
    private const float BetweenNotes = 5;
    private const float Together = 60;
    private const float Width = PageWidth - (2 * Edge);
    private const float Bottom = PageHeight - Edge - 14;

    private static readonly Script Said = new(11.5f, Ink.Text);
    private static readonly Script Title = new(14, Ink.Text, IsBold: true);
    private static readonly Script Small = new(9, Ink.Soft);
    private static readonly Script Careful = new(10.5f, Ink.Of(Domain.Pacing.Status.AtRisk));

    private readonly Lettering lettering;
    private readonly Reply reply;
    private readonly List<List<(Drawing Drawing, float Top)>> pages;

    /// <summary>Lays a reply out.</summary>
    internal ReplyPicture(Lettering lettering, Reply reply)
    {
        (this.lettering, this.reply) = (lettering, reply);
        pages = Paged(Drawings());
    }

    /// <summary>Gets how many pages there are.</summary>
    public int Pages => pages.Count;

    /// <summary>Gets the same in words, for those who do not see it.</summary>
    public string Words => TextRenderer.Render(reply);

    /// <summary>The pages as PNG, 1,190 pixels wide; the only page of a short reply ends where the reply does.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Png()
    {
        var height = pages is [{ Count: > 0 } only] ? only[^1].Top + only[^1].Drawing.HeightIn(Width) + Edge : PageHeight;
        return
        [
            .. pages.Select((_, at) => (ReadOnlyMemory<byte>)SkiaPictures.Png(
                (int)(PageWidth * SkiaPictures.Density), (int)Math.Ceiling(height * SkiaPictures.Density), SkiaPictures.Density, canvas => Draw(canvas, at))),
        ];
    }

    /// <summary>The pages as one PDF, its words as text.</summary>
    public ReadOnlyMemory<byte> Pdf()
    {
        using var file = new MemoryStream();

        // Without a moment of making: the same reply is the same file.
        var about = new SKDocumentPdfMetadata { Title = PlainText.OneLine(reply.Headline), Creator = "SlaBot", Producer = "SlaBot", RasterDpi = 144, EncodingQuality = 100 };
        using (var document = SKDocument.CreatePdf(file, about))
        {
            for (var at = 0; at < pages.Count; at++)
            {
                Draw(document.BeginPage(PageWidth, PageHeight), at);
                document.EndPage();
            }

            document.Close();
        }

        return file.ToArray();
    }

    private void Draw(SKCanvas canvas, int page)
    {
        foreach (var (drawing, top) in pages[page])
        {
            _ = canvas.Save();
            canvas.Translate(Edge, top);
            drawing.Draw(canvas, Width);
            canvas.Restore();
        }

        if (pages.Count > 1)
        {
            lettering.Write(canvas, string.Create(CultureInfo.InvariantCulture, $"{page + 1} / {pages.Count}"), PageWidth - Edge, PageHeight - (Edge / 2), Small, SKTextAlign.Right);
        }
    }

    private IEnumerable<Drawing> Drawings()
    {
        var words = ReplyWords.In(reply.Language);
        yield return new HeadlineDrawing(lettering, reply);
        if (reply.IsDemo)
        {
            yield return new Paragraph(lettering, words.DemoData, Careful);
        }

        foreach (var part in reply.Parts.Where(part => part is not Part.Note { Kind: not NoteKind.Caution }))
        {
            yield return Of(part, words);
        }

        foreach (var note in reply.Parts.OfType<Part.Note>().Where(note => note.Kind != NoteKind.Caution))
        {
            yield return new Paragraph(lettering, note.Words, Small);
        }
    }

    private Drawing Of(Part part, ReplyWords words) => part switch
    {
        Part.Heading heading => new Paragraph(lettering, heading.Words, Title),
        Part.Text text => new Paragraph(lettering, text.Words, Said),
        Part.Figures figures => new FiguresDrawing(lettering, figures),
        Part.Progress progress => new BulletDrawing(lettering, progress, words),
        Part.Table table => new TableDrawing(lettering, table),
        Part.Chart chart when new ChartDrawing(lettering, chart, words) is { IsEmpty: false } drawing => drawing,
        Part.Chart chart => new Paragraph(lettering, chart.Words, Said),
        Part.Note note => new Paragraph(lettering, $"{words.Caution}{words.Colon}{note.Words}", Careful),
        _ => throw new InvalidOperationException($"A reply has no part {part.GetType().Name}."),
    };

    private static List<List<(Drawing Drawing, float Top)>> Paged(IEnumerable<Drawing> drawings)
    {
        List<List<(Drawing Drawing, float Top)>> pages = [[]];
        var top = Edge;
        var left = new Stack<Drawing>(drawings.Reverse());
        while (left.TryPop(out var next))
        {
            var height = next.HeightIn(Width);
            if (height <= 0)
            {
                continue;
            }

            // A heading stays with the first of what it is about.
            if (next is Paragraph { IsHeading: true } && pages[^1].Count > 0 && left.TryPeek(out var below) && top + height + Between + Math.Min(below.HeightIn(Width), Together) > Bottom)
            {
                pages.Add([]);
                top = Edge;
            }

            if (top + height > Bottom && next.Split(Width, Bottom - top) is { } parts)
            {
                pages[^1].Add((parts.First, top));
                left.Push(parts.Left);
                pages.Add([]);
                top = Edge;
                continue;
            }

            if (top + height > Bottom && pages[^1].Count > 0)
            {
                pages.Add([]);
                top = Edge;
                left.Push(next);
                continue;
            }

            pages[^1].Add((next, top));
            top += height + (next is Paragraph { IsSmall: true } ? BetweenNotes : Between);
        }

        return pages;
    }
}
