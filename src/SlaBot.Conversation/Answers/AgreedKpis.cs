using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Answers;

/// <summary>Says what was agreed about KPIs: who answers for them, how much, and what they mean.</summary>
internal sealed class AgreedKpis(Topic topic)
{
    private const int Most = 4;
    private readonly Voice voice = topic.Voice;
    private readonly Agreement terms = topic.View.Agreement!;

    /// <summary>What was agreed about some KPIs.</summary>
    public Answered About(IReadOnlyList<Kpi> kpis) => topic.Tell(
        voice.Join(kpis.Take(Most).Select(Headline)),
        [
            .. kpis.Take(Most).Select(kpi => new Part.Figures([.. Figures(kpi)])),
            new RevisionWords(topic).Part() is Part.Table versions ? versions : null,
        ],
        Next());

    /// <summary>What a department answers for.</summary>
    public Answered Of(PartyId department)
    {
        var owned = topic.View.Catalog.Agreed.Where(kpi => kpi.Owner == department).ToList();
        var named = People(department) is { } people ? voice.Say("Agreed.People", people) : voice.Say("Agreed.NoPeople", department);
        return topic.Tell(
            owned.Count > 0 ? voice.Count("Agreed.Department", owned.Count, voice.NameOf(department)) : voice.Say("Agreed.Department.None", voice.NameOf(department)),
            [new Part.Text(named), Table(owned, voice.Say("Table.Agreed", voice.Dates.Of(terms.Term)))],
            Next());
    }

    /// <summary>KPIs with owner and target, a row each.</summary>
    public Part.Table Table(IEnumerable<Kpi> kpis, string caption) => new(
        caption,
        [new(voice.Say("Column.Kpi")), new(voice.Say("Column.Owner")), new(voice.Say("Column.Target"), IsNumber: true)],
        [
            .. kpis.Select(kpi => new Row(
            [
                StandingWords.Capital(voice.NameOf(kpi)),
                kpi.Owner is { } owner ? voice.NameOf(owner) : voice.Say("Agreement.Nothing"),
                Target(kpi) ?? voice.Say("Agreement.Nothing"),
            ])),
        ]);

    /// <summary>The agreed number in words: at least, at most, or between; null where none was agreed.</summary>
    public string? Target(Kpi kpi) => Number(kpi) is { } number && kpi.Measure is Measure.Churn { Span: not TargetSpan.Month and var span }
        ? voice.Say($"Churn.Per.{span}", number)
        : Number(kpi);

    private IReadOnlyList<Choice> Next() => NextSteps.Of(topic, Intent.Pace, Intent.Scorecard, Intent.Schedule);

    private string? Number(Kpi kpi) => kpi.Target is not { } target
        ? null
        : kpi.Better switch
        {
            Direction.Band => voice.Say("Value.Range", voice.Value(kpi, target), voice.Value(kpi, kpi.TargetHigh ?? target)),
            Direction.Lower => voice.Say("Agreed.AtMost", voice.Value(kpi, target)),
            _ => new StandingWords(topic).TargetOf(kpi, target),
        };

    private string Headline(Kpi kpi)
    {
        var name = StandingWords.Capital(voice.NameOf(kpi));
        return (Definition(kpi), kpi.Owner, Target(kpi)) switch
        {
            ({ } definition, _, _) => voice.Say("Agreed.Means", name, definition),
            (_, { } owner, { } target) => voice.Say("Agreed.Owned", name, voice.NameOf(owner), target),
            (_, { } owner, null) => voice.Say("Agreed.OwnedOnly", name, voice.NameOf(owner)),
            (_, null, { } target) => voice.Say("Agreed.Unowned", name, target),
            _ => voice.Say("Agreed.NotIn", name),
        };
    }

    private IEnumerable<Figure> Figures(Kpi kpi)
    {
        yield return new(
            voice.Say("Column.Owner"),
            kpi.Owner is { } owner ? voice.NameOf(owner) : voice.Say("Agreement.Nothing"),
            kpi.Owner is { } party ? People(party) : voice.Say("Agreed.SetBy", $"kpis: - {{ id: {kpi.Id}, owner: … }}"));
        yield return new(
            voice.Say("Column.Target"),
            Target(kpi) ?? voice.Say("Agreement.Nothing"),
            kpi.IsProRated && kpi.Target is not null ? voice.Dates.Of(terms.Term) : null);
        if (topic.View.Catalog.Funnel.IndexOf(kpi.Id) >= 0 && Definition(kpi) is null)
        {
            yield return new(voice.Say("Agreed.Definition"), voice.Say("Agreed.NotWritten"), voice.Say("Agreed.SetBy", "lead_management.definitions"));
        }

        if (Rule(kpi.Id) is var (name, words, key))
        {
            yield return words is null
                ? new(voice.Say(name), voice.Say("Agreement.Nothing"), voice.Say("Agreed.SetBy", key))
                : new(voice.Say(name), words);
        }
    }

    private (string Name, string? Words, string Key)? Rule(KpiId id)
    {
        var rules = new HandOffRules(topic);
        return id == KpiIds.LeadResponseTime ? ("Rules.FirstResponse.Name", rules.FirstResponse, "lead_management.first_response")
            : id == KpiIds.FollowUpAttempts ? ("Rules.Attempts.Name", rules.Attempts, "lead_management.attempts")
            : id == KpiIds.LeadAcceptanceRate ? ("Rules.AcceptOrReject.Name", rules.AcceptOrReject, "lead_management.accept_or_reject")
            : null;
    }

    private string? Definition(Kpi kpi) => terms.LeadManagement?.DefinitionOf(kpi.Id);

    private string? People(PartyId party) =>
        terms.Parties.FirstOrDefault(known => known.Id == party) is { Owners.Count: > 0 } known ? string.Join(", ", known.Owners) : null;
}
