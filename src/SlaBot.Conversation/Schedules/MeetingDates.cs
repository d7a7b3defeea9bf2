using System.Globalization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NodaTime;
using NodaTime.Text;
using SlaBot.Domain.Calendars;

namespace SlaBot.Conversation.Schedules;

/// <summary>
/// The dates that the rule of the joint meeting gives, in the agreement's zone. What is written in words becomes a
/// recurrence of RFC 5545; only business days are reckoned here, since no recurrence knows the company's holidays.
/// </summary>
internal static class MeetingDates
{
    // A rule such as 30 February matches nothing: after so many days of it there is nothing to wait for.
    private const int MostEmptySteps = 4_000;

    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("H':'mm");

    /// <summary>The meetings on some days, in order; none where the rule gives none.</summary>
    /// <param name="rule">The rule as it stands in the agreement.</param>
    /// <param name="days">The days.</param>
    /// <param name="begins">The day from which a recurrence without a start of its own counts: the first of the term.</param>
    /// <param name="calendar">The agreement's zone and business days.</param>
    public static IEnumerable<LocalDateTime> In(string rule, Period days, LocalDate begins, BusinessCalendar calendar)
    {
        if (rule.Contains("FREQ", StringComparison.OrdinalIgnoreCase))
        {
            return Recurring(rule.ToUpperInvariant().Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries), days, begins, calendar);
        }

        var words = rule.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Clock.Parse(words[^1]) is not { Success: true, Value: var time }
            ? []
            : words is [var place, "business", "day", _]
                ? BusinessDays(place == "first", days, calendar).Select(day => day + time)
                : Recurring([Recurrence(words[..^1], time)], days, begins, calendar);
    }

    private static string Recurrence(string[] day, LocalTime time)
    {
        var rule = day switch
        {
            ["every", var weekday] => $"FREQ=WEEKLY;BYDAY={Weekday(weekday)}",
            [var place, var weekday] => $"FREQ=MONTHLY;BYDAY={Place(place)}{Weekday(weekday)}",
            _ => $"FREQ=MONTHLY;BYMONTHDAY={day[0].TrimEnd("stndrh".ToCharArray())}",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{rule};BYHOUR={time.Hour};BYMINUTE={time.Minute}");
    }

    private static string Weekday(string name) => name[..2].ToUpperInvariant();

    private static int Place(string word) => word switch
    {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        _ => -1,
    };

    private static IEnumerable<LocalDateTime> Recurring(string[] lines, Period days, LocalDate begins, BusinessCalendar calendar)
    {
        var start = lines.FirstOrDefault(line => line.StartsWith("DTSTART", StringComparison.Ordinal));
        var pattern = lines.First(line => line != start);
        var rule = new RecurrenceRule(pattern.StartsWith("RRULE:", StringComparison.Ordinal) ? pattern["RRULE:".Length..] : pattern);
        var meeting = new CalendarEvent { Start = StartOf(start, begins), RecurrenceRule = rule };

        // A day more on either side, since the rule may be written in another zone.
        var occurrences = meeting.GetOccurrences(Date(days.From.PlusDays(-1)), new() { MaxUnmatchedIncrementsLimit = MostEmptySteps });
        return UntilItGivesNone(occurrences)
            .Select(occurrence => InZone(occurrence.Period.StartTime, calendar.Zone))
            .SkipWhile(moment => moment.Date < days.From)
            .TakeWhile(moment => moment.Date <= days.To);
    }

    private static IEnumerable<Occurrence> UntilItGivesNone(IEnumerable<Occurrence> occurrences)
    {
        using var each = occurrences.GetEnumerator();
        while (true)
        {
            try
            {
                if (!each.MoveNext())
                {
                    yield break;
                }
            }
            catch (EvaluationLimitExceededException)
            {
                yield break;
            }

            yield return each.Current;
        }
    }

    private static CalDateTime StartOf(string? line, LocalDate begins)
    {
        if (line is null)
        {
            return Date(begins);
        }

        var value = line[(line.LastIndexOf(':') + 1)..];
        var zone = line.Split(';', ':').FirstOrDefault(part => part.StartsWith("TZID=", StringComparison.Ordinal))?["TZID=".Length..];
        return value.EndsWith('Z') ? new(value[..^1], "UTC") : new(value, ZoneNamed(zone));
    }

    // The lines are in capitals, zones are not.
    private static string? ZoneNamed(string? name) => name is null
        ? null
        : DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(id => id.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static CalDateTime Date(LocalDate day) => new(day.Year, day.Month, day.Day, 0, 0, 0);

    private static LocalDateTime InZone(CalDateTime moment, DateTimeZone zone)
    {
        var local = LocalDateTime.FromDateTime(moment.Value);
        return moment.TzId is { } id && DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } own
            ? local.InZoneLeniently(own).WithZone(zone).LocalDateTime
            : local;
    }

    private static IEnumerable<LocalDate> BusinessDays(bool first, Period days, BusinessCalendar calendar) => days.ByMonth()
        .Select(part => Period.MonthOf(part.From))
        .Select(month => first ? calendar.WorkingDayFrom(month.From) : calendar.AddWorkingDays(month.To.PlusDays(1), -1))
        .Where(days.Contains);
}
