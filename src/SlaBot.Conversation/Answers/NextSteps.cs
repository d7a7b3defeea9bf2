using SlaBot.Conversation.Replies;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>What people ask after an answer; each choice is a message that the reader understands.</summary>
internal static class NextSteps
{
    private static readonly string[] Beginnings = ["Next.Pace", "Next.WhyBehind", "Next.Funnel", "Next.Help"];

    /// <summary>What follows the standing of a KPI.</summary>
    public static IReadOnlyList<Choice> After(Topic topic, Standing standing)
    {
        var voice = topic.Voice;
        var name = voice.NameOf(standing.Kpi);
        var choices = new List<Choice>();
        if (standing.Status is Status.AtRisk or Status.Behind)
        {
            choices.Add(Choice("Next.WhyBehind"));
        }
        else if (standing.Status is not Status.NoData)
        {
            choices.Add(Choice("Next.Why"));
        }

        choices.Add(Choice("Next.Funnel"));
        if (standing is { Kpi.IsProRated: true, HasEnded: false, Target: not null })
        {
            choices.Add(Choice("Next.Required"));
        }

        choices.Add(Choice("Next.Trend"));
        choices.Add(Choice("Next.LastMonth"));
        return choices;

        Choice Choice(string key) => new(voice.Say(key), voice.Say($"{key}.Message", name));
    }

    /// <summary>What anyone may begin with.</summary>
    public static IReadOnlyList<Choice> ToBegin(Topic topic) =>
        [.. Beginnings.Select(key =>
            new Choice(topic.Voice.Say(key), topic.Voice.Say($"{key}.Message", topic.Voice.NameOf(KpiIds.Revenue))))];
}
