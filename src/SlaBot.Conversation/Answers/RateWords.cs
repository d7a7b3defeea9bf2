using SlaBot.Conversation.Replies;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>The rates that a total hangs on: they show whether the work works before the total does.</summary>
internal sealed class RateWords(Topic topic)
{
    private const int Most = 3;

    /// <summary>The neighbouring rates down to a stage, worst first; null where none can be told or the KPI is no total.</summary>
    public Part.Text? Leading(Standing standing)
    {
        var funnel = topic.View.Catalog.Funnel;
        var last = standing.Kpi.Id == KpiIds.Revenue ? funnel.Stages.Count - 1 : funnel.IndexOf(standing.Kpi.Id);
        var told = funnel.Stages.Take(last + 1)
            .Zip(funnel.Stages.Take(last + 1).Skip(1), (above, below) => topic.View.Catalog.Find(KpiIds.Rate(above.Id, below.Id))!)
            .Select(rate => topic.StandingOf(rate, standing.Period))
            .Where(rate => rate is { Actual: not null, Target: not null, Status: not null })
            .OrderBy(rate => rate.Status)
            .ThenBy(rate => rate.Pace?.Ratio ?? 1m)
            .ToList();
        return told.Count == 0
            ? null
            : new(topic.Voice.Say("Rates.Leading", string.Join(topic.Voice.Say("List.Semicolon"), told.Take(Most).Select(Words))));
    }

    private string Words(Standing rate) => topic.Voice.Say(
        "Rates.One",
        topic.Voice.NameOf(rate.Kpi),
        topic.Voice.Value(rate.Kpi, rate.Actual),
        topic.Voice.Value(rate.Kpi, rate.Target),
        topic.Voice.Say($"Rate.{rate.Status}"));
}
