namespace SlaBot.Slack.Outbound;

/// <summary>Counts the uses of response addresses: each is good for five, within half an hour.</summary>
internal sealed class ResponseUses(TimeProvider time)
{
    private const int Most = 5;
    private const int Few = 1_024;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private readonly Lock guard = new();
    private readonly Dictionary<Uri, (DateTimeOffset First, int Count)> uses = [];
    private int sweepAt = Few;

    /// <summary>Gets how many addresses are remembered.</summary>
    public int Remembered
    {
        get
        {
            lock (guard)
            {
                return uses.Count;
            }
        }
    }

    /// <summary>Counts one more use, unless there is none left.</summary>
    /// <returns>Null, or why it may not be used.</returns>
    public string? Take(Uri address)
    {
        var now = time.GetUtcNow();
        lock (guard)
        {
            SweepWhenManyAt(now);
            var (first, count) = uses.GetValueOrDefault(address, (now, 0));
            if (now - first >= Life)
            {
                return "expired_url";
            }

            if (count == Most)
            {
                return "used_url";
            }

            uses[address] = (first, count + 1);
            return null;
        }
    }

    private void SweepWhenManyAt(DateTimeOffset now)
    {
        if (uses.Count < sweepAt)
        {
            return;
        }

        foreach (var (address, (first, _)) in uses)
        {
            if (now - first >= Life)
            {
                uses.Remove(address);
            }
        }

        sweepAt = Math.Max(Few, uses.Count * 2);
    }
}
