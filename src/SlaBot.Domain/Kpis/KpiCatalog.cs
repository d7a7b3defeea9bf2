using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Kpis;

/// <summary>
/// Every KPI that can be asked about under an agreement: revenue and deal size, each stage, the rates between
/// neighbouring stages and from each stage to the last, the built-in ones, and those that the file adds.
/// </summary>
public sealed class KpiCatalog
{
    private static readonly PartyId Sales = new("sales");
    private static readonly ConditionalWeakTable<Agreement, KpiCatalog> Known = [];
    private static readonly KpiCatalog WithoutAgreement = Build(null);

    private readonly FrozenDictionary<KpiId, Kpi> byId;

    private KpiCatalog(IReadOnlyList<Kpi> kpis, IReadOnlyList<Kpi> parts, Funnel funnel)
    {
        All = kpis;
        Parts = parts;
        Funnel = funnel;
        byId = kpis.ToFrozenDictionary(kpi => kpi.Id);
    }

    /// <summary>Gets the KPIs: revenue, stages from the top, rates, then the others.</summary>
    public IReadOnlyList<Kpi> All { get; }

    /// <summary>
    /// Gets what some built-in KPIs are computed from and the agreement does not name: it can be delivered as daily numbers
    /// under these ids, and becomes a KPI that can be asked about where the agreement names it.
    /// </summary>
    public IReadOnlyList<Kpi> Parts { get; }

    /// <summary>
    /// Gets what people answer for: the KPIs with a target, of the rates only those between neighbouring stages, since
    /// the others follow from them.
    /// </summary>
    public IEnumerable<Kpi> Agreed => All.Where(kpi => kpi.Target is not null && (kpi.Measure is not Measure.Ratio { Cohort: not null } rate || AreNeighbours(rate)));

    /// <summary>Gets the funnel whose stages and rates are in the catalog.</summary>
    public Funnel Funnel { get; }

    /// <summary>The KPI of an id, or null. <c>new_customers</c> finds the last stage, whatever the company calls it.</summary>
    public Kpi? Find(KpiId id) => byId.TryGetValue(id, out var kpi)
        ? kpi
        : id == KpiIds.NewCustomers ? byId[Funnel.Last.Id] : null;

    /// <summary>The catalog of an agreement; without one, the default funnel and no targets.</summary>
    public static KpiCatalog Of(Agreement? agreement) =>
        agreement is null ? WithoutAgreement : Known.GetValue(agreement, Build);

    private static KpiCatalog Build(Agreement? agreement)
    {
        var funnel = agreement?.Funnel ?? Funnel.Default;
        var own = (agreement?.Kpis ?? []).ToDictionary(terms => terms.Id);
        var kpis = new List<Kpi>();

        var parts = BuiltInParts().Where(part => !own.ContainsKey(part.Id)).ToList();
        foreach (var kpi in BuiltIn(funnel, agreement?.Goal, SellerOf(agreement, funnel)).Select(kpi => Computable(kpi, own, funnel)).DistinctBy(kpi => kpi.Id))
        {
            kpis.Add(own.Remove(kpi.Id, out var terms) ? With(kpi, terms) : kpi);
        }

        kpis.AddRange((agreement?.Kpis ?? []).Where(terms => own.ContainsKey(terms.Id)).Select(terms => With(Blank(terms), terms)));
        return new(kpis, [.. parts.ExceptBy(kpis.Select(kpi => kpi.Id), part => part.Id)], funnel);
    }

    private bool AreNeighbours(Measure.Ratio rate) => Funnel.IndexOf(rate.Numerator) == Funnel.IndexOf(rate.Denominator) + 1;

    // Whoever sells answers for the money: sales, or whoever closes where the company has no department of that id.
    private static PartyId? SellerOf(Agreement? agreement, Funnel funnel) =>
        agreement is null || agreement.Parties.Any(party => party.Id == Sales) ? Sales : funnel.Last.Owner;

    private static IEnumerable<Kpi> BuiltIn(Funnel funnel, Goal? goal, PartyId? seller)
    {
        yield return new Kpi
        {
            Id = KpiIds.Revenue,
            Kind = KpiKind.Money,
            Unit = KpiUnit.Money,
            Owner = seller,
            Target = goal?.Revenue.Amount,
            Measure = new Measure.Total(KpiIds.Revenue),
        };

        foreach (var kpi in Stages(funnel, goal).Concat(Rates(funnel, goal)))
        {
            yield return kpi;
        }

        yield return new Kpi
        {
            Id = KpiIds.AverageDealSize,
            Kind = KpiKind.Ratio,
            Unit = KpiUnit.Money,
            Owner = seller,
            Target = goal?.AverageDealSize.Amount,
            Measure = new Measure.Ratio(KpiIds.Revenue, funnel.Last.Id),
        };
        yield return Percentile(KpiIds.LeadResponseTime, KpiUnit.Hours, seller);
        yield return Percentile(KpiIds.SalesCycleDays, KpiUnit.Days, seller);
        yield return Reading(KpiIds.FollowUpAttempts, KpiKind.Level, KpiUnit.Count);
        yield return Reading(KpiIds.LeadAcceptanceRate, KpiKind.Ratio, KpiUnit.Share);
        yield return Computed(KpiIds.ChurnRate, KpiKind.Ratio, KpiUnit.Share, Churn(isKept: false)) with { Better = Direction.Lower };
        yield return Computed(KpiIds.CustomerRetention, KpiKind.Ratio, KpiUnit.Share, Churn(isKept: true));
        yield return Computed(KpiIds.OnTimeDelivery, KpiKind.Ratio, KpiUnit.Share, new Measure.Ratio(KpiIds.DeliveriesOnTime, KpiIds.Deliveries));
        yield return Computed(KpiIds.Nps, KpiKind.Level, KpiUnit.Points, new Measure.NetScore(KpiIds.Promoters, KpiIds.Passives, KpiIds.Detractors));
        yield return Reading(KpiIds.PipelineValue, KpiKind.Level, KpiUnit.Money);
    }

    private static IEnumerable<Kpi> BuiltInParts() =>
    [
        Reading(KpiIds.ActiveCustomers, KpiKind.Level, KpiUnit.Count),
        .. new[] { KpiIds.LostCustomers, KpiIds.Deliveries, KpiIds.DeliveriesOnTime, KpiIds.Promoters, KpiIds.Passives, KpiIds.Detractors }.Select(id => Total(id, KpiKind.Count, KpiUnit.Count)),
        .. new[] { KpiIds.RenewedRevenue, KpiIds.ExpandedRevenue, KpiIds.ChurnedRevenue }.Select(id => Total(id, KpiKind.Money, KpiUnit.Money)),
    ];

    // Where the agreement calls something else by the name of a part, the KPI is only read.
    private static Kpi Computable(Kpi kpi, Dictionary<KpiId, KpiTerms> own, Funnel funnel)
    {
        return kpi.Measure.MayBeRead && BuiltInParts().Any(part => kpi.Measure.Parts.Contains(part.Id) && KindOf(part.Id) is { } kind && kind != part.Kind)
            ? kpi with { Measure = new Measure.Reading(kpi.Id) }
            : kpi;

        KpiKind? KindOf(KpiId id) => funnel.IndexOf(id) >= 0 ? KpiKind.Count : own.GetValueOrDefault(id)?.Kind;
    }

    private static Measure.Churn Churn(bool isKept) => new(KpiIds.ActiveCustomers, KpiIds.LostCustomers, isKept, TargetSpan.Month);

    private static IEnumerable<Kpi> Stages(Funnel funnel, Goal? goal)
    {
        var targets = goal is null ? null : funnel.TargetsFor(goal.Customers);
        return funnel.Stages.Select((stage, i) => new Kpi
        {
            Id = stage.Id,
            Name = stage.Name,
            Owner = stage.Owner,
            Kind = KpiKind.Count,
            Unit = KpiUnit.Count,
            Target = targets?[i],
            Measure = new Measure.Total(stage.Id),
            Feed = stage.Feed,
            Synonyms = stage.Synonyms ?? [],
        });
    }

    private static IEnumerable<Kpi> Rates(Funnel funnel, Goal? goal)
    {
        var last = funnel.Stages.Count - 1;
        for (var from = 0; from < last; from++)
        {
            yield return RateBetween(from, from + 1);
        }

        for (var from = 0; from < last - 1; from++)
        {
            yield return RateBetween(from, last);
        }

        Kpi RateBetween(int from, int to)
        {
            var (above, below) = (funnel.Stages[from], funnel.Stages[to]);
            var id = KpiIds.Rate(above.Id, below.Id);
            return new Kpi
            {
                Id = id,
                Kind = KpiKind.Ratio,
                Unit = KpiUnit.Share,
                Owner = below.Owner,
                Target = goal is null ? null : funnel.BenchmarkBetween(from, to),
                Measure = new Measure.Ratio(below.Id, above.Id, Cohort: id),
            };
        }
    }

    private static Kpi Percentile(KpiId id, KpiUnit unit, PartyId? seller) => new()
    {
        Id = id,
        Kind = KpiKind.Duration,
        Unit = unit,
        Better = Direction.Lower,
        Owner = seller,
        Measure = new Measure.Percentile(id, 50),
    };

    private static Kpi Reading(KpiId id, KpiKind kind, KpiUnit unit) =>
        new() { Id = id, Kind = kind, Unit = unit, Measure = new Measure.Reading(id) };

    private static Kpi Computed(KpiId id, KpiKind kind, KpiUnit unit, Measure measure) =>
        new() { Id = id, Kind = kind, Unit = unit, Measure = measure with { MayBeRead = true } };

    private static Kpi Total(KpiId id, KpiKind kind, KpiUnit unit) => new() { Id = id, Kind = kind, Unit = unit, Measure = new Measure.Total(id) };

    private static Kpi Blank(KpiTerms terms)
    {
        var kind = terms.Kind ?? KpiKind.Level;
        return new()
        {
            Id = terms.Id,
            Kind = kind,
            Unit = kind switch
            {
                KpiKind.Money => KpiUnit.Money,
                KpiKind.Ratio => KpiUnit.Share,
                KpiKind.Duration => KpiUnit.Hours,
                KpiKind.Count => KpiUnit.Count,
                _ => KpiUnit.Points,
            },
            Measure = kind switch
            {
                KpiKind.Count or KpiKind.Money => new Measure.Total(terms.Id),
                KpiKind.Duration => new Measure.Percentile(terms.Id, 50),
                _ => new Measure.Reading(terms.Id),
            },
        };
    }

    private static Kpi With(Kpi kpi, KpiTerms terms) => kpi with
    {
        Name = terms.Name ?? kpi.Name,
        Owner = terms.Owner ?? kpi.Owner,
        Unit = terms.Unit ?? kpi.Unit,
        Better = terms.Better ?? kpi.Better,
        Target = terms.Target ?? kpi.Target,
        TargetHigh = terms.TargetHigh,
        Feed = terms.Feed ?? kpi.Feed,
        FreshnessDays = terms.FreshnessDays ?? kpi.FreshnessDays,
        Synonyms = [.. kpi.Synonyms, .. terms.Synonyms],
        Measure = terms switch
        {
            { Numerator: { } above, Denominator: { } below } => new Measure.Ratio(above, below),
            { Per: { } span } when kpi.Measure is Measure.Churn churn => churn with { Span = span },
            { Percentile: { } percent } when kpi.Measure is Measure.Percentile p => p with { Percent = percent },
            _ => kpi.Measure,
        },
    };
}
