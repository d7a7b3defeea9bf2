using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace SlaBot.Tests.LivingYear;

/// <summary>A deal that was won.</summary>
internal sealed record WonDeal(string Id, decimal Amount, LocalDate Created, LocalDate Closed);

/// <summary>A lead, and when sales accepted it; null where that never came.</summary>
internal sealed record SomeLead(string Id, LocalDate Created, LocalDate? Accepted);

/// <summary>A number of a day.</summary>
internal sealed record DailyNumber(LocalDate Day, string Kpi, decimal Value);

/// <summary>
/// The year's facts, made of a seed: revenue stays near its pace all year, but from March on twice as many leads are accepted
/// and half as many of them are won, which is the news of the year.
/// </summary>
internal sealed class LivingFacts
{
    public const int Year = 2026;

    private const int Seed = 7_2026;
    private const int WinsOfYear = 200;
    private const int AmountStep = 50;

    private readonly Random random = new(Seed);
    private readonly List<WonDeal> deals = [];
    private readonly List<SomeLead> leads = [];
    private readonly List<DailyNumber> daily = [];

    public LivingFacts()
    {
        var active = 100m;
        for (var month = 1; month <= 12; month++)
        {
            var days = WorkingDays(month);
            var wins = (int)Math.Round((decimal)WinsOfYear * days.Count / WorkingDaysOfYear, MidpointRounding.AwayFromZero) + random.Next(-1, 2);
            for (var i = 0; i < wins; i++)
            {
                var closed = days[random.Next(days.Count)];
                deals.Add(new($"D-{month:00}{i:000}", 6_000m + (AmountStep * random.Next(-24, 25)), closed.PlusDays(-random.Next(0, 25)), closed));
            }

            var accepted = wins * (month < 3 ? 4 : 8);
            for (var i = 0; i < accepted * 5 / 2; i++)
            {
                var created = random.Next(days.Count);
                leads.Add(new($"L-{month:00}{i:0000}", days[created], i < accepted ? days[Math.Min(days.Count - 1, created + random.Next(0, 3))] : null));
            }

            foreach (var day in days)
            {
                daily.Add(new(day, "visits", Math.Round(accepted * 25m / days.Count) + random.Next(-8, 9)));
            }

            // Customer success counts from July on: how many customers there are at the end of a month, and whom it lost.
            if (month >= 7)
            {
                var lost = random.Next(1, 4);
                for (var i = 0; i < days.Count; i++)
                {
                    daily.Add(new(days[i], "lost_customers", i == days.Count / 2 ? lost : 0m));
                }

                active += wins - lost;
                daily.Add(new(new LocalDate(Year, month, 1).With(DateAdjusters.EndOfMonth), "active_customers", active));
                daily.AddRange([new(days[^1], "promoters", random.Next(30, 60)), new(days[^1], "passives", random.Next(10, 30)), new(days[^1], "detractors", random.Next(5, 20))]);
            }
        }
    }

    public IReadOnlyList<WonDeal> Deals => deals;

    public IReadOnlyList<SomeLead> Leads => leads;

    public IReadOnlyList<DailyNumber> Daily => daily;

    /// <summary>The rows of a month as the file that a system exports.</summary>
    public string File(string kind, int month) => kind switch
    {
        "deals" => Written("id,amount,stage,created,closed,source", deals.Where(deal => deal.Closed.Month == month), deal => $"{deal.Id},{Plain(deal.Amount)},won,{Iso(deal.Created)},{Iso(deal.Closed)},paid"),
        "leads" => Written("id,created,sql,source", leads.Where(lead => lead.Created.Month == month), lead => $"{lead.Id},{Iso(lead.Created)},{(lead.Accepted is { } day ? Iso(day) : "")},paid"),
        "daily" => Written("date,kpi,value", daily.Where(number => number.Day.Month == month), number => $"{Iso(number.Day)},{number.Kpi},{Plain(number.Value)}"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The working days of the year, written down once more: Monday to Friday but for the agreement's holidays.</summary>
    public static bool IsWorking(LocalDate day) =>
        day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && day is not ({ Month: 1, Day: 1 } or { Month: 7, Day: 3 } or { Month: 12, Day: 25 });

    public static int WorkingDaysIn(LocalDate from, LocalDate to)
    {
        var count = 0;
        for (var day = from; day <= to; day = day.PlusDays(1))
        {
            count += IsWorking(day) ? 1 : 0;
        }

        return count;
    }

    private static int WorkingDaysOfYear => WorkingDaysIn(new(Year, 1, 1), new(Year, 12, 31));

    private static List<LocalDate> WorkingDays(int month) =>
        [.. Enumerable.Range(1, CalendarSystem.Iso.GetDaysInMonth(Year, month)).Select(day => new LocalDate(Year, month, day)).Where(IsWorking)];

    private static string Written<T>(string header, IEnumerable<T> rows, Func<T, string> row) =>
        rows.Aggregate(new StringBuilder(header).Append('\n'), (text, one) => text.Append(row(one)).Append('\n')).ToString();

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string Plain(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
