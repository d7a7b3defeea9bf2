using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Kpis;

namespace SlaBot.Conversation.Agreements;

/// <summary>What differs between two agreements, in short words: <c>Goal: $1,200,000 → $1,320,000</c>.</summary>
/// <param name="voice">The words.</param>
public sealed class RevisionDiff(Voice voice)
{
    /// <summary>Every difference that people would speak of; what follows from the goal and the rates is left out.</summary>
    public IEnumerable<string> Between(Agreement before, Agreement after) => Say(
    [
        (voice.Say("Agreement.Goal"), voice.Numbers.Money(before.Goal.Revenue.Amount), voice.Numbers.Money(after.Goal.Revenue.Amount)),
        (voice.NameOf(KpiIds.AverageDealSize), voice.Numbers.Money(before.Goal.AverageDealSize.Amount), voice.Numbers.Money(after.Goal.AverageDealSize.Amount)),
        .. Terms(before, after, Kpis(before, after)),
    ]);

    /// <summary>The differences beside those of the goal, the deal size and the rates of the funnel, which a table shows.</summary>
    public IEnumerable<string> Others(Agreement before, Agreement after) =>
        Say(Terms(before, after, Kpis(before, after).Where(kpi => !kpi.IsOfFunnel)));

    private IEnumerable<(string Name, string? Old, string? New)> Terms(Agreement before, Agreement after, IEnumerable<(string Name, string? Old, string? New, bool IsOfFunnel)> kpis) =>
    [
        (voice.Say("Agreement.Term"), voice.Dates.Of(before.Term), voice.Dates.Of(after.Term)),
        .. kpis.Select(kpi => (kpi.Name, kpi.Old, kpi.New)),
        (voice.Say("Table.Parties"), Parties(before), Parties(after)),
        (voice.Say("Diff.Pace"), Pace(before), Pace(after)),
        (voice.Say("Column.Meeting"), before.Reporting?.Meeting, after.Reporting?.Meeting),
        (voice.Say("Agreement.Review"), Day(before.Review), Day(after.Review)),
        (voice.Say("Diff.BigDeal"), BigDeal(before), BigDeal(after)),
        (voice.Say("Recurring.Diff"), Recurring(before), Recurring(after)),
    ];

    private IEnumerable<string> Say(IEnumerable<(string Name, string? Old, string? New)> terms) => terms
        .Where(term => term.Old != term.New)
        .Select(term => voice.Say("Versions.Change", term.Name, term.Old ?? "–", term.New ?? "–"));

    private IEnumerable<(string Name, string? Old, string? New, bool IsOfFunnel)> Kpis(Agreement before, Agreement after)
    {
        var (old, now) = (KpiCatalog.Of(before), KpiCatalog.Of(after));
        var given = now.Agreed.Concat(old.Agreed)
            .Where(kpi => kpi.Id != KpiIds.Revenue && kpi.Id != KpiIds.AverageDealSize && now.Funnel.IndexOf(kpi.Id) < 0)
            .DistinctBy(kpi => kpi.Id);
        return given.Select(kpi => (voice.NameOf(kpi), Target(old.Find(kpi.Id)), Target(now.Find(kpi.Id)), kpi.Measure is Measure.Ratio { Cohort: not null }));
    }

    private string Parties(Agreement terms) => string.Join(voice.Say("List.Comma"), terms.Parties.Select(party => party.Id).Select(Voice.Of(voice.Language, terms).NameOf));

    private string Pace(Agreement terms) => PaceOf(terms, voice);

    /// <summary>How a goal spreads, and where the bands of the status lie.</summary>
    internal static string PaceOf(Agreement terms, Voice voice) => voice.Say(
        "Diff.Pace.Is", voice.Say($"Method.{terms.Pace.Method}"), NumberWords.Percent(terms.Pace.Thresholds.Ahead), NumberWords.Percent(terms.Pace.Thresholds.OnPace), NumberWords.Percent(terms.Pace.Thresholds.AtRisk));

    private string? BigDeal(Agreement terms) => terms.Wins is { BigDeal.Amount: var amount } ? voice.Numbers.Money(amount) : null;

    // Which series is renewed and which expanded is for the file; that the three are told at all is for everybody.
    private string? Recurring(Agreement terms) => terms.Recurring is { } recurring
        ? recurring == RecurringRevenue.Default ? voice.Say("Recurring.Agreed") : $"{voice.Say("Recurring.Agreed")} ({recurring.Renewed}, {recurring.Expanded}, {recurring.Churned})"
        : null;

    private string? Target(Kpi? kpi) => kpi is not { Target: { } target } ? null
        : kpi.Measure is Measure.Churn { Span: not TargetSpan.Month and var span } ? voice.Say($"Churn.Per.{span}", voice.Value(kpi, target))
        : voice.Value(kpi, target);

    private string? Day(NodaTime.LocalDate? day) => day is { } known ? voice.Dates.Of(known) : null;
}
