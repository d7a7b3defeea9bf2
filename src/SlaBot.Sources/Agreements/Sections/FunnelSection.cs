using SlaBot.Domain.Agreements;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;
using SlaBot.Sources.Agreements.Words;

namespace SlaBot.Sources.Agreements.Sections;

/// <summary>The funnel of a file.</summary>
/// <param name="Funnel">The funnel, or null where it is wrong.</param>
/// <param name="ForLookUp">A funnel with the stages that could be read, so that KPIs can be checked all the same.</param>
internal sealed record FunnelSection(Funnel? Funnel, Funnel ForLookUp)
{
    private const string Example = "- { stage: leads, owner: marketing, rate: 2.5% }";

    private static readonly HashSet<KpiId> Taken =
    [
        .. KpiCatalog.Of(null).All.Select(kpi => kpi.Id).Except(Funnel.Default.Stages.Select(stage => stage.Id)),
    ];

    public static FunnelSection Read(Field? field, Owners owners, Goal? goal)
    {
        if (field is null)
        {
            var stages = Funnel.Default.Stages.Select(stage => owners.Signs(stage.Owner) ? stage : stage with { Owner = null });
            var funnel = new Funnel([.. stages]);
            return new(funnel, funnel);
        }

        if (field.List(Example) is not { } items)
        {
            return new(null, Funnel.Default);
        }

        if (items.Count is < Funnel.MinimumStages or > Funnel.MaximumStages)
        {
            field.Refuse(FormattableString.Invariant($"A funnel has {Funnel.MinimumStages} to {Funnel.MaximumStages} stages, not {items.Count}: {(items.Count < Funnel.MinimumStages ? "add" : "remove")} some."));
        }

        var ids = new HashSet<KpiId>();
        var read = items.Take(Funnel.MaximumStages).Select((item, place) => ReadStage(item, place == 0, ids, owners)).ToArray();
        return read.All(stage => stage is not null) && items.Count is >= Funnel.MinimumStages and <= Funnel.MaximumStages
            ? Reachable(field, new([.. read!]), goal)
            : new(null, LookUp(ids));
    }

    private static Stage? ReadStage(Field item, bool isFirst, HashSet<KpiId> ids, Owners owners)
    {
        if (item.Section(Example[2..]) is not { } stage)
        {
            return null;
        }

        var name = stage.Require("stage", "the stage's id, such as leads");
        var id = StageId(name, ids);
        var owner = stage.Find("owner")?.Value(owners.OfStage);
        var (rate, isRateRight) = Rate(stage, isFirst);
        var title = LocalizedTextField.Read(stage.Find("name"));
        var synonyms = stage.Find("synonyms")?.Texts("[enquiries]", Texts.Line);
        var feed = stage.Find("source")?.Value(Ids.Feed);
        stage.RefuseOthers();
        return id is { } known && isRateRight ? new(known, owner, rate, title, synonyms is [] ? null : synonyms) { Feed = feed } : null;
    }

    private static KpiId? StageId(Field? field, HashSet<KpiId> ids)
    {
        if (field?.Value(Ids.Kpi) is not { } id)
        {
            return null;
        }

        if (Taken.Contains(id))
        {
            field.Refuse($"'{id}' is a built-in KPI and cannot name a stage: choose another name.");
            return null;
        }

        if (id.Value.Length > Funnel.LongestStageId)
        {
            field.Refuse($"'{id}' has {id.Value.Length} characters; a stage's id has at most {Funnel.LongestStageId}: shorten it, and give the long form as its name.");
            return null;
        }

        if (!ids.Add(id))
        {
            field.Refuse($"The stage '{id}' stands in the funnel twice: name each stage once.");
            return null;
        }

        return id;
    }

    private static (decimal? Rate, bool IsRight) Rate(Section stage, bool isFirst)
    {
        if (!isFirst)
        {
            var rate = stage.Require("rate", "the agreed share of the stage above that reaches this one, such as 25%")?.Value(ParseRate);
            return (rate, rate is not null);
        }

        if (stage.Find("rate") is not { } field)
        {
            return (null, true);
        }

        field.Refuse("The first stage has no stage above it, so it has no rate: remove it here.");
        return (null, false);
    }

    private static (decimal?, string?) ParseRate(string text)
    {
        var (share, problem) = Numbers.Share(text);
        return share is <= 0m or > 1m ? (null, $"A rate of {text} is not possible: write one above 0% and up to 100%.") : (share, problem);
    }

    /// <summary>Refuses rates so small that the goal would take more than can be counted.</summary>
    private static FunnelSection Reachable(Field field, Funnel funnel, Goal? goal)
    {
        var target = goal?.Customers ?? 1m;
        for (var i = funnel.Stages.Count - 1; i > 0; i--)
        {
            var rate = funnel.Stages[i].Rate!.Value;
            if (target > Numbers.Largest * rate)
            {
                field.Refuse($"With these rates the goal takes more than 1,000,000,000,000,000 {funnel.Stages[i - 1].Id}: check the rates, the goal and the average deal size.");
                return new(null, funnel);
            }

            target /= rate;
        }

        return new(funnel, funnel);
    }

    private static Funnel LookUp(HashSet<KpiId> ids) => ids.Count is >= Funnel.MinimumStages and <= Funnel.MaximumStages
        ? new([.. ids.Select((id, place) => new Stage(id, null, place == 0 ? null : 1m))])
        : Funnel.Default;
}
