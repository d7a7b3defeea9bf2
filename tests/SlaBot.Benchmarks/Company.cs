using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Benchmarks;

/// <summary>A company of any size: more facts are more leads and deals on the same three years of days.</summary>
internal static class Company
{
    public static readonly LocalDate Today = new(2026, 9, 15);

    private static readonly string[] Sources = ["organic", "paid", "referral", "events", "partner"];
    private static readonly LocalDate First = new(2023, 10, 1);
    private static readonly int Days = NodaTime.Period.DaysBetween(First, Today);
    private static readonly KpiId[] Stages = [KpiIds.Mqls, KpiIds.Sqls, KpiIds.Proposals];

    public static Agreement Agreement { get; } = new()
    {
        Name = "Benchmark",
        Term = new(new(2026, 1, 1), new(2026, 12, 31)),
        Currency = new("USD"),
        Calendar = BusinessCalendar.Default,
        Parties = [],
        Goal = new(new(1_200_000m, new("USD")), new(12_000m, new("USD"))),
        Funnel = Funnel.Default,
    };

    /// <summary>Some facts: nine leads in ten, the rest deals, and the visits of every day.</summary>
    public static IEnumerable<Fact> Facts(int many)
    {
        for (var day = 0; day < Days; day++)
        {
            yield return new DailyFact(First.PlusDays(day), KpiIds.Visits, null, 500 + (day % 7 * 40));
        }

        for (var i = 0; i < many - Days; i++)
        {
            yield return i % 10 == 9 ? Deal(i) : Lead(i);
        }
    }

    /// <summary>Daily numbers: ten KPIs from twenty-five sources, day after day.</summary>
    public static IEnumerable<DailyFact> DailyNumbers(int many)
    {
        for (var i = 0; i < many; i++)
        {
            yield return new(new LocalDate(2015, 1, 1).PlusDays(i / 250), new($"kpi{i % 10}"), $"source{i / 10 % 25}", (i * 7919L % 1000) + 1);
        }
    }

    private static LeadFact Lead(int i)
    {
        var created = First.PlusDays((int)(i * 48271L % Days));
        var reached = Stages.Take((int)(i * 69621L % 4)).Select((stage, at) => (stage, Time: created.PlusDays((at + 1) * 4)))
            .Where(step => step.Time <= Today)
            .Aggregate(new LeadFact($"L{i}").Reached, (all, step) => all.Add(step.stage, new FactTime(step.Time)));
        return new($"L{i}") { Created = new FactTime(created), Reached = reached, Source = Sources[i % Sources.Length] };
    }

    private static DealFact Deal(int i)
    {
        var created = First.PlusDays((int)(i * 48271L % Days));
        var closed = LocalDate.Min(created.PlusDays(30), Today);
        return new($"D{i}")
        {
            Amount = 4_000m + (i * 69621L % 16_000),
            Stage = i % 3 == 0 ? DealStage.Won : DealStage.Lost,
            Created = new FactTime(created),
            Closed = new FactTime(closed),
            Source = Sources[i % Sources.Length],
        };
    }
}
