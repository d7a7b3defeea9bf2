using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace SlaBot.Storage.LiteDb.Totals;

/// <summary>Writes whole numbers, exact decimals and texts into as few bytes as they need.</summary>
internal sealed class PageWriter
{
    /// <summary>Marks a decimal whose digits need all 96 bits.</summary>
    public const byte Wide = 0x40;

    /// <summary>Marks a decimal below zero.</summary>
    public const byte Negative = 0x80;

    private readonly ArrayBufferWriter<byte> bytes = new(256);

    /// <summary>Writes one byte.</summary>
    public void Byte(byte value)
    {
        bytes.GetSpan(1)[0] = value;
        bytes.Advance(1);
    }

    /// <summary>Writes a number of 0 or more: seven bits a byte.</summary>
    public void Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            Byte((byte)((value & 0x7F) | 0x80));
        }

        Byte((byte)value);
    }

    /// <summary>Writes a number of either sign.</summary>
    public void Signed(long value) => Number(unchecked((ulong)((value << 1) ^ (value >> 63))));

    /// <summary>Writes a decimal with all its digits and its scale.</summary>
    public void Decimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var scale = unchecked((byte)(bits[3] >> 16));
        var sign = bits[3] < 0 ? Negative : (byte)0;
        var low = unchecked((uint)bits[0] | ((ulong)(uint)bits[1] << 32));
        if (bits[2] == 0)
        {
            Byte((byte)(scale | sign));
            Number(low);
            return;
        }

        Byte((byte)(scale | sign | Wide));
        var rest = bytes.GetSpan(12);
        BinaryPrimitives.WriteUInt64LittleEndian(rest, low);
        BinaryPrimitives.WriteInt32LittleEndian(rest[8..], bits[2]);
        bytes.Advance(12);
    }

    /// <summary>Writes a text.</summary>
    public void Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Number((ulong)utf8.Length);
        bytes.Write(utf8);
    }

    /// <summary>Everything written so far.</summary>
    public byte[] ToArray() => bytes.WrittenSpan.ToArray();
}
