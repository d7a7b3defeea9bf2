using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Sources.Agreements.Words;

namespace SlaBot.Sources.Agreements.Sections;

/// <summary>How a lead passes from marketing to sales.</summary>
internal static class LeadManagementSection
{
    private const int MostAttempts = 100, LongestDays = 365;

    public static LeadManagement? Read(Field? field, BusinessCalendar calendar)
    {
        if (field?.Section("{ first_response: 4 business hours }") is not { } rules)
        {
            return null;
        }

        var definitions = Definitions(rules.Find("definitions"));
        var firstResponse = rules.Find("first_response")?.Value(text => BusinessTime(text, calendar));
        var attempts = rules.Find("attempts")?.Value(ParseAttempts);
        var (limit, isBusiness) = rules.Find("accept_or_reject")?.Value(text => AcceptOrReject(text, calendar)) ?? default;
        var codes = Codes(rules.Find("rejection_codes"));
        rules.RefuseOthers();
        return new()
        {
            Definitions = definitions,
            FirstResponse = firstResponse,
            Attempts = attempts,
            AcceptOrReject = limit,
            AcceptOrRejectInBusinessHours = isBusiness,
            RejectionCodes = codes,
        };
    }

    private static Dictionary<string, string> Definitions(Field? field)
    {
        var definitions = new Dictionary<string, string>(StringComparer.Ordinal);
        if (field?.Section("{ mql: \"Fits the ideal customer profile\" }") is not { } section)
        {
            return definitions;
        }

        foreach (var (term, value) in section.Entries)
        {
            if (Texts.Line(term).Item2 is { } problem)
            {
                section.RefuseKey(term, problem);
            }

            if (value.Value(Texts.Paragraph) is { } meaning)
            {
                definitions.Add(term, meaning);
            }
        }

        return definitions;
    }

    /// <summary>A first response is always counted in business time.</summary>
    private static (Duration?, string?) BusinessTime(string text, BusinessCalendar calendar)
    {
        var (span, problem) = Span.Parse(text);
        return span is { } time
            ? time is { Unit: SpanUnit.Days, IsBusiness: false }
                ? (null, KpiTargets.AmbiguousDay(text, calendar))
                : (time.InBusinessTime(calendar), null)
            : (null, problem);
    }

    private static ((Duration?, bool)?, string?) AcceptOrReject(string text, BusinessCalendar calendar)
    {
        var (span, problem) = Span.Parse(text);
        return span is { } time
            ? ((time.IsBusiness ? time.InBusinessTime(calendar) : time.OnTheClock, time.IsBusiness), null)
            : (null, problem);
    }

    private static (Attempts?, string?) ParseAttempts(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isBusiness = words is [_, _, _, "business" or "working", _];
        return words is [var count, "within" or "in", var days, .., "day" or "days"] && (words.Length == 4 || isBusiness)
            && Numbers.Whole(1, MostAttempts)(count) is ({ } times, null)
            && Numbers.Whole(1, LongestDays)(days) is ({ } within, null)
            ? (new(times, within, isBusiness), null)
            : (null, FormattableString.Invariant($"'{text}' is no number of attempts: write one such as 6 within 10 business days (up to {MostAttempts} within {LongestDays})."));
    }

    private static List<string> Codes(Field? field)
    {
        var codes = new List<string>();
        foreach (var item in field?.List("[company-size, geography]") ?? [])
        {
            if (item.Value(Ids.Code) is not { } code)
            {
                continue;
            }

            if (codes.Contains(code))
            {
                item.Refuse($"The code '{code}' stands here twice: keep one of them.");
            }

            codes.Add(code);
        }

        return codes;
    }
}
