using NodaTime;
using SlaBot.Domain.Calendars;

namespace SlaBot.Sources.Demo;

/// <summary>What happened at the simulated company: visits day by day, and the way of every lead.</summary>
internal sealed class Simulation
{
    /// <summary>The months of the story; leads of the months before only feed the deals of its beginning.</summary>
    public const int Months = 18, MonthsBefore = 5;

    private const ulong Seed = 20_260_704;
    private const double SqlRate = 0.50, ProposalRate = 0.40, WinRate = 0.26;

    private static readonly double[] Amounts = [2_400, 4_800, 6_600, 8_400, 10_200, 12_200, 14_800, 19_500, 38_000];

    private readonly LocalDate today;
    private readonly BusinessCalendar calendar;
    private readonly Seasons seasons;
    private readonly Dice dice = new(Seed);
    private readonly List<Journey> journeys = [];
    private readonly List<(LocalDate Day, string Source, int Count)> visits = [];

    public Simulation(LocalDate today, BusinessCalendar calendar)
    {
        (this.today, this.calendar, seasons) = (today, calendar, new(today));
        From = today.PlusMonths(-Months).PlusDays(1);
        for (var day = From.PlusMonths(-MonthsBefore); day <= today; day = day.PlusDays(1))
        {
            Live(day);
        }
    }

    /// <summary>Gets the first day of the story.</summary>
    public LocalDate From { get; }

    /// <summary>Gets the leads, by the day they came in.</summary>
    public IReadOnlyList<Journey> Journeys => journeys;

    /// <summary>Gets the visits of each day and source.</summary>
    public IReadOnlyList<(LocalDate Day, string Source, int Count)> Visits => visits;

    private void Live(LocalDate day)
    {
        foreach (var channel in Channel.All)
        {
            var count = dice.CountAround(seasons.VisitsOf(channel, day));
            visits.Add((day, channel.Name, count));
            for (var i = 0; i < count; i++)
            {
                if (dice.Falls(channel.LeadRate))
                {
                    journeys.Add(Follow(channel, day));
                }
            }
        }
    }

    private Journey Follow(Channel channel, LocalDate day)
    {
        var created = day.At(new LocalTime(dice.Between(7, 20), dice.Between(0, 59)));
        var mql = Next(dice.Falls(channel.MqlRate), day, 0, 6);
        var sql = mql is null ? null : Next(dice.Falls(SqlRate), mql.Value, 1, 12);
        var proposal = sql is null ? null : Next(dice.Falls(ProposalRate), sql.Value, 4, 24);
        var won = proposal is null ? null : Next(dice.Falls(WinRate), proposal.Value, 6, 48);
        var lost = won is null ? Next(dice.Falls(0.9), proposal ?? sql ?? mql ?? day, 12, 60) : null;
        return new()
        {
            Number = journeys.Count + 1,
            Company = Names.Company(dice),
            Source = channel.Name,
            Owner = dice.OneOf(Names.Owners),
            Created = created,
            FirstResponse = dice.Falls(0.93) ? Answer(created) : null,
            Mql = Happened(mql),
            Sql = Happened(sql),
            Proposal = Happened(proposal),
            Won = Happened(won),
            Lost = Happened(lost),
            Amount = Math.Round((decimal)dice.Along(Amounts) / 50m) * 50m,
        };
    }

    private LocalDate? Happened(LocalDate? day) => day <= today ? day : null;

    /// <summary>A working day some days later, where it comes to that.</summary>
    private LocalDate? Next(bool comes, LocalDate after, int fewest, int most)
    {
        var day = after.PlusDays(dice.Between(fewest, most));
        return comes ? WorkingDayFrom(day) : null;
    }

    /// <summary>The first answer, some working time later; in the slump sales was slower too.</summary>
    private LocalDateTime? Answer(LocalDateTime created)
    {
        var minutes = (int)(dice.Between(10, 200) * (dice.Share() < 0.35 ? 4 : 1) * (seasons.IsSlump(created.Date) ? 1.9 : 1.0));
        var (opening, closing) = (calendar.Hours.From, calendar.Hours.To);
        var day = WorkingDayFrom(created.TimeOfDay < closing ? created.Date : created.Date.PlusDays(1));
        var start = day == created.Date && created.TimeOfDay > opening ? created.TimeOfDay : opening;
        for (var left = MinutesBetween(start, closing); minutes >= left; left = MinutesBetween(start, closing))
        {
            minutes -= left;
            (day, start) = (WorkingDayFrom(day.PlusDays(1)), opening);
        }

        return day <= today ? day.At(start.PlusMinutes(minutes)) : null;
    }

    private LocalDate WorkingDayFrom(LocalDate day)
    {
        while (!calendar.IsWorkingDay(day))
        {
            day = day.PlusDays(1);
        }

        return day;
    }

    private static int MinutesBetween(LocalTime from, LocalTime to) => (int)((to.TickOfDay - from.TickOfDay) / NodaConstants.TicksPerMinute);
}
