using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Kpis;

namespace SlaBot.Conversation.Answers;

/// <summary>A question back, with the likeliest readings to choose from.</summary>
internal sealed class AmbiguousAnswer : TopicAnswer
{
    private const int MostChoices = 4;

    /// <inheritdoc/>
    public override Intent Intent => Intent.Ambiguous;

    /// <inheritdoc/>
    public override Answered Give(Topic topic)
    {
        var meant = topic.Reading.Alternatives.Select(reading => ChoiceOf(topic, reading)).DistinctBy(choice => choice.Message).Take(MostChoices).ToList();
        return meant.Count > 0
            ? AskBack(topic, meant)
            : topic.Say(topic.Voice.Say("Ambiguous.What"));
    }

    private static Answered AskBack(Topic topic, IReadOnlyList<Choice> meant)
    {
        var answered = topic.Say(topic.Voice.Say("Ambiguous.Which"), choices: meant);
        return answered with { Reply = answered.Reply with { AsksBack = true } };
    }

    /// <summary>A reading as a message that says just that.</summary>
    public static Choice ChoiceOf(Topic topic, Reading reading)
    {
        var voice = topic.Voice;
        var kpis = reading.Kpis.Select(topic.View.Catalog.Find).Where(kpi => kpi is not null).Select(kpi => voice.NameOf(kpi!)).ToList();
        var what = kpis.Count > 0 ? string.Join(voice.Say("List.And"), kpis) : reading.Department is { } party ? voice.NameOf(party) : voice.NameOf(KpiIds.Revenue);
        var words = voice.Say($"Ask.{reading.Intent}", what).Trim();
        if (reading.Period is { } period)
        {
            words = voice.Say("Ask.In", words, voice.Dates.Of(period));
        }

        return new(words, words);
    }
}
