using System.Text;
using System.Text.Json;
using SlaBot.Sources.Csv;
using SlaBot.Testing;

namespace SlaBot.Sources.Tests.Csv;

/// <summary>Delimiters, quotes, line ends and encodings.</summary>
public sealed class FileShapeTests
{
    private readonly Importing import = new();

    static FileShapeTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public async Task The_delimiter_is_told_from_the_file(char delimiter)
    {
        await import.Take(ImportKind.Deals, $"id,name,amount\nA,\"x,y;z|w\",5\nB,c,6\n".Replace(',', delimiter));

        import.Deals.Select(deal => deal.Amount.Value).ShouldBe([5m, 6m]);
    }

    [Fact]
    public async Task The_delimiter_that_people_name_holds()
    {
        await import.Take(ImportKind.Deals, "id:amount\nA:5\n", new() { Delimiter = ':' });

        import.Deals[0].Amount.Value.ShouldBe(5m);
    }

    [Fact]
    public async Task The_line_in_which_Excel_names_the_delimiter_is_no_header()
    {
        await import.Take(ImportKind.Deals, "sep=;\r\nid;amount\r\nA;1,5\r\n");

        import.Deals[0].Amount.Value.ShouldBe(1.5m);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Line_ends_blank_lines_and_empty_columns_make_no_difference(string end)
    {
        var summary = await import.Take(ImportKind.Deals, $"id,amount,,{end}A,1,,{end}{end}B,2{end},,,{end}  ,{end}C,3,,,,{end},");

        summary.Rows.ShouldBe(3);
        import.Deals.Select(deal => deal.Id).ShouldBe(["A", "B", "C"]);
    }

    [Fact]
    public async Task Quoted_values_keep_line_breaks_quotes_and_delimiters_and_lines_are_counted_through_them()
    {
        var summary = await import.Take(ImportKind.Deals, "id,name,amount\nA,\"two\nlines, \"\"quoted\"\"\",1\nB,x,y\n");

        import.Deals[0].Name.Value.ShouldBe("two\nlines, \"quoted\"");
        summary.FirstRejections.ShouldHaveSingleItem().Line.ShouldBe(4);
    }

    [Theory]
    [InlineData("A,1", "the row has 2 values where the header has 3: is it cut off?")]
    [InlineData("A,1,234,won", "the row has 4 values where the header has 3: is a value with a separator in it not quoted?")]
    public async Task A_row_of_another_width_is_rejected(string row, string reason) =>
        (await import.Take(ImportKind.Deals, $"id,amount,stage\n{row}\nB,1,won\n")).FirstRejections.ShouldBe([new(2, reason)]);

    [Theory]
    [InlineData("utf-8", false, "utf-8")]
    [InlineData("utf-8", true, "utf-8")]
    [InlineData("utf-16", true, "utf-16")]
    [InlineData("utf-16", false, "utf-16le")]
    [InlineData("utf-16BE", true, "utf-16")]
    [InlineData("utf-16BE", false, "utf-16be")]
    [InlineData("big5", false, "big5")]
    public async Task Chinese_names_are_read_in_every_usual_encoding(string encoding, bool hasMark, string named)
    {
        var summary = await import.TakeBytes(ImportKind.Deals, Encoded("編號,商機名稱,業務\n7,台積電採購案,王小明\n", encoding, hasMark));

        summary.Encoding.ShouldBe(named);
        import.Deals[0].Name.Value.ShouldBe("台積電採購案");
        import.Deals[0].Owner.Value.ShouldBe("王小明");
    }

    [Theory]
    [InlineData("Zürich Müller & Söhne, größte Köche; naïve façade")]
    [InlineData("Café – l’été à Orléans, 12 € “déjà vu”")]
    [InlineData("Peña y Muñoz, S.A. – Málaga, Ñuñoa")]
    [InlineData("£5")]
    public async Task Western_names_are_read_as_Windows_1252_when_they_are_no_utf8(string name)
    {
        var summary = await import.TakeBytes(ImportKind.Deals, Encoded($"id,name\n7,\"{name}\"\n", "windows-1252", hasMark: false));

        import.Deals[0].Name.Value.ShouldBe(name);
        summary.Warnings.ShouldContain("The file is not UTF-8 and was read as windows-1252. If names look wrong, say --encoding.");
    }

    [Fact]
    public async Task The_encoding_that_people_name_holds()
    {
        await import.TakeBytes(ImportKind.Deals, Encoded("id,name\n7,阿里巴巴\n", "gb18030", hasMark: false), new() { Encoding = "GB18030" });

        import.Deals[0].Name.Value.ShouldBe("阿里巴巴");
    }

    [Fact]
    public async Task A_character_that_is_cut_by_the_end_of_a_read_is_still_utf8()
    {
        var csv = "id,name\n" + string.Concat(Enumerable.Range(0, 30_000).Select(i => $"{i},名稱é\n"));

        (await import.Take(ImportKind.Deals, csv)).Encoding.ShouldBe("utf-8");
    }

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 0, 0 }, "This is a workbook, not a CSV file.")]
    [InlineData(new byte[] { 65, 0, 0, 0, 66, 67, 0, 68 }, "This is not a text file")]
    public async Task What_is_no_text_is_refused(byte[] file, string reason) =>
        (await import.RefuseBytes(ImportKind.Deals, file)).ShouldStartWith(reason);

    [Fact]
    public async Task An_unknown_encoding_is_refused() =>
        (await import.Refuse(ImportKind.Deals, "id,name\n1,a\n", new() { Encoding = "klingon" })).ShouldStartWith("'klingon' is no encoding");

    [Fact]
    public async Task A_stream_that_can_be_read_only_once_is_read_all_the_same()
    {
        using var once = new OneWayStream(Encoding.UTF8.GetBytes("id,created\nA,01/02/2017\nB,13/02/2017\n"));

        (await import.Run(ImportKind.Deals, once)).ShouldBeOfType<ImportOutcome.Imported>().Summary.New.ShouldBe(2);
    }

    [Fact]
    public async Task Every_file_of_csv_spectrum_is_read_as_its_json_says()
    {
        var folder = SharedData.Find("corpora/csv-spectrum/csvs");
        Assert.SkipUnless(folder is not null, "shared/corpora/csv-spectrum is not on this machine.");
        foreach (var path in Directory.GetFiles(folder, "*.csv"))
        {
            using var json = JsonDocument.Parse(
                await File.ReadAllTextAsync(Path.Combine(folder, "..", "json", Path.GetFileNameWithoutExtension(path) + ".json"), TestContext.Current.CancellationToken));
            var root = json.RootElement;
            var meant = (root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : new[] { root })
                .Select(row => row.EnumerateObject().Select(value => value.Value.GetString()!).ToArray()).ToArray();

            // The corpus itself gives this phone number in its JSON and another one in its CSV.
            meant = [.. meant.Select(row => row.Select(value => value == "1234567890" ? "2095257564" : value).ToArray())];

            (await RowsOf(path)).ShouldBe(meant, Path.GetFileName(path));
        }
    }

    [Fact]
    public async Task Naughty_strings_come_through_as_names_and_as_ids()
    {
        var path = SharedData.Find("corpora/naughty-strings/blns.json");
        Assert.SkipUnless(path is not null, "shared/corpora/naughty-strings is not on this machine.");
        var strings = NaughtyStrings(path).Where(text => text.Trim().Length is > 0 and <= TextColumn.LongestName)
            .DistinctBy(text => text.Trim()).ToArray();
        var csv = "id,name,amount\n" + string.Concat(strings.Select(text => $"{Quoted(text)},{Quoted(text)},5\n"));

        var summary = await import.Take(ImportKind.Deals, csv);

        summary.New.ShouldBe(strings.Length);
        strings.Length.ShouldBeGreaterThan(450);
        import.Deals.Select(deal => (deal.Id, deal.Name.Value)).ShouldBe(
            strings.Select(text => (text.Trim(), (string?)text.Trim())), ignoreOrder: true);
    }

    private static string[] NaughtyStrings(string path) => JsonSerializer.Deserialize<string[]>(File.ReadAllBytes(path))!;

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static byte[] Encoded(string text, string encoding, bool hasMark)
    {
        var used = Encoding.GetEncoding(encoding);
        return hasMark ? [.. used.GetPreamble(), .. used.GetBytes(text)] : used.GetBytes(text);
    }

    private static async Task<string[][]> RowsOf(string path)
    {
        await using var file = File.OpenRead(path);
        await using var source = await CsvSource.OfAsync(file, TestContext.Current.CancellationToken);
        source.TryRecognise(null, out _).ShouldBeTrue();
        using var reader = source.Open(null);
        var line = new Line(reader);
        var rows = new List<string[]>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(line.Values());
        }

        return [.. rows];
    }

    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }
    }
}
