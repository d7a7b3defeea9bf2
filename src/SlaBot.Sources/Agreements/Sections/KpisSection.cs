using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;
using SlaBot.Sources.Agreements.Words;

namespace SlaBot.Sources.Agreements.Sections;

/// <summary>The KPIs that the file names: own ones, and what it says about those that every agreement has.</summary>
internal static class KpisSection
{
    private const string Example = "- { id: nps, owner: customer-success, kind: level, target: 50 }";

    public static IReadOnlyList<KpiTerms> Read(Field? field, Owners owners, Funnel funnel, BusinessCalendar calendar)
    {
        var entries = field?.List(Example)?.Select(item => item.Section(Example[2..])).OfType<Section>().ToArray() ?? [];
        var builtIn = KpiCatalog.Of(Agreed(funnel, []));
        var named = Name(entries, builtIn);

        // A ratio may divide a KPI that a later entry names, so all of them are known before any is read.
        var all = KpiCatalog.Of(Agreed(funnel, [.. named.Where(kpi => kpi.Id is not null).Select(kpi => new KpiTerms(kpi.Id!.Value) { Kind = kpi.Kind })]));
        return [.. named.Select(kpi => new KpiEntry(kpi, builtIn, all, owners, calendar).Read()).OfType<KpiTerms>()];
    }

    private static List<NamedKpi> Name(Section[] entries, KpiCatalog builtIn)
    {
        var ids = new HashSet<KpiId>();
        return [.. entries.Select(entry => Name(entry, ids, builtIn))];
    }

    private static NamedKpi Name(Section entry, HashSet<KpiId> ids, KpiCatalog builtIn)
    {
        var idField = entry.Require("id", "the KPI's id, such as nps");
        var kindField = entry.Find("kind");
        var kind = kindField?.Value(Choices.Kinds.Parse);
        if (idField?.Value(Ids.Kpi) is not { } id)
        {
            return new(entry, null, kind);
        }

        if (!ids.Add(id))
        {
            idField.Refuse($"The KPI '{id}' stands here twice: keep one of them.");
            return new(entry, null, kind);
        }

        if (builtIn.Find(id) is { } found && found.Id != id)
        {
            idField.Refuse($"'{id}' is the last stage of the funnel, and that is called '{found.Id}' here: use this id.");
            return new(entry, null, kind);
        }

        if (builtIn.Find(id) is null && kindField is null)
        {
            idField.Refuse($"'{id}' is not a KPI that every agreement has, so it needs a kind: count, money, ratio, duration or level.{Nearest.Question(id.Value, builtIn.All.Select(kpi => kpi.Id.Value))}");
            return new(entry, null, kind);
        }

        // Without its kind, nothing can be said about the target of an own KPI.
        return builtIn.Find(id) is null && kind is null ? new(entry, null, null) : new(entry, id, kind);
    }

    private static Agreement Agreed(Funnel funnel, IReadOnlyList<KpiTerms> kpis) => new()
    {
        Name = "",
        Term = default,
        Currency = default,
        Calendar = BusinessCalendar.Default,
        Parties = [],
        Goal = new(new(1m, default), new(1m, default)),
        Funnel = funnel,
        Kpis = kpis,
    };
}

/// <summary>An entry whose id and kind are known; the id is null where it is wrong.</summary>
internal sealed record NamedKpi(Section Section, KpiId? Id, KpiKind? Kind);
