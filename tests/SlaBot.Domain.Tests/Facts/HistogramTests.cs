using CsCheck;
using SlaBot.Domain.Facts;

namespace SlaBot.Domain.Tests.Facts;

public sealed class HistogramTests
{
    [Theory]
    [InlineData(new[] { 7 }, 50, 7)]
    [InlineData(new[] { 1, 2, 3 }, 50, 2)]
    [InlineData(new[] { 1, 2, 3, 4 }, 50, 2.5)]
    [InlineData(new[] { 1, 1, 1, 100 }, 50, 1)]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, 90, 9)]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, 91, 10)]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, 1, 1)]
    public void A_percentile_is_a_nearest_rank_and_the_median_of_an_even_number_lies_midway(int[] lengths, int percent, decimal expected) =>
        Of(lengths).Percentile(percent).ShouldBe(expected);

    [Fact]
    public void Of_nothing_there_is_no_percentile() => Histogram.Of([]).Percentile(50).ShouldBeNull();

    [Fact]
    public void A_percentile_is_that_of_the_single_durations() =>
        Gen.Select(Gen.Int[0, 30].Array[1, 60], Gen.Int[1, 99]).Sample((lengths, percent) =>
        {
            var sorted = lengths.Order().ToArray();
            var rank = (int)Math.Ceiling(lengths.Length * percent / 100m);
            var expected = percent == 50 && lengths.Length % 2 == 0
                ? (sorted[rank - 1] + sorted[rank]) / 2m
                : sorted[rank - 1];

            Of(lengths).Percentile(percent).ShouldBe(expected);
        });

    [Fact]
    public void Counting_up_to_a_length_counts_the_single_durations() =>
        Gen.Select(Gen.Int[0, 30].Array[0, 60], Gen.Int[-1, 31]).Sample((lengths, limit) =>
            Of(lengths).CountUpTo(limit).ShouldBe(lengths.Count(length => length <= limit)));

    [Fact]
    public void What_was_added_can_be_taken_back() => Gen.Select(Some.Spread, Some.Spread).Sample((a, b) =>
    {
        Histogram.Add(Histogram.Add(a, b), b.Negated()).ShouldBe(a);
        Histogram.Add(a, a.Negated()).ShouldBeNull();
        Histogram.Add(a, b).ShouldBe(Histogram.Add(b, a));
        Histogram.Add(a, b)!.Count.ShouldBe(a.Count + b.Count);
    });

    [Fact]
    public void Equal_ones_have_equal_hashes() => Some.Spread.Sample(spread =>
    {
        var same = Histogram.Of(spread.Bins.Reverse().Append(new(-1, 0)));

        same.ShouldBe(spread);
        same.GetHashCode().ShouldBe(spread.GetHashCode());
        same.ShouldNotBe(Histogram.Add(same, Histogram.Of(3)));
    });

    private static Histogram Of(IEnumerable<int> lengths) =>
        Histogram.Of(lengths.CountBy(length => length).Select(bin => KeyValuePair.Create(bin.Key, (long)bin.Value)));
}
