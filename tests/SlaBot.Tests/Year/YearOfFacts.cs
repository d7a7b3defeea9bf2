using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;
using SlaBot.Sources.Csv;
using SlaBot.Sources.Demo;

namespace SlaBot.Tests.Year;

/// <summary>Facts of one moment, as a CRM tells them.</summary>
internal sealed record Telling(LocalDateTime At, Fact Fact);

/// <summary>
/// The simulated company's 2026 day by day, as its systems tell it: deals and leads step by step, visits the day after; some
/// deals are told late or at night, reopened, won again, or get another amount. The same seed gives the same year.
/// </summary>
internal sealed class YearOfFacts
{
    private const int Seed = 20_260_101;

    /// <summary>The times of a day at which facts are told: before opening, twice in working hours, and at night.</summary>
    public static readonly LocalTime Early = new(8, 10), Morning = new(10, 10), Afternoon = new(14, 10), Night = new(20, 15);

    private readonly Random random = new(Seed);
    private readonly List<Telling> all = [];

    /// <summary>From what amount on a deal is big.</summary>
    public const decimal BigFrom = 14_000m;

    public YearOfFacts()
    {
        var company = DemoCompany.On(YearCalendar.Last);
        AgreementText = company.AgreementText.Replace("big_deal: 25000", "big_deal: 14000", StringComparison.Ordinal);
        foreach (var row in Rows(company, ImportKind.Deals))
        {
            Deal(row);
        }

        foreach (var row in Rows(company, ImportKind.Leads))
        {
            Lead(row);
        }

        foreach (var row in Rows(company, ImportKind.Daily).Where(row => row["kpi"] == "visits"))
        {
            Visits(row);
        }

        // What is told at the same moment keeps the order in which it happened.
        all = [.. all.OrderBy(telling => telling.At)];
    }

    public string AgreementText { get; }

    /// <summary>Gets what is told, in order; what was told before the year is its history.</summary>
    public IReadOnlyList<Telling> All => all;

    private void Deal(Dictionary<string, string> row)
    {
        var (id, created, closed) = (row["id"], Day(row["created"])!.Value, Day(row["closed"]));

        // Wins of the last days before the year would still be new in its first days, when nobody listens yet.
        if (closed is { Year: 2025, Month: 12, Day: > 14 })
        {
            return;
        }

        var amount = decimal.Parse(row["amount"], CultureInfo.InvariantCulture);
        Tell(created, Morning, new DealFact(id)
        {
            Name = $"{row["name"]} {id}",
            Amount = amount,
            Currency = (Currency?)new Currency("USD"),
            Stage = DealStage.Open,
            Created = new FactTime(created),
            Owner = row["owner"],
            Source = row["source"],
            LeadId = row["lead_id"],
        });
        if (closed is not { } day)
        {
            return;
        }

        if (row["stage"] == "lost")
        {
            Tell(day, Afternoon, new DealFact(id) { Stage = DealStage.Lost, Closed = new FactTime(day) });
        }
        else if (day.Year < 2026)
        {
            Tell(day, Afternoon, Won(id, day));
        }
        else
        {
            Win(id, day, amount);
        }
    }

    private void Win(string id, LocalDate day, decimal amount)
    {
        switch (random.Next(100))
        {
            case < 8: // reopened some weeks later, and half of them won again
                Tell(day, InHours(), Won(id, day));
                Reopen(id, YearCalendar.Plus(day, random.Next(4, 20)), Morning, isWonAgain: random.Next(2) == 0);
                break;
            case < 18: // another amount later, such as after the last signature
                Tell(day, InHours(), Won(id, day));
                Tell(YearCalendar.Plus(day, random.Next(4, 35)), InHours(), new DealFact(id) { Amount = Math.Max(50m, amount + (50m * random.Next(-80, 120))) });
                break;
            case < 24: // told some days late, and too late to be news
                Tell(day.PlusDays(random.Next(2, 10)), InHours(), Won(id, day));
                break;
            case < 30:
                Tell(YearCalendar.Plus(day, random.Next(15, 22)), InHours(), Won(id, day));
                break;
            case < 36: // told at night
                Tell(day, Night, Won(id, day));
                break;
            case < 42: // a slip of the pen: told at night, taken back before anybody came to work; some are won later all the same
                Tell(day, Night, Won(id, day));
                Reopen(id, YearCalendar.Plus(day, 1), Early, isWonAgain: random.Next(2) == 0);
                break;
            default:
                Tell(day, InHours(), Won(id, day));
                break;
        }
    }

    private void Reopen(string id, LocalDate day, LocalTime at, bool isWonAgain)
    {
        Tell(day, at, new DealFact(id) { Stage = DealStage.Open, Closed = (FactTime?)null });
        if (isWonAgain)
        {
            var again = YearCalendar.Plus(day, random.Next(5, 15));
            Tell(again, InHours(), Won(id, again));
        }
    }

    private void Lead(Dictionary<string, string> row)
    {
        var id = row["id"];
        var created = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(row["created"]).Value;
        var late = random.Next(100) < 3 ? 5 : 0;
        Tell(created.Date.PlusDays(late), Night, new LeadFact(id) { Created = new FactTime(created.Date, created.TimeOfDay), Source = row["source"], Owner = row["owner"] });
        foreach (var (column, stage) in new[] { ("mql", KpiIds.Mqls), ("sql", KpiIds.Sqls), ("proposal", KpiIds.Proposals) })
        {
            if (Day(row[column]) is { } reached)
            {
                Tell(reached.PlusDays(late), Night, new LeadFact(id) { Reached = ImmutableSortedDictionary<KpiId, FactTime?>.Empty.Add(stage, new FactTime(reached)) });
            }
        }
    }

    private void Visits(Dictionary<string, string> row)
    {
        var (day, count) = (Day(row["date"])!.Value, decimal.Parse(row["value"], CultureInfo.InvariantCulture));
        Tell(day.PlusDays(1), Early, new DailyFact(day, KpiIds.Visits, row["source"], count));
        if (random.Next(100) < 3)
        {
            Tell(day.PlusDays(5), Early, new DailyFact(day, KpiIds.Visits, row["source"], count + random.Next(1, 40)));
        }
    }

    private static DealFact Won(string id, LocalDate day) => new(id) { Stage = DealStage.Won, Closed = new FactTime(day) };

    private LocalTime InHours() => random.Next(2) == 0 ? Morning : Afternoon;

    private void Tell(LocalDate day, LocalTime at, Fact fact) => all.Add(new(day + at, fact));

    private static LocalDate? Day(string text) => text.Length == 0 ? null : LocalDatePattern.Iso.Parse(text[..10]).Value;

    private static IEnumerable<Dictionary<string, string>> Rows(DemoCompany company, ImportKind kind)
    {
        using var reader = new StreamReader(company.Open(kind), Encoding.UTF8);
        var header = reader.ReadLine()!.Split(',');
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            cells.Length.ShouldBe(header.Length);
            yield return header.Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second);
        }
    }
}
