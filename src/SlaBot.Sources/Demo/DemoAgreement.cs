using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SlaBot.Domain.Calendars;

namespace SlaBot.Sources.Demo;

/// <summary>The agreement of the simulated company for a calendar year.</summary>
internal static class DemoAgreement
{
    public const string Name = "Harbour & Pine";

    private const string ZoneId = "America/Chicago";

    /// <summary>Gets the company's time zone.</summary>
    public static DateTimeZone Zone => DateTimeZoneProviders.Tzdb[ZoneId];

    /// <summary>The company's calendar: weekdays from nine to five, with the holidays of the years given.</summary>
    public static BusinessCalendar Calendar(int firstYear, int lastYear) => new(
        Zone,
        BusinessCalendar.Default.WorkingWeek,
        WorkingHours.NineToFive,
        Enumerable.Range(firstYear, lastYear - firstYear + 1).SelectMany(Holidays));

    /// <summary>The agreement file of a year.</summary>
    /// <param name="year">The year.</param>
    /// <param name="revenue">The goal, a multiple of the average deal size or not.</param>
    public static string Text(int year, decimal revenue) => string.Create(CultureInfo.InvariantCulture, $$"""
        name: {{Name}} growth agreement {{year}} (demo)
        term: { from: {{year}}-01-01, to: {{year}}-12-31 }
        currency: USD
        time_zone: {{ZoneId}}
        working_week: [mon, tue, wed, thu, fri]
        working_hours: "09:00-17:00"
        holidays: [{{string.Join(", ", Holidays(year).Select(LocalDatePattern.Iso.Format))}}]
        parties:
          sales:     { name: Sales,     owners: [jane@harbour.example] }
          marketing: { name: Marketing, owners: [wei@harbour.example] }
        goal:
          revenue: {{revenue:0}}
          average_deal_size: 12000
        funnel:
          - { stage: visits,        owner: marketing }
          - { stage: leads,         owner: marketing, rate: 2.5% }
          - { stage: mqls,          owner: marketing, rate: 40% }
          - { stage: sqls,          owner: sales,     rate: 50% }
          - { stage: proposals,     owner: sales,     rate: 40% }
          - { stage: new_customers, owner: sales,     rate: 25% }
        pace:
          method: working-days
          ahead: 105%
          on_pace: 97%
          at_risk: 85%
        kpis:
          - { id: lead_response_time, owner: sales, kind: duration, target: 4h, better: lower }
          - { id: nps, name: { en: Net promoter score, zh-Hant: 淨推薦值 }, owner: marketing, kind: level, target: 50, synonyms: [promoter score] }
        lead_management:
          definitions: { mql: "Fits the ideal customer profile and asked for pricing", sql: "Sales has confirmed need and budget" }
          first_response: 4 business hours
          attempts: 6 within 10 business days
          accept_or_reject: 24 hours
          rejection_codes: [company-size, wrong-person, geography, existing-customer, competitor, no-contact]
        reporting:
          meeting: first tuesday 09:00
          scorecard_before: 1 business day
        review: {{year}}-07-01
        wins: { big_deal: 25000 }

        """);

    /// <summary>New Year, Independence Day, Thanksgiving and Christmas, those on a weekend left out.</summary>
    private static IEnumerable<LocalDate> Holidays(int year)
    {
        var thanksgiving = new LocalDate(year, 11, 1).With(DateAdjusters.NextOrSame(IsoDayOfWeek.Thursday)).PlusWeeks(3);
        LocalDate[] days = [new(year, 1, 1), new(year, 7, 4), thanksgiving, new(year, 12, 25)];
        return days.Where(day => day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday));
    }
}
