using NodaTime;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Facts;

/// <summary>
/// The rates that the workspace has set: what one unit of another currency is worth in the agreement's. They come as
/// daily numbers of the kind <c>fx_eur</c>; a day takes the newest rate up to it (docs/formulas.md, money).
/// </summary>
public sealed class ExchangeRates
{
    private readonly Func<KpiId, LocalDate, decimal?> newestUpTo;

    /// <summary>Makes rates from a look-up of the newest number of a series up to a day.</summary>
    public ExchangeRates(Func<KpiId, LocalDate, decimal?> newestUpTo) => this.newestUpTo = newestUpTo;

    /// <summary>Gets rates that know no other currency.</summary>
    public static ExchangeRates None { get; } = new((_, _) => null);

    /// <summary>The rates among the daily totals of a workspace.</summary>
    public static ExchangeRates In(DailyTotals totals) => new((series, day) =>
        totals.Of(series, Feed.Daily).LastUpTo(day)?.Total.Sum);

    /// <summary>The series that holds the rates of a currency.</summary>
    public static KpiId SeriesOf(Currency currency) => new($"fx_{currency.Code.ToLowerInvariant()}");

    /// <summary>Tells whether a series holds exchange rates.</summary>
    public static bool IsRate(KpiId series) => series.Value is { Length: 6 } text && text.StartsWith("fx_", StringComparison.Ordinal);

    /// <summary>What one unit of a currency is worth on a day; null where no rate is known.</summary>
    public decimal? On(LocalDate day, Currency currency) => newestUpTo(SeriesOf(currency), day);
}
