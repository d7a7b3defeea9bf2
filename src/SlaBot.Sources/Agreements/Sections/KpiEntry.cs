using SlaBot.Domain.Calendars;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;
using SlaBot.Sources.Agreements.Words;

namespace SlaBot.Sources.Agreements.Sections;

/// <summary>One entry of the list of KPIs.</summary>
internal sealed class KpiEntry(NamedKpi named, KpiCatalog builtIn, KpiCatalog all, Owners owners, BusinessCalendar calendar)
{
    private readonly Section entry = named.Section;
    private readonly Kpi? known = named.Id is { } id ? builtIn.Find(id) : null;

    /// <summary>Gets the KPI as the catalog completes it: its kind is right even where the entry leaves it out.</summary>
    private readonly Kpi? meant = named.Id is { } id ? all.Find(id) : null;

    private bool IsDerived => known?.Target is not null;

    public KpiTerms? Read()
    {
        CheckKind();
        var unit = Unit();
        var better = entry.Find("better")?.Value(Choices.Directions.Parse);
        var (low, high) = Goal(unit ?? meant?.Unit, ref better);
        var (numerator, denominator) = Division();

        // An entry whose id is wrong is read all the same, for the errors in its other keys.
        var terms = new KpiTerms(named.Id ?? KpiIds.Revenue)
        {
            Name = LocalizedTextField.Read(entry.Find("name")),
            Owner = entry.Find("owner")?.Value(owners.OfKpi),
            Kind = named.Kind,
            Unit = unit,
            Better = better,
            Target = low,
            TargetHigh = high,
            Numerator = numerator,
            Denominator = denominator,
            Per = Per(),
            Percentile = Percentile(),
            Feed = entry.Find("source")?.Value(Ids.Feed),
            FreshnessDays = entry.Find("freshness")?.Value(Freshness),
            Synonyms = entry.Find("synonyms")?.Texts("[promoter score]", Texts.Line) ?? [],
        };
        entry.RefuseOthers();
        return named.Id is null ? null : terms;
    }

    private void CheckKind()
    {
        if (known is not null && named.Kind is { } kind && kind != known.Kind)
        {
            entry.Find("kind")!.Refuse($"'{known.Id}' is a {Choices.Kinds.WordFor(known.Kind)}: leave 'kind' out, or choose another id.");
        }
    }

    private KpiUnit? Unit()
    {
        var field = entry.Find("unit");
        var unit = field?.Value(Choices.Units.Parse);
        if (unit is { } written && known is not null && written != known.Unit)
        {
            field!.Refuse($"'{known.Id}' is measured in {Choices.Units.WordFor(known.Unit)}: leave 'unit' out, or choose another id.");
        }
        else if (unit is { } other && known is null && meant is { } own && !UnitsOf(own.Kind).Contains(other))
        {
            field!.Refuse($"A {Choices.Kinds.WordFor(own.Kind)} is not measured in {Choices.Units.WordFor(other)}: write {string.Join(" or ", UnitsOf(own.Kind).Select(Choices.Units.WordFor))}.");
        }

        // A duration of the company's own whose target is written in days is meant in days.
        return field is null && known is null && meant?.Kind == KpiKind.Duration && entry.Texts("target", "band").Any(KpiTargets.IsInDays)
            ? KpiUnit.Days
            : unit;
    }

    private static KpiUnit[] UnitsOf(KpiKind kind) => kind switch
    {
        KpiKind.Count => [KpiUnit.Count],
        KpiKind.Money => [KpiUnit.Money],
        KpiKind.Ratio => [KpiUnit.Share, KpiUnit.Count, KpiUnit.Money],
        KpiKind.Duration => [KpiUnit.Hours, KpiUnit.Days],
        _ => Enum.GetValues<KpiUnit>(),
    };

    private (decimal? Low, decimal? High) Goal(KpiUnit? measuredIn, ref Direction? better)
    {
        var (target, band) = (entry.Find("target"), entry.Find("band"));
        if (measuredIn is not { } unit)
        {
            return default;
        }

        if (IsDerived)
        {
            RefuseDerived("target", "band", "better");
            return default;
        }

        if (band is null && better != Direction.Band)
        {
            // Shorter is better where nobody says otherwise.
            better ??= known is null && meant?.Kind == KpiKind.Duration ? Direction.Lower : null;
            return (Target(target, unit, better ?? meant?.Better ?? Direction.Higher), null);
        }

        return Band(target, band, unit, ref better);
    }

    private decimal? Target(Field? field, KpiUnit unit, Direction better)
    {
        var target = field?.Value(KpiTargets.Parser(unit, calendar));
        if (target == 0m && better == Direction.Higher && unit != KpiUnit.Points)
        {
            field!.Refuse("A target of 0 is always met where higher is better: write one above zero, or better: lower.");
        }

        return target;
    }

    private (decimal? Low, decimal? High) Band(Field? target, Field? band, KpiUnit unit, ref Direction? better)
    {
        if (target is not null)
        {
            entry.RefuseKey("target", "A band has two ends and no target: write band: [low, high] and remove 'target'.");
        }

        if (better is Direction.Higher or Direction.Lower)
        {
            entry.RefuseKey("band", "A band is only for better: band: write this, or give a target in place of the band.");
        }

        better ??= Direction.Band;
        if (band is null)
        {
            entry.Refuse("Where better is band, the band is missing: add band: [low, high].");
            return default;
        }

        if (band.List("[40, 60]") is not { } ends)
        {
            return default;
        }

        if (ends is not [var first, var last])
        {
            band.Refuse(FormattableString.Invariant($"A band has two ends, not {ends.Count}: write [low, high]."));
            return default;
        }

        var parser = KpiTargets.Parser(unit, calendar);
        var (low, high) = (first.Value(parser), last.Value(parser));
        if (low >= high)
        {
            band.Refuse("The band's low end must lie below its high end: write [low, high].");
        }

        return (low, high);
    }

    private (KpiId? Numerator, KpiId? Denominator) Division()
    {
        var (above, below) = (entry.Find("numerator"), entry.Find("denominator"));
        if (IsDerived)
        {
            RefuseDerived("numerator", "denominator");
            return default;
        }

        if (meant is { Kind: not KpiKind.Ratio } other && (above ?? below) is { } field)
        {
            entry.RefuseKey(above is null ? "denominator" : "numerator", $"Only a ratio divides, and '{other.Id}' is a {Choices.Kinds.WordFor(other.Kind)}: remove it, or write kind: ratio.");
        }
        else if (above is null != below is null)
        {
            entry.RefuseKey(above is null ? "denominator" : "numerator", $"A ratio has both a numerator and a denominator: add the {(above is null ? "numerator" : "denominator")}.");
        }

        return (above?.Value(Summed), below?.Value(Summed));
    }

    /// <summary>A KPI whose days add up, since a ratio is one sum over another.</summary>
    private (KpiId?, string?) Summed(string text)
    {
        var (id, problem) = Ids.Kpi(text);
        if (id is not { } written)
        {
            return (null, problem);
        }

        return all.Find(written) is { Kind: KpiKind.Count or KpiKind.Money } part
            ? (part.Id == written ? written : null, part.Id == written ? null : $"'{text}' is called '{part.Id}' here: use this id.")
            : (null, $"'{text}' is not a count or an amount of money that this agreement has: add it to the KPIs, or name another.{Nearest.Question(text, all.All.Where(kpi => kpi.IsProRated).Select(kpi => kpi.Id.Value))}");
    }

    private TargetSpan? Per()
    {
        var field = entry.Find("per");
        if (field is not null && meant is { } other && (other.Measure is not Measure.Churn || entry.Find("numerator") is not null))
        {
            entry.RefuseKey("per", $"Only churn_rate and customer_retention as they are computed here have a length of time, '{other.Id}' has none: remove it.");
        }

        return field?.Value(Choices.Spans.Parse);
    }

    private int? Percentile()
    {
        var field = entry.Find("percentile");
        if (field is not null && meant is { Kind: not KpiKind.Duration } other)
        {
            entry.RefuseKey("percentile", $"Only a duration has a percentile, and '{other.Id}' is a {Choices.Kinds.WordFor(other.Kind)}: remove it.");
        }

        return field?.Value(Numbers.Whole(1, 99));
    }

    private static (int?, string?) Freshness(string text)
    {
        const int longest = 366;
        return Span.Parse(text) is ({ Unit: SpanUnit.Days, IsBusiness: false, Amount: var days }, null)
            && days == decimal.Truncate(days) && days <= longest
            ? ((int)days, null)
            : (null, FormattableString.Invariant($"'{text}' is not a number of days: write one such as 3 days, up to {longest} days."));
    }

    private void RefuseDerived(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (entry.Find(key) is not null)
            {
                entry.RefuseKey(key, $"'{known!.Id}' follows from the goal and the funnel, so '{key}' cannot be set here: remove it, and change the goal or the funnel's rates.");
            }
        }
    }
}
