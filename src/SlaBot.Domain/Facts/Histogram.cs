using System.Collections.Immutable;

namespace SlaBot.Domain.Facts;

/// <summary>How many durations there are of each whole length. Exact, immutable, and the empty ones are not kept.</summary>
public sealed class Histogram : IEquatable<Histogram>
{
    private readonly ImmutableSortedDictionary<int, long> bins;

    private Histogram(ImmutableSortedDictionary<int, long> bins) => this.bins = bins;

    /// <summary>Gets the lengths with their counts, shortest first.</summary>
    public IEnumerable<KeyValuePair<int, long>> Bins => bins;

    /// <summary>Gets whether nothing is in it.</summary>
    public bool IsEmpty => bins.IsEmpty;

    /// <summary>Gets how many durations there are.</summary>
    public long Count => bins.Values.Sum();

    /// <summary>One duration.</summary>
    public static Histogram Of(int length) => new(ImmutableSortedDictionary<int, long>.Empty.Add(length, 1));

    /// <summary>A histogram of given bins; those of 0 are left out.</summary>
    public static Histogram Of(IEnumerable<KeyValuePair<int, long>> bins) =>
        new(bins.Where(bin => bin.Value != 0).ToImmutableSortedDictionary());

    /// <summary>Both together; null where both are.</summary>
    public static Histogram? Add(Histogram? left, Histogram? right)
    {
        if (left is null || right is null)
        {
            return left ?? right;
        }

        var sum = left.bins.ToBuilder();
        foreach (var (length, count) in right.bins)
        {
            var total = sum.GetValueOrDefault(length) + count;
            if (total == 0)
            {
                sum.Remove(length);
            }
            else
            {
                sum[length] = total;
            }
        }

        return sum.Count == 0 ? null : new(sum.ToImmutable());
    }

    /// <summary>How many durations are at most so long.</summary>
    public long CountUpTo(int length) => bins.TakeWhile(bin => bin.Key <= length).Sum(bin => bin.Value);

    /// <summary>
    /// The percentile by the nearest rank with the middle of two for the median of an even number; null when empty.
    /// </summary>
    /// <param name="percent">1 to 99; 50 is the median.</param>
    public decimal? Percentile(int percent)
    {
        var count = Count;
        if (count <= 0)
        {
            return null;
        }

        var position = (decimal)count * percent / 100m;
        var lower = At((long)Math.Ceiling(position));
        return position == Math.Truncate(position) && percent == 50 ? (lower + At((long)position + 1)) / 2m : lower;

        decimal At(long rank)
        {
            foreach (var (length, many) in bins)
            {
                rank -= many;
                if (rank <= 0)
                {
                    return length;
                }
            }

            return bins.Keys.Last();
        }
    }

    /// <inheritdoc/>
    public bool Equals(Histogram? other) => other is not null && bins.SequenceEqual(other.bins);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Histogram);

    /// <inheritdoc/>
    public override int GetHashCode() => bins.Aggregate(bins.Count, (hash, bin) => HashCode.Combine(hash, bin.Key, bin.Value));

    internal Histogram Negated() => new(bins.ToImmutableSortedDictionary(bin => bin.Key, bin => -bin.Value));
}
