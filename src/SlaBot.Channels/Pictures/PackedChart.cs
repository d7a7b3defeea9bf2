using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using SlaBot.Conversation.Replies;

namespace SlaBot.Channels.Pictures;

/// <summary>All that is drawn of a chart, in few letters: its lines, and the words at the lines across.</summary>
/// <param name="Language">The language of its words.</param>
/// <param name="Title">What it shows.</param>
/// <param name="First">The first day, as days since 1970.</param>
/// <param name="Lines">The lines.</param>
/// <param name="Marks">The words at the lines across, from the lowest.</param>
internal sealed record PackedChart(string Language, string Title, int First, IReadOnlyList<PackedLine> Lines, IReadOnlyList<string> Marks)
{
    private const int LongestTitle = 200;
    private const int LongestName = 80;

    private static readonly LocalDate Epoch = new(1970, 1, 1);

    /// <summary>Packs a chart.</summary>
    /// <param name="chart">A chart with points.</param>
    /// <param name="language">The language of its words.</param>
    /// <param name="most">The most points of a line.</param>
    public static string Pack(Part.Chart chart, string language, int most)
    {
        var first = chart.Lines.SelectMany(line => line.Points).Min(point => point.Date);
        var lines = chart.Lines.Select(line => new PackedLine(Cut(line.Name, LongestName), (int)line.Style, [.. ChartPoints.Thinned(line.Points, most).SelectMany(point => new[] { Days(first, point.Date), (decimal)ChartPoints.Rounded(point.Value) })])).ToList();
        var packed = new PackedChart(language, Cut(chart.Title, LongestTitle), Days(Epoch, first), lines, []);
        packed = packed with { Marks = [.. packed.ScaleOf().Values.Select(value => Cut(chart.Format(value), LongestName))] };
        using var small = new MemoryStream();
        using (var squeezing = new BrotliStream(small, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            JsonSerializer.Serialize(squeezing, packed, PackedChartJson.Default.PackedChart);
        }

        return Base64Url.EncodeToString(small.ToArray());
    }

    /// <summary>Unpacks what was packed.</summary>
    public static (Part.Chart Chart, string Language) Unpack(string text)
    {
        using var small = new MemoryStream(Base64Url.DecodeFromChars(text));
        using var unsqueezing = new BrotliStream(small, CompressionMode.Decompress);
        var packed = JsonSerializer.Deserialize(unsqueezing, PackedChartJson.Default.PackedChart)!;
        var said = packed.ScaleOf().Values.Zip(packed.Marks).ToDictionary(mark => mark.First, mark => mark.Second);
        return (new(packed.Title, packed.DrawnLines(), value => said.GetValueOrDefault(value, ""), packed.Title), packed.Language);
    }

    private ChartScale ScaleOf() => new([.. DrawnLines().SelectMany(line => line.Points)]);

    private IReadOnlyList<Line> DrawnLines()
    {
        var first = Epoch.PlusDays(First);
        return [.. Lines.Select(line => new Line(line.Name, (LineStyle)line.Style, [.. line.Points.Chunk(2).Select(point => new Point(first.PlusDays((int)point[0]), point[1]))]))];
    }

    private static int Days(LocalDate from, LocalDate to) => NodaTime.Period.DaysBetween(from, to);

    private static string Cut(string words, int most) => Texts.ShownText.Cut(words, most);
}

/// <summary>A line of a packed chart.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Style">Its <see cref="LineStyle"/>.</param>
/// <param name="Points">Days after the first day of the chart, each with its value.</param>
internal sealed record PackedLine(string Name, int Style, IReadOnlyList<decimal> Points);

/// <summary>How packed charts are written.</summary>
[JsonSerializable(typeof(PackedChart))]
internal sealed partial class PackedChartJson : JsonSerializerContext;
