using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NodaTime;
using SlaBot.Channels.Sealing;
using SlaBot.Conversation.Replies;

namespace SlaBot.Channels.Pictures;

/// <summary>
/// Addresses of pictures for channels that fetch them. All that a chart shows is sealed in its address, and drawn when it is
/// fetched: nothing is kept, an address works after a restart, and nobody can make or change one.
/// </summary>
/// <param name="key">The key: 32 bytes.</param>
/// <param name="publicUrl">Where SlaBot is reached.</param>
/// <param name="time">The clock.</param>
public sealed class PictureAddresses(byte[] key, Uri publicUrl, TimeProvider time) : IDisposable
{
    /// <summary>The name of the key in the store of keys.</summary>
    public const string KeyName = "pictures";

    /// <summary>How long a picture can be fetched.</summary>
    public static readonly Duration Span = Duration.FromDays(30);

    // Slack takes 3,000 characters.
    private const int LongestAddress = 2_900;
    private const int LongestSeal = 4_096;
    private const string Place = "picture";
    private const char Separator = '\n';

    private static readonly int[] PointsTried = [60, 30, 12];

    private readonly TextSeal seal = new(key);

    /// <summary>The address of a chart's picture; null where there is nothing to draw, or more than an address holds.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="language">The language of its words.</param>
    public Uri? Of(Part.Chart chart, string language)
    {
        if (chart.Lines.All(line => line.Points.Count == 0))
        {
            return null;
        }

        var until = (Instant.FromDateTimeOffset(time.GetUtcNow()) + Span).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        foreach (var most in PointsTried)
        {
            var address = new Uri(publicUrl, $"pictures/{seal.Seal($"{until}{Separator}{PackedChart.Pack(chart, language, most)}", Place)}.png");
            if (address.AbsoluteUri.Length <= LongestAddress)
            {
                return address;
            }
        }

        return null;
    }

    /// <summary>Opens what an address holds.</summary>
    /// <param name="text">The last part of the address, without <c>.png</c>.</param>
    /// <param name="chart">The chart; without the words that stand beside it.</param>
    /// <param name="language">The language of its words.</param>
    /// <returns>Whether it was sealed here, not too long ago.</returns>
    public bool TryOpen(string text, [NotNullWhen(true)] out Part.Chart? chart, [NotNullWhen(true)] out string? language)
    {
        (chart, language) = (null, null);
        if (text.Length > LongestSeal || !seal.TryOpen(text, out var plain, Place))
        {
            return false;
        }

        var end = plain.IndexOf(Separator, StringComparison.Ordinal);
        if (long.Parse(plain.AsSpan(0, end), CultureInfo.InvariantCulture) < time.GetUtcNow().ToUnixTimeSeconds())
        {
            return false;
        }

        (chart, language) = PackedChart.Unpack(plain[(end + 1)..]);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => seal.Dispose();
}
