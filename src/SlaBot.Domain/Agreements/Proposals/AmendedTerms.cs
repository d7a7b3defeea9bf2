using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements.Proposals;

/// <summary>Terms with other targets, as somebody asked for in a few words.</summary>
public sealed record AmendedTerms
{
    private AmendedTerms(Agreement? terms, Amendment? refused, AmendmentRefusal? refusal) => (Terms, Refused, Refusal) = (terms, refused, refusal);

    /// <summary>Gets the terms as they would be; null where some target cannot be.</summary>
    public Agreement? Terms { get; }

    /// <summary>Gets the first target that cannot be; null where all can.</summary>
    public Amendment? Refused { get; }

    /// <summary>Gets why it cannot be.</summary>
    public AmendmentRefusal? Refusal { get; }

    /// <summary>Puts other targets into terms, one after the other; all of them or none.</summary>
    /// <param name="terms">The terms as they are.</param>
    /// <param name="amendments">The other targets.</param>
    public static AmendedTerms Of(Agreement terms, IReadOnlyList<Amendment> amendments)
    {
        var after = terms;
        foreach (var amendment in amendments)
        {
            var (next, refusal) = With(after, amendment);
            if (next is null)
            {
                return new(null, amendment, refusal);
            }

            after = next;
        }

        return new(after, null, null);
    }

    private static (Agreement? Terms, AmendmentRefusal Refusal) With(Agreement terms, Amendment amendment)
    {
        var catalog = KpiCatalog.Of(terms);
        if (catalog.Find(amendment.Kpi) is not { } kpi)
        {
            return (null, AmendmentRefusal.UnknownKpi);
        }

        var (value, own) = (amendment.Value, terms.Kpis.FirstOrDefault(known => known.Id == kpi.Id));
        if (Impossible(kpi, value) is { } impossible)
        {
            return (null, impossible);
        }

        if (kpi.Id == KpiIds.Revenue)
        {
            return (terms with { Goal = terms.Goal with { Revenue = new(value, terms.Currency) } }, default);
        }

        if (kpi.Id == KpiIds.AverageDealSize)
        {
            return (terms with { Goal = terms.Goal with { AverageDealSize = new(value, terms.Currency) } }, default);
        }

        var funnel = terms.Funnel;
        if (kpi.Measure is Measure.Ratio { Cohort: not null } rate && funnel.IndexOf(rate.Numerator) > 0)
        {
            return funnel.IndexOf(rate.Numerator) != funnel.IndexOf(rate.Denominator) + 1
                ? (null, AmendmentRefusal.Follows)
                : (terms with
                {
                    Funnel = new([.. funnel.Stages.Select(stage => stage.Id == rate.Numerator ? stage with { Rate = value } : stage)]),
                    Kpis = own is { Target: not null } ? Put(terms.Kpis, own with { Target = value }) : terms.Kpis,
                }, default);
        }

        return funnel.IndexOf(kpi.Id) >= 0 && own?.Target is null
            ? (null, AmendmentRefusal.Follows)
            : (terms with { Kpis = Put(terms.Kpis, (own ?? new(kpi.Id)) with { Target = value }) }, default);
    }

    private static AmendmentRefusal? Impossible(Kpi kpi, decimal value) => kpi switch
    {
        { Unit: KpiUnit.Share } when value is <= 0m or > 1m => AmendmentRefusal.NoShare,
        { TargetHigh: { } high } when value > high => AmendmentRefusal.BeyondBand,
        { Unit: KpiUnit.Points } => null,
        _ => value <= 0m ? AmendmentRefusal.NotPositive : null,
    };

    private static IReadOnlyList<KpiTerms> Put(IReadOnlyList<KpiTerms> all, KpiTerms one) => all.Any(known => known.Id == one.Id)
        ? [.. all.Select(known => known.Id == one.Id ? one : known)]
        : [.. all, one];
}

/// <summary>Another target for a KPI.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Value">The target in its unit: a share for a rate, hours for a duration.</param>
public sealed record Amendment(KpiId Kpi, decimal Value);

/// <summary>Why a target cannot be agreed on as it was asked for.</summary>
public enum AmendmentRefusal
{
    /// <summary>The agreement knows no such KPI.</summary>
    UnknownKpi,

    /// <summary>It follows from the goal and the rates between neighbouring stages, so that those have to be otherwise.</summary>
    Follows,

    /// <summary>A rate is more than nothing and at most 100 %.</summary>
    NoShare,

    /// <summary>It has to be more than nothing.</summary>
    NotPositive,

    /// <summary>It lies above the upper end of the KPI's band.</summary>
    BeyondBand,
}
