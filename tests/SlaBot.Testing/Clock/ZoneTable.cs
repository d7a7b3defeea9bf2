using System.Globalization;
using NodaTime;

namespace SlaBot.Testing.Clock;

/// <summary>
/// When the clocks of a zone were set, as glibc's zdump prints it: an oracle that has nothing to do with NodaTime. It is
/// reckoned here in seconds alone.
/// </summary>
public sealed class ZoneTable
{
    private const string Sample = "corpora/tz-transitions/zdump-2024-2032.txt";
    private const int SecondsPerMinute = 60;

    /// <summary>What no table tells: the offsets, in minutes, of zones whose clocks are not set in these years.</summary>
    private static readonly Dictionary<string, int> Still = new()
    {
        ["America/Sao_Paulo"] = -3 * 60,
        ["Asia/Kathmandu"] = (5 * 60) + 45,
        ["Asia/Kolkata"] = (5 * 60) + 30,
        ["Asia/Tehran"] = (3 * 60) + 30,
        ["Asia/Tokyo"] = 9 * 60,
        ["Pacific/Apia"] = 13 * 60,
    };

    private readonly List<(long From, long Offset)> stretches = [];

    private ZoneTable(string zone) => Zone = zone;

    /// <summary>Gets the zone's id.</summary>
    public string Zone { get; }

    /// <summary>Gets the moments at which the clocks are set.</summary>
    public IEnumerable<Instant> Transitions => stretches.Skip(1).Select(stretch => Instant.FromUnixTimeSeconds(stretch.From));

    /// <summary>The tables of all zones, by id; null where the sample data is missing.</summary>
    public static IReadOnlyDictionary<string, ZoneTable>? ReadAll()
    {
        if (SharedData.Find(Sample) is not { } path)
        {
            return null;
        }

        var tables = new SortedDictionary<string, ZoneTable>(StringComparer.Ordinal);
        foreach (var words in File.ReadLines(path).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (!tables.TryGetValue(words[0], out var table))
            {
                tables[words[0]] = table = new(words[0]);
                if (Still.TryGetValue(words[0], out var minutes))
                {
                    table.stretches.Add((long.MinValue, minutes * SecondsPerMinute));
                }
            }

            if (words[^1] != "NULL")
            {
                table.Add(words);
            }
        }

        return tables;
    }

    /// <summary>The moment of a wall-clock time: the first where it comes twice, that of the jump where it never comes.</summary>
    public Instant InstantOf(LocalDateTime local)
    {
        var shown = local.InUtc().ToInstant().ToUnixTimeSeconds();
        for (var i = 0; i < stretches.Count; i++)
        {
            var (from, offset) = stretches[i];
            var moment = shown - offset;
            if (moment < from)
            {
                return Instant.FromUnixTimeSeconds(from); // jumped over
            }

            if (i == stretches.Count - 1 || moment < stretches[i + 1].From)
            {
                return Instant.FromUnixTimeSeconds(moment);
            }
        }

        throw new InvalidOperationException($"Nothing is known of {Zone}.");
    }

    // "America/New_York Sun Mar 10 07:00:00 2024 UT = Sun Mar 10 03:00:00 2024 EDT isdst=1 gmtoff=-14400": of each two lines
    // the second begins a stretch; the first of all tells what was so before.
    private void Add(string[] words)
    {
        var utc = DateTimeOffset.ParseExact(
            $"{words[5]} {words[2]} {words[3]} {words[4]}", "yyyy MMM d HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeSeconds();
        var offset = long.Parse(words[^1]["gmtoff=".Length..], CultureInfo.InvariantCulture);
        if (stretches.Count == 0)
        {
            stretches.Add((long.MinValue, offset));
        }
        else if (stretches[^1].Offset != offset)
        {
            stretches.Add((utc, offset));
        }
    }
}
