using System.Diagnostics.CodeAnalysis;
using CsvHelper;

namespace SlaBot.Sources.Csv;

/// <summary>A CSV file that can be gone over more than once.</summary>
internal sealed class CsvSource : IAsyncDisposable
{
    /// <summary>The longest row that is taken; a longer one is a quote that nobody closed.</summary>
    private const int LongestRow = 1 << 20;

    private readonly Stream stream;
    private readonly long start;
    private readonly bool ownsStream;

    private CsvSource(Stream stream) => (this.stream, start) = (stream, stream.Position);

    /// <summary>Makes one over an empty temporary file.</summary>
    private CsvSource()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        ownsStream = true;
    }

    /// <summary>Gets the bytes in all.</summary>
    public long Length => stream.Length - start;

    /// <summary>Gets the bytes that the last reader has taken.</summary>
    public long Position => stream.Position - start;

    /// <summary>Gets the encoding; known after <see cref="TryRecognise"/>.</summary>
    public TextEncoding Encoding { get; private set; } = new(null, "utf-8", IsGuess: false);

    /// <summary>Takes a stream from where it stands; one that cannot be gone over twice is copied to a temporary file first.</summary>
    public static async Task<CsvSource> OfAsync(Stream stream, CancellationToken cancellation)
    {
        if (stream.CanSeek)
        {
            return new(stream);
        }

        var copy = new CsvSource();
        try
        {
            await stream.CopyToAsync(copy.stream, cancellation);
            return copy;
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }

    /// <summary>Tells the encoding.</summary>
    public bool TryRecognise(string? named, [NotNullWhen(false)] out string? refusal)
    {
        stream.Position = start;
        var known = named is null
            ? TextEncoding.TryTell(stream, out var encoding, out refusal)
            : TextEncoding.TryNamed(named, out encoding, out refusal);
        Encoding = encoding ?? Encoding;
        return known;
    }

    /// <summary>A reader before the header.</summary>
    public CsvReader Open(char? delimiter, Action<CsvMalformedRecord>? onMalformed = null)
    {
        stream.Position = start;
        return CsvReader.Create(
            stream,
            new()
            {
                Separator = delimiter,
                Encoding = Encoding.Encoding,
                TrackLineNumbers = true,
                PoolStrings = true,
                MaxRecordSize = LongestRow,
                OnMalformedRecord = onMalformed,
            },
            leaveOpen: true);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ownsStream ? stream.DisposeAsync() : ValueTask.CompletedTask;
}
