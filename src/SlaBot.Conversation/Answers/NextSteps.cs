using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>What people ask after an answer; each choice is a message that the reader understands.</summary>
internal static class NextSteps
{
    private static readonly (Intent Intent, string Key)[] Beginnings =
        [(Intent.Pace, "Next.Pace"), (Intent.Why, "Next.WhyBehind"), (Intent.Funnel, "Next.Funnel"), (Intent.Help, "Next.Help")];

    /// <summary>What follows the standing of a KPI, save the question that was just answered.</summary>
    public static IReadOnlyList<Choice> After(Topic topic, Standing standing)
    {
        var name = topic.Voice.NameOf(standing.Kpi);
        var isCounted = standing is { Kpi.IsProRated: true, HasEnded: false, Target: not null };
        (Intent Intent, string? Key)[] steps =
        [
            (Intent.Why, standing.Status switch
            {
                Status.AtRisk or Status.Behind => "Next.WhyBehind",
                Status.NoData => null,
                _ => "Next.Why",
            }),
            (Intent.Funnel, "Next.Funnel"),
            (Intent.Required, isCounted ? "Next.Required" : null),
            (Intent.Trend, "Next.Trend"),
            (Intent.Value, "Next.LastMonth"),
        ];
        return [.. steps.Where(step => step.Key is not null && step.Intent != topic.Reading.Intent).Select(step => Say(topic, step.Key!, name))];
    }

    /// <summary>What anyone may begin with, save the question that was just answered.</summary>
    public static IReadOnlyList<Choice> ToBegin(Topic topic) =>
        [.. Beginnings.Where(step => step.Intent != topic.Reading.Intent).Select(step => Say(topic, step.Key, topic.Voice.NameOf(KpiIds.Revenue)))];

    /// <summary>Some questions by what they ask for, save the one that was just answered.</summary>
    public static IReadOnlyList<Choice> Of(Topic topic, params Intent[] intents) =>
        [.. intents.Where(intent => intent != topic.Reading.Intent).Select(intent => Say(topic, $"Next.{intent}", topic.Voice.NameOf(KpiIds.Revenue)))];

    private static Choice Say(Topic topic, string key, string name) => new(topic.Voice.Say(key), topic.Voice.Say($"{key}.Message", name));
}
