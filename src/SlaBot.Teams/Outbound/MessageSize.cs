using System.Text;

namespace SlaBot.Teams.Outbound;

/// <summary>How large Teams finds a message: its JSON as UTF-16, without the pictures in it.</summary>
internal static class MessageSize
{
    /// <summary>The most that is sent, in bytes of UTF-16; Teams answers 413 from about 100 kB.</summary>
    public const int Most = 80_000;

    /// <summary>Whether it is too large to be sent.</summary>
    public static bool IsTooLarge(ReadOnlySpan<byte> json) =>
        json.Length * 2 > Most && (Encoding.UTF8.GetCharCount(json) - PictureCharacters(json)) * 2 > Most;

    private static int PictureCharacters(ReadOnlySpan<byte> json)
    {
        var all = 0;
        while (json.IndexOf("data:image/"u8) is var start and >= 0)
        {
            json = json[start..];
            var length = json.IndexOf((byte)'"') is var end and >= 0 ? end : json.Length;
            all += length;
            json = json[length..];
        }

        return all;
    }
}
