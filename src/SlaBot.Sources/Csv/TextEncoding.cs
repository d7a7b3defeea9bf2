using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace SlaBot.Sources.Csv;

/// <summary>In which encoding a file is written.</summary>
/// <param name="Encoding">The encoding to read with; null for UTF-8 and for what a byte order mark tells.</param>
/// <param name="Name">What to call it.</param>
/// <param name="IsGuess">Whether the bytes allow another reading.</param>
internal sealed record TextEncoding(Encoding? Encoding, string Name, bool IsGuess)
{
    private const int ChunkSize = 1 << 16;

    static TextEncoding() => System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding of a name that people gave.</summary>
    public static bool TryNamed(string name, [NotNullWhen(true)] out TextEncoding? encoding, [NotNullWhen(false)] out string? refusal)
    {
        try
        {
            var found = System.Text.Encoding.GetEncoding(name);
            encoding = new(found is UTF8Encoding ? null : found, found.WebName, IsGuess: false);
            refusal = null;
            return true;
        }
        catch (ArgumentException)
        {
            encoding = null;
            refusal = $"'{name}' is no encoding that is known here. Say for example utf-8, utf-16, windows-1252, big5 or gb18030.";
            return false;
        }
    }

    /// <summary>
    /// Tells the encoding from all bytes: a byte order mark, zeros at every other place, valid UTF-8; else Big5 where
    /// nearly every character then is a common Chinese one, else Windows-1252.
    /// </summary>
    public static bool TryTell(Stream stream, [NotNullWhen(true)] out TextEncoding? encoding, [NotNullWhen(false)] out string? refusal)
    {
        var chunk = new byte[ChunkSize];
        var first = stream.ReadAtLeast(chunk, ChunkSize, throwOnEndOfStream: false);
        refusal = NotText(chunk.AsSpan(0, first));
        encoding = refusal is null ? ByMark(chunk.AsSpan(0, first)) : null;
        if (refusal is null && encoding is null)
        {
            encoding = IsUtf8(stream, chunk, first, out var sample) ? new(null, "utf-8", IsGuess: false) : LegacyOf(sample);
        }

        return encoding is not null;
    }

    private static string? NotText(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return "This is a workbook, not a CSV file. Open it and save it as \"CSV UTF-8\".";
        }

        return start.Contains((byte)0) && ByMark(start) is null
            ? "This is not a text file: it holds zero bytes. Export the data as CSV."
            : null;
    }

    private static TextEncoding? ByMark(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return new(null, "utf-16", IsGuess: false);
        }

        var (even, odd) = (0, 0);
        for (var i = 0; i + 1 < start.Length; i += 2)
        {
            even += start[i] == 0 ? 1 : 0;
            odd += start[i + 1] == 0 ? 1 : 0;
        }

        // Separators, digits and line ends have a zero half in UTF-16, even between Chinese characters.
        var few = start.Length / 20;
        return (even, odd) switch
        {
            (0, > 0) when odd > few => new(System.Text.Encoding.Unicode, "utf-16le", IsGuess: false),
            ( > 0, 0) when even > few => new(System.Text.Encoding.BigEndianUnicode, "utf-16be", IsGuess: false),
            _ => null,
        };
    }

    private static bool IsUtf8(Stream stream, byte[] chunk, int length, out byte[] sample)
    {
        var decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
        var characters = new char[ChunkSize + 4];
        try
        {
            for (; length > 0; length = stream.Read(chunk))
            {
                decoder.GetChars(chunk.AsSpan(0, length), characters, flush: false);
            }

            decoder.GetChars([], characters, flush: true);
            sample = [];
            return true;
        }
        catch (DecoderFallbackException)
        {
            sample = chunk[..length];
            return false;
        }
    }

    private static TextEncoding LegacyOf(byte[] sample)
    {
        var (common, other) = (0, 0);
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] < 0x80)
            {
                continue;
            }

            var trail = i + 1 < sample.Length ? sample[i + 1] : (byte)0;
            var isPair = sample[i] is >= 0xA1 and <= 0xF9 && trail is (>= 0x40 and <= 0x7E) or (>= 0xA1 and <= 0xFE);

            // Big5 keeps its 5,401 common characters and its punctuation before 0xC7; the accented letters of
            // Windows-1252 lie nearly all behind.
            if (isPair && sample[i] <= 0xC6)
            {
                common++;
            }
            else
            {
                other++;
            }

            i += isPair ? 1 : 0;
        }

        return common > 4 * other
            ? new(System.Text.Encoding.GetEncoding("big5"), "big5", IsGuess: true)
            : new(System.Text.Encoding.GetEncoding(1252), "windows-1252", IsGuess: true);
    }
}
