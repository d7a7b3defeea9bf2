using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Agreements;

/// <summary>What differs between the KPIs of two agreements: their targets, who answers for them, and how they are counted.</summary>
/// <param name="voice">The words.</param>
/// <param name="before">The one agreement.</param>
/// <param name="after">The other one.</param>
internal sealed class KpiDiff(Voice voice, Agreement before, Agreement after)
{
    private readonly KpiCatalog old = KpiCatalog.Of(before), now = KpiCatalog.Of(after);

    /// <summary>Gets the goal and the size of a deal.</summary>
    public IEnumerable<TermChange> Goal =>
    [
        new(voice.Say("Agreement.Goal"), voice.Numbers.Money(before.Goal.Revenue.Amount), voice.Numbers.Money(after.Goal.Revenue.Amount)),
        new(voice.NameOf(KpiIds.AverageDealSize), voice.Numbers.Money(before.Goal.AverageDealSize.Amount), voice.Numbers.Money(after.Goal.AverageDealSize.Amount)),
    ];

    /// <summary>Gets the rates from stage to stage.</summary>
    public IEnumerable<TermChange> Rates => Targeted.Where(kpi => kpi.Measure is Measure.Ratio { Cohort: not null }).Select(Target);

    /// <summary>Gets the other targets, those that stages have of their own among them; the goal and the deal size have names of their own.</summary>
    public IEnumerable<TermChange> Targets =>
    [
        .. Targeted.Where(kpi => kpi.Measure is not Measure.Ratio { Cohort: not null }).Select(Target),
        .. Spoken.Where(id => now.Funnel.IndexOf(id) >= 0).Select(id => new TermChange(voice.Say("Diff.OwnTarget", voice.NameOf(now.Find(id)!)), OwnTarget(before, old, id), OwnTarget(after, now, id))),
    ];

    /// <summary>Gets the stages of the funnel, in their order.</summary>
    public TermChange Stages => before.Funnel.Stages.Select(stage => stage.Id).SequenceEqual(after.Funnel.Stages.Select(stage => stage.Id))
        ? new(voice.Say("Diff.Stages"), null, null)
        : new(voice.Say("Diff.Stages"), StagesOf(old), StagesOf(now));

    /// <summary>Gets which department answers for which KPI; one that only has another name is the same.</summary>
    public IEnumerable<TermChange> Owners => Spoken.Select(now.Find).OfType<Kpi>().Where(kpi => kpi.Owner != old.Find(kpi.Id)?.Owner).Select(kpi => new TermChange(
        voice.Say("Diff.Owner", voice.NameOf(kpi)),
        old.Find(kpi.Id)?.Owner is { } former ? Voice.Of(voice.Language, before).NameOf(former) : null,
        kpi.Owner is { } owner ? Voice.Of(voice.Language, after).NameOf(owner) : null));

    /// <summary>Gets how the KPIs are counted, where their numbers come from and what they are called; of one without a target, that it came or went.</summary>
    public IEnumerable<TermChange> Manner => Spoken.SelectMany(id => (old.Find(id), now.Find(id)) switch
    {
        ({ } former, { } kpi) => MannerOf(former, kpi),
        (null, { Target: null } kpi) => [new(voice.NameOf(kpi), null, voice.Say("Diff.NoTarget"))],
        ({ Target: null } former, null) => [new(voice.NameOf(former), voice.Say("Diff.NoTarget"), null)],
        _ => Array.Empty<TermChange>(),
    });

    // What either agreement sets a target for: what only one of them does has come or gone.
    private IEnumerable<Kpi> Targeted => now.Agreed.Concat(old.Agreed)
        .Where(kpi => kpi.Id != KpiIds.Revenue && kpi.Id != KpiIds.AverageDealSize && now.Funnel.IndexOf(kpi.Id) < 0 && old.Funnel.IndexOf(kpi.Id) < 0)
        .DistinctBy(kpi => kpi.Id);

    // What either agreement speaks of by name.
    private IEnumerable<KpiId> Spoken => new[] { after, before }.SelectMany(terms => terms.Funnel.Stages.Select(stage => stage.Id).Concat(terms.Kpis.Select(kpi => kpi.Id))).Distinct();

    private TermChange[] MannerOf(Kpi former, Kpi kpi) =>
    [
        new(voice.Say("Diff.Better", voice.NameOf(kpi)), voice.Say($"Diff.Better.{former.Better}"), voice.Say($"Diff.Better.{kpi.Better}")),
        new(voice.Say("Diff.Counted", voice.NameOf(kpi)), Counted(former), Counted(kpi)),
        new(voice.Say("Diff.Source", voice.NameOf(kpi)), former.Feed?.Value, kpi.Feed?.Value),
        new(voice.Say("Diff.Fresh", voice.NameOf(kpi)), voice.Count("Sheet.Days", former.FreshnessDays), voice.Count("Sheet.Days", kpi.FreshnessDays)),
        new(voice.Say("Diff.Called", voice.NameOf(kpi)), Called(former), Called(kpi)),
    ];

    private TermChange Target(Kpi kpi) => new(voice.NameOf(kpi), TargetOf(old.Find(kpi.Id)), TargetOf(now.Find(kpi.Id)));

    private string? TargetOf(Kpi? kpi) => kpi is not { Target: { } target } ? null
        : kpi.Better == Direction.Band ? voice.Say("Value.Range", voice.Value(kpi, target), voice.Value(kpi, kpi.TargetHigh ?? target))
        : kpi.Measure is Measure.Churn { Span: not TargetSpan.Month and var span } ? voice.Say($"Churn.Per.{span}", voice.Value(kpi, target))
        : voice.Value(kpi, target);

    private string? OwnTarget(Agreement terms, KpiCatalog catalog, KpiId stage) =>
        terms.Kpis.FirstOrDefault(kpi => kpi.Id == stage) is { Target: { } target } && catalog.Find(stage) is { } kpi ? voice.Value(kpi, target) : null;

    private string StagesOf(KpiCatalog catalog) => string.Join(voice.Say("List.Comma"), catalog.Funnel.Stages.Select(stage => voice.NameOf(catalog.Find(stage.Id)!)));

    private string Counted(Kpi kpi)
    {
        var plain = voice.Say("Diff.Counted.Is", voice.Say($"Diff.Kind.{kpi.Kind}"), voice.Say($"Diff.Unit.{kpi.Unit}"));
        return kpi.Measure switch
        {
            Measure.Ratio { Cohort: null } ratio => voice.Say("Diff.Counted.Ratio", plain, voice.NameOf(ratio.Numerator), voice.NameOf(ratio.Denominator)),
            Measure.Percentile { Percent: var percent } => voice.Say("Diff.Counted.Percentile", plain, percent),
            _ => plain,
        };
    }

    private static string? Called(Kpi kpi)
    {
        string?[] words = [kpi.Name?.English, kpi.Name?.TraditionalChinese, .. kpi.Synonyms];
        return words.OfType<string>().ToList() is { Count: > 0 } known ? string.Join(", ", known) : null;
    }
}
