using NodaTime;
using SlaBot.Domain.Calendars;

namespace SlaBot.Sources.Demo;

/// <summary>
/// Sets the goal of the year so that the simulated company is a little behind it whatever day it is: that is when there
/// is most to ask about.
/// </summary>
internal static class GoalTuning
{
    /// <summary>The pace that is aimed at, between the thresholds of at risk (85 %) and on pace (97 %).</summary>
    private const decimal Pace = 0.91m;

    private const decimal Step = 10_000m;

    /// <summary>The year's revenue goal. In its first weeks single deals decide the pace, so their amounts give way instead.</summary>
    public static decimal GoalOf(Simulation simulation, LocalDate today, BusinessCalendar calendar)
    {
        var year = new Period(new(today.Year, 1, 1), new(today.Year, 12, 31));
        var past = new Period(year.From, today);
        var share = (decimal)calendar.WorkingDays(past) / calendar.WorkingDays(year);
        var lastTwelveMonths = WonIn(simulation, new(today.PlusMonths(-12).PlusDays(1), today)).Sum(deal => deal.Amount);
        if (share == 0m)
        {
            return Rounded(lastTwelveMonths);
        }

        var won = WonIn(simulation, past);
        won = won.Count > 0 ? won : [WinOneMore(simulation, past, calendar)];
        var revenue = won.Sum(deal => deal.Amount);
        var goal = Rounded(Math.Clamp(revenue / (share * Pace), lastTwelveMonths * 0.85m, lastTwelveMonths * 1.25m));
        var wanted = goal * share * Pace;
        if (Math.Abs(revenue - wanted) > wanted * 0.03m)
        {
            Scale(won, wanted / revenue);
        }

        return goal;
    }

    private static List<Journey> WonIn(Simulation simulation, Period days) =>
        [.. simulation.Journeys.Where(journey => journey.Won is { } won && days.Contains(won))];

    /// <summary>In the first days of a year nothing may be won yet: then the newest proposal of the old year is.</summary>
    private static Journey WinOneMore(Simulation simulation, Period past, BusinessCalendar calendar)
    {
        var deal = simulation.Journeys
            .Where(journey => journey is { Proposal: not null, Won: null, Lost: null } && journey.Proposal < past.From)
            .MaxBy(journey => journey.Proposal)!;
        deal.Won = past.Days.Last(calendar.IsWorkingDay);
        return deal;
    }

    private static void Scale(List<Journey> won, decimal factor)
    {
        foreach (var deal in won)
        {
            deal.Amount = Math.Max(50m, Math.Round(deal.Amount * factor / 50m) * 50m);
        }
    }

    private static decimal Rounded(decimal amount) => Math.Round(amount / Step) * Step;
}
