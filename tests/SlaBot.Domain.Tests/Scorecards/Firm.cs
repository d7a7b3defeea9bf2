using System.Collections.Immutable;
using CsCheck;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tests.Scorecards;

/// <summary>Companies whose numbers are drawn, day by day, for the laws of the scorecard.</summary>
internal static class Firm
{
    private static readonly LocalDate Start = new(2025, 11, 3);

    public static readonly LocalDate Close = new(2026, 4, 30);

    /// <summary>A company as of some day of spring 2026; some of its feeds are silent, some of its days empty.</summary>
    public static Gen<View> View { get; } = Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 63], Gen.Int[0, 60]).Select(Of);

    /// <summary>A company of a seed.</summary>
    /// <param name="seed">What its numbers are drawn by.</param>
    /// <param name="silent">Which of its six stages deliver nothing, a bit each.</param>
    /// <param name="daysBack">How many days before <see cref="Close"/> it is looked at.</param>
    public static View Of(int seed, int silent, int daysBack)
    {
        var random = new Random(seed);
        var scale = new[] { 900, 40, 16, 8, 4, 2 };
        var series = KpiCatalog.Of(Agreement).Funnel.Stages
            .Select((stage, at) => (stage.Id, Feed: at == 5 ? Feed.Deals : Feed.Daily, Days: (silent >> at & 1) == 1 ? [] : Days(random, _ => random.Next(0, scale[at]))))
            .Append((Id: KpiIds.Revenue, Feed: Feed.Deals, Days: (silent >> 5 & 1) == 1 ? [] : Days(random, _ => random.Next(0, 3) * random.Next(1_00, 90_000_00) / 100m)))
            .Where(one => one.Days.Count > 0)
            .ToList();
        return new(
            new AgreementHistory([new(1, Agreement.Term.From, Agreement, Instant.FromUtc(2025, 12, 1, 0, 0))]),
            new(
                series.ToImmutableDictionary(one => new SeriesKey(one.Id, one.Feed), one => new TotalsSeries(one.Days)),
                series.ToImmutableDictionary(one => one.Id, one => one.Feed)),
            AsOf.CloseOf(Close.PlusDays(-daysBack)));
    }

    /// <summary>What it agreed on.</summary>
    public static Agreement Agreement { get; } = Some.Agreement() with
    {
        Parties = [new(new("sales"), new("Sales"), ["jane@firm.example"]), new(new("marketing"), new("Marketing"), [])],
        Kpis = [new(KpiIds.Nps) { Target = 50m, Owner = new PartyId("marketing") }],
        Review = new(2026, 6, 1),
    };

    private static List<DayTotals> Days(Random random, Func<LocalDate, decimal> amountOf)
    {
        var days = new List<DayTotals>();
        for (var day = Start; day <= Close; day = day.PlusDays(1))
        {
            if (amountOf(day) is > 0m and var amount)
            {
                var part = Math.Round(amount * random.Next(0, 100) / 100m, 2);
                days.Add(Some.Day(day, ("web", Some.Amount(part)), ("events", Some.Amount(amount - part))));
            }
        }

        return days;
    }
}
