using System.Globalization;
using System.Reflection;

namespace SlaBot.Conversation.Readings.Intents;

/// <summary>
/// How much each word, and each run of words, speaks for each intent, learned from labelled questions by multinomial
/// logistic regression (docs/decisions/0012-learned-cues.md). A table that is added up: the same message always gives
/// the same shares, and the table is made anew by <c>tests/SlaBot.Training</c>.
/// </summary>
internal sealed class LearnedCues
{
    /// <summary>The name of the table among the program's resources.</summary>
    public const string Resource = "SlaBot.Conversation.Readings.Words.learned.cues.txt";

    private readonly Dictionary<string, (byte Intent, float Weight)[]> weights;

    private LearnedCues(Dictionary<string, (byte Intent, float Weight)[]> weights) => this.weights = weights;

    /// <summary>Reads the table that is built into the program.</summary>
    public static LearnedCues Load()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!);
        return Read(reader);
    }

    /// <summary>Reads a table: a line a feature, <c>feature TAB intent weight intent weight …</c>; intents by number, weights in tenths.</summary>
    public static LearnedCues Read(TextReader reader)
    {
        var weights = new Dictionary<string, (byte, float)[]>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab < 0)
            {
                continue; // A remark.
            }

            weights[line[..tab]] = Pairs(line.AsSpan(tab + 1));
        }

        return new(weights);
    }

    /// <summary>Gets everything learned, by feature.</summary>
    public IReadOnlyDictionary<string, (byte Intent, float Weight)[]> All => weights;

    /// <summary>The share of each intent, by its number; together 1.</summary>
    public double[] SharesOf(IReadOnlyCollection<string> features)
    {
        var sums = new double[(int)Intent.Ambiguous + 1];
        var known = 0;
        foreach (var feature in features)
        {
            if (weights.TryGetValue(feature, out var pairs))
            {
                known++;
                foreach (var (intent, weight) in pairs)
                {
                    sums[intent] += weight;
                }
            }
        }

        return Shares(sums, known);
    }

    /// <summary>Turns sums into shares. A long message has more features: its sum counts less, so that length alone proves nothing.</summary>
    /// <param name="sums">The weights added up, by intent; turned in place.</param>
    /// <param name="features">How many features gave them.</param>
    public static double[] Shares(double[] sums, int features)
    {
        var scale = 2 / Math.Sqrt(Math.Max(1, features));
        var most = double.NegativeInfinity;
        foreach (var sum in sums)
        {
            most = Math.Max(most, sum * scale);
        }

        var total = 0.0;
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = Math.Exp((sums[i] * scale) - most);
            total += sums[i];
        }

        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] /= total;
        }

        return sums;
    }

    private static (byte, float)[] Pairs(ReadOnlySpan<char> text)
    {
        var pairs = new List<(byte, float)>();
        byte? intent = null;
        foreach (var range in text.Split(' '))
        {
            var number = text[range];
            if (intent is { } known)
            {
                pairs.Add((known, int.Parse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) / 10f));
                intent = null;
            }
            else
            {
                intent = byte.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture);
            }
        }

        return [.. pairs];
    }
}
