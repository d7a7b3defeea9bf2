using SlaBot.Domain.Facts;
using SlaBot.Domain.Rates;

namespace SlaBot.Domain.Gaps;

/// <summary>
/// Why a rate changed: because more came from better sources (mix), or because the sources did better (rate)
/// (docs/formulas.md, why). Mix and rate of all sources sum exactly to the change, each of them to 18 digits after the point.
/// </summary>
public sealed class MixAndRate
{
    // Divisions are rounded here, so that all sums after them are exact.
    private const int Digits = 18;

    private MixAndRate(decimal change, IReadOnlyList<SourceEffect> sources) => (Change, Sources) = (change, sources);

    /// <summary>Gets the rate after minus the rate before, all sources together, as a share.</summary>
    public decimal Change { get; }

    /// <summary>Gets what each source did, by name; what named none is under the empty name.</summary>
    public IReadOnlyList<SourceEffect> Sources { get; }

    /// <summary>Gets the part of the change that came from other shares of the sources.</summary>
    public decimal Mix => Sources.Sum(source => source.Mix);

    /// <summary>Gets the part of the change that came from other rates of the sources.</summary>
    public decimal Rate => Sources.Sum(source => source.Rate);

    /// <summary>Sets two periods of one rate against each other.</summary>
    public static MixAndRate? Between(Period before, Period after, TotalsSeries reached, TotalsSeries entered) =>
        Of(BySource(before, reached, entered), BySource(after, reached, entered));

    /// <summary>
    /// Splits the change of a rate. A source that is new or gone has a rate on one side only: that rate stands for both,
    /// so that its coming or going is all mix. What goes on of a source from which none came in is all rate.
    /// </summary>
    /// <param name="before">The rates of the sources then.</param>
    /// <param name="after">The rates of the sources now.</param>
    /// <returns>Null where one side has no rate at all: then there is no change to explain.</returns>
    public static MixAndRate? Of(IReadOnlyDictionary<string, ConversionRate> before, IReadOnlyDictionary<string, ConversionRate> after)
    {
        var (then, now) = (Together(before), Together(after));
        if (then.Value is not { } rateThen || now.Value is not { } rateNow)
        {
            return null;
        }

        var names = before.Keys.Union(after.Keys).Order(StringComparer.Ordinal);
        var effects = names.Select(name => Effect(name, before.GetValueOrDefault(name), then, after.GetValueOrDefault(name), now)).ToArray();

        // What the roundings leave over goes where it weighs least.
        var change = Math.Round(rateNow - rateThen, Digits);
        var largest = Array.IndexOf(effects, effects.MaxBy(effect => Math.Abs(effect.Rate)));
        effects[largest] = effects[largest] with { Rate = effects[largest].Rate + change - effects.Sum(effect => effect.Mix + effect.Rate) };
        return new(change, effects);
    }

    private static SourceEffect Effect(string name, ConversionRate before, ConversionRate allBefore, ConversionRate after, ConversionRate allAfter)
    {
        var shift = (after.Denominator / allAfter.Denominator) - (before.Denominator / allBefore.Denominator);
        var mix = Math.Round(shift * (before.Value ?? after.Value ?? 0m), Digits);
        var whole = (after.Numerator / allAfter.Denominator) - (before.Numerator / allBefore.Denominator);
        return new(name, mix, Math.Round(whole, Digits) - mix);
    }

    private static ConversionRate Together(IReadOnlyDictionary<string, ConversionRate> sources) =>
        new(sources.Values.Sum(rate => rate.Numerator), sources.Values.Sum(rate => rate.Denominator));

    private static Dictionary<string, ConversionRate> BySource(Period period, TotalsSeries reached, TotalsSeries entered)
    {
        var (above, below) = (reached.SumBySource(period), entered.SumBySource(period));
        return above.Keys.Union(below.Keys).ToDictionary(name => name, name => new ConversionRate(SumOf(above, name), SumOf(below, name)));

        static decimal SumOf(IReadOnlyDictionary<string, DailyTotal> sums, string name) => sums.GetValueOrDefault(name).Sum;
    }
}

/// <summary>What one source did to a rate.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="Mix">Its other share of all, at its rate before.</param>
/// <param name="Rate">Its other rate, at its share after.</param>
public readonly record struct SourceEffect(string Source, decimal Mix, decimal Rate);
