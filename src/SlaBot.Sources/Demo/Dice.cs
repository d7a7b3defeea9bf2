namespace SlaBot.Sources.Demo;

/// <summary>
/// Chance that falls the same way every time and on every machine: SplitMix64, and nothing but additions,
/// multiplications and square roots on top of it. (The framework's own generator may change with its version.)
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number from 0 up to 1, 1 not included.</summary>
    public double Share()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }

    /// <summary>Whether something of a given chance happens.</summary>
    public bool Falls(double chance) => Share() < chance;

    /// <summary>A whole number from one to another, both included; the middle ones more often.</summary>
    public int Between(int from, int to) => from + (int)((Share() + Share()) / 2 * (to - from + 1));

    /// <summary>One of some things, all alike.</summary>
    public T OneOf<T>(IReadOnlyList<T> things) => things[(int)(Share() * things.Count)];

    /// <summary>A count around a mean, as wide as chance events are.</summary>
    public int CountAround(double mean)
    {
        var bell = -6.0;
        for (var i = 0; i < 12; i++)
        {
            bell += Share();
        }

        return Math.Max(0, (int)Math.Round(mean + (bell * Math.Sqrt(mean))));
    }

    /// <summary>A value between the neighbours of a list of evenly spaced quantiles.</summary>
    public double Along(ReadOnlySpan<double> quantiles)
    {
        var place = Share() * (quantiles.Length - 1);
        var below = (int)place;
        return quantiles[below] + ((place - below) * (quantiles[below + 1] - quantiles[below]));
    }
}
