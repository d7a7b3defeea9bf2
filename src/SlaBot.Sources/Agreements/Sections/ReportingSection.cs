using SlaBot.Domain.Agreements;
using SlaBot.Sources.Agreements.Words;

namespace SlaBot.Sources.Agreements.Sections;

/// <summary>When both departments meet, and when the scorecard comes; one business day before the meeting unless said otherwise.</summary>
internal static class ReportingSection
{
    private const int LongestDays = 31;

    public static Reporting? Read(Field? field)
    {
        if (field?.Section("{ meeting: first tuesday 09:00 }") is not { } reporting)
        {
            return null;
        }

        var meeting = reporting.Require("meeting", "a rule for the joint meeting, such as first tuesday 09:00")?.Value(MeetingRule.Parse);
        var before = reporting.Find("scorecard_before");
        var (days, isBusiness) = before is null ? (1, true) : before.Value(DaysBefore) ?? default;
        reporting.RefuseOthers();
        return meeting is null ? null : new(meeting, days, isBusiness);
    }

    private static ((int, bool)?, string?) DaysBefore(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isBusiness = words is [_, "business" or "working", _];
        return words is [var number, .., "day" or "days"] && (words.Length == 2 || isBusiness)
            && Numbers.Whole(0, LongestDays)(number) is ({ } days, null)
            ? ((days, isBusiness), null)
            : (null, FormattableString.Invariant($"'{text}' is not a number of days: write one such as 1 business day, up to {LongestDays} days."));
    }
}
