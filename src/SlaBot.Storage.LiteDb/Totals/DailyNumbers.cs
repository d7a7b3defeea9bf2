using NodaTime.Text;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Storage.LiteDb.Totals;

/// <summary>Numbers for a day have no document of their own: the totals hold each of them.</summary>
internal static class DailyNumbers
{
    /// <summary>The number of a subject such as <c>2026-03-31/visits/newsletter</c>, or null.</summary>
    public static DailyFact? Find(DailyTotals totals, string subject)
    {
        var parts = subject.Split('/', 3);
        if (parts.Length < 3 || !KpiId.IsValid(parts[1]) || !LocalDatePattern.Iso.Parse(parts[0]).TryGetValue(default, out var date))
        {
            return null;
        }

        var (kpi, source) = (new KpiId(parts[1]), parts[2]);
        var day = totals.Of(kpi, Feed.Daily).LastUpTo(date);
        return day?.Date == date && day.BySource.TryGetValue(source, out var total)
            ? new DailyFact(date, kpi, source.Length == 0 ? null : source, total.Sum)
            : null;
    }
}
