using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Readings.Intents;

namespace SlaBot.Training;

/// <summary>
/// Multinomial logistic regression with per-weight steps (AdaGrad) and a pull towards zero, from what was learned before on.
/// Few lessons, seen often, always in the same order: the same lessons always give the same table.
/// </summary>
internal sealed class Learner
{
    private const int Intents = (int)Intent.Ambiguous + 1, Passes = 25, Seed = 20150715, LeastSeen = 2;
    private const double Step = 0.1, Pull = 1e-3, Damping = 1;

    private readonly SortedDictionary<string, (double[] Weights, double[] Moved)> table = new(StringComparer.Ordinal);

    /// <summary>Learns.</summary>
    /// <param name="lessons">What to learn from.</param>
    /// <param name="earlier">What was learned before.</param>
    public Learner(IReadOnlyList<Lesson> lessons, LearnedCues earlier)
    {
        foreach (var feature in lessons.SelectMany(lesson => lesson.Features).CountBy(feature => feature).Where(seen => seen.Value >= LeastSeen))
        {
            table[feature.Key] = (new double[Intents], new double[Intents]);
        }

        foreach (var (feature, pairs) in earlier.All)
        {
            table[feature] = (WeightsOf(pairs), new double[Intents]);
        }

        var order = lessons.ToArray();
        var random = new Random(Seed);
        for (var pass = 0; pass < Passes; pass++)
        {
            random.Shuffle(order);
            foreach (var lesson in order)
            {
                Learn(lesson);
            }
        }
    }

    /// <summary>The table as <see cref="LearnedCues.Read"/> reads it: weights in tenths, those of nothing left out.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var (feature, (weights, _)) in table)
        {
            var pairs = weights.Select((weight, intent) => (Intent: intent, Tenths: (int)Math.Round(weight * 10))).Where(pair => pair.Tenths is < -1 or > 1).ToList();
            if (pairs.Count > 0)
            {
                yield return $"{feature}\t{string.Join(' ', pairs.Select(pair => $"{pair.Intent} {pair.Tenths}"))}";
            }
        }
    }

    private static double[] WeightsOf((byte Intent, float Weight)[] pairs)
    {
        var weights = new double[Intents];
        foreach (var (intent, weight) in pairs)
        {
            weights[intent] = weight;
        }

        return weights;
    }

    private void Learn(Lesson lesson)
    {
        var known = lesson.Features.Where(table.ContainsKey).Select(feature => table[feature]).ToList();
        var sums = new double[Intents];
        foreach (var (weights, _) in known)
        {
            for (var i = 0; i < Intents; i++)
            {
                sums[i] += weights[i];
            }
        }

        var shares = LearnedCues.Shares(sums, known.Count);
        foreach (var (weights, moved) in known)
        {
            for (var i = 0; i < Intents; i++)
            {
                var slope = shares[i] - (i == (int)lesson.Intent ? 1 : 0) + (Pull * weights[i]);
                moved[i] += slope * slope;
                weights[i] -= Step * slope / Math.Sqrt(moved[i] + Damping);
            }
        }
    }
}
