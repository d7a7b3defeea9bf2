using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SlaBot.Teams.Tests.Packaging;

/// <summary>A picture of eight-bit RGB or RGBA without interlacing, decoded by hand: all that icons need.</summary>
internal sealed record Png(int Width, int Height, IReadOnlyList<Png.Pixel> Pixels)
{
    internal readonly record struct Pixel(byte R, byte G, byte B, byte A);

    public Pixel At(int x, int y) => Pixels[(y * Width) + x];

    public static Png Decode(byte[] file)
    {
        file.AsSpan(0, 8).ToArray().ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var (width, height, channels) = (0, 0, 0);
        using var packed = new MemoryStream();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var content = file.AsSpan(at + 8, length);
            switch (Encoding.ASCII.GetString(file, at + 4, 4))
            {
                case "IHDR":
                    (width, height) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]));
                    (content[8], content[12]).ShouldBe(((byte)8, (byte)0), "eight bits a channel, not interlaced");
                    channels = content[9] switch { 2 => 3, 6 => 4, var other => throw new NotSupportedException($"Colour type {other}.") };
                    break;
                case "IDAT":
                    packed.Write(content);
                    break;
            }

            at += 12 + length;
        }

        packed.Position = 0;
        using var unpacking = new ZLibStream(packed, CompressionMode.Decompress);
        var stride = width * channels;
        byte[] above = new byte[stride], row = new byte[stride];
        var pixels = new List<Pixel>(width * height);
        for (var y = 0; y < height; y++)
        {
            var filter = unpacking.ReadByte();
            unpacking.ReadExactly(row);
            Unfilter(filter, row, above, channels);
            for (var x = 0; x < stride; x += channels)
            {
                pixels.Add(new(row[x], row[x + 1], row[x + 2], channels == 4 ? row[x + 3] : byte.MaxValue));
            }

            (above, row) = (row, above);
        }

        return new(width, height, pixels);
    }

    // The five filters of the PNG specification, section 9.
    private static void Unfilter(int filter, byte[] row, byte[] above, int channels)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var left = i < channels ? 0 : row[i - channels];
            var corner = i < channels ? 0 : above[i - channels];
            var predicted = filter switch
            {
                0 => 0,
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                4 => Paeth(left, above[i], corner),
                _ => throw new NotSupportedException($"Filter {filter}."),
            };
            row[i] = (byte)((row[i] + predicted) & 0xFF);
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        var estimate = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(estimate - left), Math.Abs(estimate - above), Math.Abs(estimate - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
