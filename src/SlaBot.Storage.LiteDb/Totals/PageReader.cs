using System.Buffers.Binary;
using System.Text;

namespace SlaBot.Storage.LiteDb.Totals;

/// <summary>Reads what <see cref="PageWriter"/> wrote.</summary>
internal ref struct PageReader(ReadOnlySpan<byte> bytes, int position = 0)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>Gets where the next byte is read.</summary>
    public int Position { get; private set; } = position;

    /// <summary>Gets whether everything was read.</summary>
    public readonly bool IsAtEnd => Position == bytes.Length;

    /// <summary>Reads one byte.</summary>
    public byte Byte() => bytes[Position++];

    /// <summary>Reads a number of 0 or more.</summary>
    public ulong Number()
    {
        var (value, shift) = (0UL, 0);
        while (true)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }

            shift += 7;
        }
    }

    /// <summary>Reads a number that counts or indexes something here.</summary>
    public int Count() => (int)Number();

    /// <summary>Reads a number of either sign.</summary>
    public long Signed()
    {
        var value = Number();
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }

    /// <summary>Reads a decimal.</summary>
    public decimal Decimal()
    {
        var head = Byte();
        var scale = (byte)(head & 0x1F);
        var isNegative = (head & PageWriter.Negative) != 0;
        if ((head & PageWriter.Wide) == 0)
        {
            var small = Number();
            return new(unchecked((int)small), unchecked((int)(small >> 32)), 0, isNegative, scale);
        }

        var rest = bytes.Slice(Position, 12);
        Position += 12;
        return new(
            BinaryPrimitives.ReadInt32LittleEndian(rest),
            BinaryPrimitives.ReadInt32LittleEndian(rest[4..]),
            BinaryPrimitives.ReadInt32LittleEndian(rest[8..]),
            isNegative,
            scale);
    }

    /// <summary>Passes over a number.</summary>
    public void SkipNumber()
    {
        while (Byte() >= 0x80)
        {
        }
    }

    /// <summary>Passes over a decimal.</summary>
    public void SkipDecimal()
    {
        if ((Byte() & PageWriter.Wide) == 0)
        {
            SkipNumber();
        }
        else
        {
            Position += 12;
        }
    }

    /// <summary>Reads a text.</summary>
    public string Text()
    {
        var length = Count();
        var text = Encoding.UTF8.GetString(bytes.Slice(Position, length));
        Position += length;
        return text;
    }
}
