using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Scorecards;

/// <summary>Says the numbers of a scorecard's KPIs.</summary>
internal sealed class ScorecardKpiWords(Voice voice)
{
    /// <summary>What stands where there is nothing to say.</summary>
    public const string Nothing = "–";

    /// <summary>The name, at the beginning of a line.</summary>
    public string Name(ScorecardKpi kpi) => StandingWords.Capital(voice.NameOf(kpi.Name));

    /// <summary>A value in the KPI's unit.</summary>
    public string Value(ScorecardKpi kpi, decimal? value) => value is { } known ? voice.Numbers.In(kpi.Unit, known) : Nothing;

    /// <summary>What was agreed: rounded up where it counts things, a band by both ends, a limit as one.</summary>
    public string Target(ScorecardKpi kpi)
    {
        if (kpi.Target is not { } target)
        {
            return Nothing;
        }

        var low = kpi.Kind == KpiKind.Count ? voice.Numbers.Count(new StageTarget(target).Shown) : Value(kpi, target);
        return kpi switch
        {
            { Better: Direction.Band, TargetHigh: { } high } => voice.Say("Value.Range", low, Value(kpi, high)),
            { Better: Direction.Lower } => voice.Say("Agreed.AtMost", low),
            _ => low,
        };
    }

    /// <summary>Shape and word; a rate inside its interval is in line with the benchmark, whatever its status is called elsewhere.</summary>
    public string Status(ScorecardKpi kpi) => kpi.Status is not { } status
        ? Nothing
        : $"{StatusMark.Of(status)} {voice.Say(kpi.Comparison is null ? $"Status.{status}" : $"Rate.{status}")}";

    /// <summary>Who answers for it.</summary>
    public string Owner(ScorecardKpi kpi) => Owner(kpi.Owner);

    /// <summary>Who answers for it.</summary>
    public string Owner(PartyId? owner) => owner is { } party ? voice.NameOf(party) : voice.Say("Scorecard.Unowned");

    /// <summary>Where the true rate or score lies; nothing where that cannot be told.</summary>
    public string Interval(ScorecardKpi kpi) => kpi switch
    {
        { Interval: { } rate } => NumberWords.PercentRange(rate.Low, rate.High),
        { Score: { } score } => CustomerWords.Range(voice, score),
        _ => Nothing,
    };

    /// <summary>How many of how many, or how many answers; nothing for what is no share and no score.</summary>
    public string Counted(ScorecardKpi kpi) => kpi is { Unit: KpiUnit.Share, Numerator: { } above, Denominator: { } below }
        ? voice.Say("Figure.Evidence.Of", voice.Numbers.Count(above), voice.Numbers.Count(below))
        : kpi.Answers is { } answers ? voice.Say("NetScore.Counted", voice.Numbers.Count(answers)) : Nothing;

    /// <summary>A difference with its sign.</summary>
    public string Difference(ScorecardKpi kpi, decimal? difference) => difference is { } known ? voice.Numbers.Difference(kpi.Unit, known) : Nothing;
}
