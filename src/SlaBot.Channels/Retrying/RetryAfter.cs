using System.Globalization;

namespace SlaBot.Channels.Retrying;

/// <summary>The header <c>Retry-After</c> (RFC 9110, section 10.2.3), read leniently upwards and never downwards: what asks for a wait gets at least that.</summary>
public static class RetryAfter
{
    /// <summary>Gets the longest wait that is believed; whoever asks for more gets this.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(1);

    /// <summary>Reads the header.</summary>
    /// <param name="value">Its value: seconds, or a date; null or nonsense for none.</param>
    /// <param name="now">The time that a date is counted from.</param>
    /// <returns>How long to wait: zero for a date that has passed, at most <see cref="Longest"/>; null for none.</returns>
    public static TimeSpan? Read(string? value, DateTimeOffset now)
    {
        value = value?.Trim();
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        if (value.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
        {
            // More digits than fit are a very long time too.
            return value.TrimStart('0') is { Length: > 6 } ? Longest : Within(TimeSpan.FromSeconds(int.Parse(value, CultureInfo.InvariantCulture)));
        }

        if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < int.MaxValue)
        {
            return Within(TimeSpan.FromSeconds(Math.Ceiling(seconds)));
        }

        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var date)
            ? Within(date - now)
            : null;
    }

    private static TimeSpan Within(TimeSpan wait) =>
        wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
}
