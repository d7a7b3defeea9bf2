using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Csv;

/// <summary>Finds the KPI that a row of daily numbers names: by its id, its names and synonyms in the agreement, or as an exchange rate.</summary>
internal sealed class KpiWords
{
    private readonly KpiCatalog catalog;
    private readonly Dictionary<string, Kpi> byKey = [];
    private readonly Dictionary<string, Kpi> synonyms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (DailySeries? Series, string? Problem)> known = new(StringComparer.Ordinal);

    private readonly bool canMap;

    /// <summary>Makes a finder.</summary>
    /// <param name="catalog">The KPIs there are.</param>
    /// <param name="canMap">Whether people can say what a word means, so that they are told how.</param>
    public KpiWords(KpiCatalog catalog, bool canMap = true)
    {
        (this.catalog, this.canMap) = (catalog, canMap);
        foreach (var kpi in catalog.All.Concat(catalog.Parts))
        {
            byKey.TryAdd(FieldKey.Of(kpi.Id.Value), kpi);
        }

        byKey.TryAdd(FieldKey.Of(KpiIds.NewCustomers.Value), catalog.Find(KpiIds.NewCustomers)!);
        foreach (var kpi in catalog.All.Concat(catalog.Parts))
        {
            foreach (var name in Names(kpi).Where(name => name is not null))
            {
                synonyms.TryAdd(FieldKey.Of(name!), kpi);
            }
        }
    }

    /// <summary>The series that a word names, or why there is none.</summary>
    public (DailySeries? Series, string? Problem) Find(string word)
    {
        if (!known.TryGetValue(word, out var found))
        {
            known[word] = found = Look(word);
        }

        return found;
    }

    private static IEnumerable<string?> Names(Kpi kpi) =>
        [kpi.Name?.English, kpi.Name?.TraditionalChinese, .. kpi.Synonyms, kpi.Id.Value.EndsWith('s') ? kpi.Id.Value[..^1] : null];

    private (DailySeries? Series, string? Problem) Look(string word)
    {
        var key = FieldKey.Of(word);
        if (key.Length == 5 && key.StartsWith("fx", StringComparison.Ordinal) && Currency.IsCode(key[2..].ToUpperInvariant()))
        {
            return (new(ExchangeRates.SeriesOf(new(key[2..].ToUpperInvariant())), null), null);
        }

        var kpi = byKey.GetValueOrDefault(key) ?? synonyms.GetValueOrDefault(key);
        return kpi switch
        {
            null => (null, $"kpi '{word}' is not known; the nearest is {Nearest(key)}. Use its id{(canMap ? $", or say --map-value \"kpi:{word}={Nearest(key)}\"" : "")}"),
            { Measure: Measure.Ratio { MayBeRead: false } ratio } => (null, $"{kpi.Id} is computed from {ratio.Numerator} and {ratio.Denominator}: import those"),
            _ => (new(kpi.Id, kpi), null),
        };
    }

    private KpiId Nearest(string key) => catalog.All
        .Where(kpi => kpi.Measure is Measure.Total or Measure.Reading || kpi.Measure.MayBeRead)
        .MinBy(kpi => Distance(key, FieldKey.Of(kpi.Id.Value)))!.Id;

    /// <summary>How many letters must be added, left out or changed to make one word of the other.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}

/// <summary>A series that daily numbers go to.</summary>
/// <param name="Id">The series.</param>
/// <param name="Kpi">Its KPI; null for an exchange rate.</param>
internal sealed record DailySeries(KpiId Id, Kpi? Kpi);
