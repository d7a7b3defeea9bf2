using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Changes;
using SlaBot.Conversation.Readings;
using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Kpis;

namespace SlaBot.Conversation.Answers;

/// <summary>"Draft an agreement from our numbers", "what goal is feasible next year?"</summary>
internal static class DraftAnswer
{
    // Shorter days than these are asked about for something else: "what goal is realistic this week?"
    private const int ShortestTerm = 28;

    /// <summary>The draft for the days asked about, else for the next term, with the goal that was named.</summary>
    public static Answered Of(Topic topic)
    {
        if (FirstDraft.Of(topic.View, TermOf(topic), GoalOf(topic)) is not { } draft)
        {
            return topic.Tell(topic.Voice.Say("First.Nothing"), []);
        }

        return new(topic.Reading, [], FirstAgreementReply.Of(draft, topic.Voice.Language, new()
        {
            Notes = [.. new NoteWords(topic).Notes()],
            Choices = NextSteps.Of(topic, Intent.Funnel, Intent.Pace),
            IsDemo = topic.IsDemo,
        }));
    }

    private static Period? TermOf(Topic topic) =>
        topic.Reading.Period is { Length: >= ShortestTerm } asked && asked.To > topic.View.AsOf.Day ? asked : null;

    // "At the rates seen, how many visits does 1.2 million need?" asks about visits; the number is the goal's all the same.
    private static decimal? GoalOf(Topic topic) =>
        topic.Reading is { Numbers: [{ Value: var value } said] } reading && (reading.Kpis.All(kpi => kpi == KpiIds.Revenue) || IsOfGoal(value, topic))
            ? new AskedTarget(topic.View.Catalog.Find(KpiIds.Revenue)!, said).Value
            : null;

    private static bool IsOfGoal(decimal value, Topic topic) =>
        topic.View.Agreement is { Goal.Revenue.Amount: var goal }
        && topic.Reading.Kpis.All(id => topic.View.Catalog.Find(id) is not { Target: > 0m and { } target } || Times(value, goal) < Times(value, target));

    private static decimal Times(decimal one, decimal other) => one > other ? one / other : other / Math.Max(one, 1m);
}
