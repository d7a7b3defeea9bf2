using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;

namespace SlaBot.Conversation.Agreements;

/// <summary>What differs between the terms of two agreements, the weightiest first; what is no difference is among it.</summary>
/// <param name="voice">The words.</param>
/// <param name="before">The one agreement.</param>
/// <param name="after">The other one.</param>
internal sealed class TermDiff(Voice voice, Agreement before, Agreement after)
{
    private const int MostDays = 3;

    private readonly KpiDiff kpis = new(voice, before, after);

    /// <summary>Gets all of them.</summary>
    public IEnumerable<TermChange> All => [.. kpis.Goal, .. With(kpis.Rates.Concat(kpis.Targets))];

    /// <summary>Gets those beside the goal, the deal size and the rates of the funnel.</summary>
    public IEnumerable<TermChange> Others => With(kpis.Targets);

    private IEnumerable<TermChange> With(IEnumerable<TermChange> targets) =>
    [
        new(voice.Say("Agreement.Term"), voice.Dates.Of(before.Term), voice.Dates.Of(after.Term)),
        .. targets,
        kpis.Stages,
        .. kpis.Owners,
        .. new PartyDiff(voice, before, after).Changes,
        .. new HandOffDiff(voice, before.LeadManagement, after.LeadManagement).Changes,
        new(voice.Say("Diff.Pace"), PaceOf(before, voice), PaceOf(after, voice)),
        new(voice.Say("Sheet.Months"), Months(before), Months(after)),
        new(voice.Say("Column.Meeting"), before.Reporting?.Meeting, after.Reporting?.Meeting),
        new(voice.Say("Sheet.ScorecardDue"), before.Reporting is { } old ? ScorecardDueOf(old, voice) : null, after.Reporting is { } now ? ScorecardDueOf(now, voice) : null),
        new(voice.Say("Agreement.Review"), Day(before.Review), Day(after.Review)),
        new(voice.Say("Diff.BigDeal"), BigDeal(before), BigDeal(after)),
        new(voice.Say("Recurring.Diff"), Recurring(before), Recurring(after)),
        .. Calendar(),
        .. kpis.Manner,
        new(voice.Say("Diff.Currency"), before.Currency.Code, after.Currency.Code),
        new(voice.Say("Diff.Name"), before.Name, after.Name),
    ];

    /// <summary>How a goal spreads, and where the bands of the status lie.</summary>
    internal static string PaceOf(Agreement terms, Voice voice) => voice.Say(
        "Diff.Pace.Is", voice.Say($"Method.{terms.Pace.Method}"), voice.Numbers.In(KpiUnit.Share, terms.Pace.Thresholds.Ahead), voice.Numbers.In(KpiUnit.Share, terms.Pace.Thresholds.OnPace), voice.Numbers.In(KpiUnit.Share, terms.Pace.Thresholds.AtRisk));

    /// <summary>How long before a meeting its scorecard is posted.</summary>
    internal static string ScorecardDueOf(Reporting reporting, Voice voice) => reporting.ScorecardDaysBefore == 0
        ? voice.Say("Sheet.OnTheDay")
        : voice.Count(reporting.BusinessDays ? "Sheet.Before.Business" : "Sheet.Before", reporting.ScorecardDaysBefore);

    private IEnumerable<TermChange> Calendar()
    {
        var (old, now) = (before.Calendar, after.Calendar);
        return
        [
            new(voice.Say("Diff.Zone"), old.Zone.Id, now.Zone.Id),
            new(voice.Say("Diff.Week"), voice.Dates.Of(old.WorkingWeek), voice.Dates.Of(now.WorkingWeek)),
            new(voice.Say("Diff.Hours"), DateWords.Of(old.Hours), DateWords.Of(now.Hours)),
            new(voice.Say("Diff.Holidays"), Days([.. old.Holidays.Except(now.Holidays)]), Days([.. now.Holidays.Except(old.Holidays)])),
        ];
    }

    // Those that are no more, and those that came to be.
    private string? Days(IReadOnlyList<NodaTime.LocalDate> days)
    {
        var told = string.Join(voice.Say("List.Comma"), days.Take(MostDays).Select(voice.Dates.Of));
        return days.Count == 0 ? null : days.Count > MostDays ? voice.Say("Diff.Days.More", told, days.Count - MostDays) : told;
    }

    private string? Months(Agreement terms) => terms.Pace is { Method: PaceMethod.Monthly, Monthly: { Count: > 0 } months }
        ? string.Join(" · ", months.Select(percent => voice.Numbers.In(KpiUnit.Share, percent / 100m)))
        : null;

    private string? BigDeal(Agreement terms) => terms.Wins is { BigDeal.Amount: var amount } ? voice.Numbers.Money(amount) : null;

    // Which series is renewed and which expanded is for the file; that the three are told at all is for everybody.
    private string? Recurring(Agreement terms) => terms.Recurring is { } recurring
        ? recurring == RecurringRevenue.Default ? voice.Say("Recurring.Agreed") : $"{voice.Say("Recurring.Agreed")} ({recurring.Renewed}, {recurring.Expanded}, {recurring.Churned})"
        : null;

    private string? Day(NodaTime.LocalDate? day) => day is { } known ? voice.Dates.Of(known) : null;
}
