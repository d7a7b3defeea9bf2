using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Kpis;

namespace SlaBot.Conversation.Answers;

/// <summary>What can be asked, with the company's own KPI names.</summary>
internal sealed class HelpAnswer : TopicAnswer
{
    private static readonly Intent[] Asked =
    [
        Intent.Pace, Intent.Value, Intent.Why, Intent.Funnel, Intent.Forecast, Intent.Required, Intent.Target, Intent.Trend,
        Intent.Compare,
    ];

    /// <inheritdoc/>
    public override Intent Intent => Intent.Help;

    /// <inheritdoc/>
    public override Answered Give(Topic topic)
    {
        var voice = topic.Voice;
        var stages = topic.View.Catalog.Funnel.Stages.Select(stage => voice.NameOf(topic.View.Catalog.Find(stage.Id)!)).ToList();
        var named = topic.View.Catalog.Agreed.Select(voice.NameOf).ToList();

        return topic.Say(
            voice.Say("Help.Headline"),
            [
                new Part.Table(
                    voice.Say("Help.Caption"),
                    [new(voice.Say("Column.Ask")), new(voice.Say("Column.Example"))],
                    [.. Asked.Select(intent => new Row([voice.Say($"Help.{intent}"), Example(voice, intent, stages)]))]),
                new Part.Text(voice.Say(named.Count > 0 ? "Help.Kpis" : "Help.NoAgreement", string.Join(", ", named))),
                new Part.Text(voice.Say("Help.Periods")),
            ]);
    }

    // The examples speak of the company's own stages, so that they can be typed as they stand.
    private static string Example(Voice voice, Intent intent, List<string> stages) =>
        voice.Say($"Help.{intent}.Example", voice.NameOf(KpiIds.Revenue), stages[0], stages[^1], stages[Math.Min(1, stages.Count - 1)]);
}
