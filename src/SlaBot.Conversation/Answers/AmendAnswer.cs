using SlaBot.Conversation.Changes;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Kpis;

namespace SlaBot.Conversation.Answers;

/// <summary>"Set the NPS target to 55": reads back what was understood, and shows how the agreement is changed today. It changes nothing.</summary>
internal sealed class AmendAnswer : TopicAnswer
{
    /// <inheritdoc/>
    public override Intent Intent => Intent.Amend;

    /// <inheritdoc/>
    public override Answered Give(Topic topic)
    {
        var (voice, reading) = (topic.Voice, topic.Reading);
        if (topic.View.Agreement is null)
        {
            return topic.Tell(voice.Say("Help.NoAgreement"), []);
        }

        var asked = reading.Kpis.Zip(reading.Numbers)
            .Select(pair => topic.View.Catalog.Find(pair.First) is { } kpi ? new AskedTarget(kpi, pair.Second) : null)
            .OfType<AskedTarget>()
            .ToList();
        if (asked.Count == 0 || asked.Count < reading.Kpis.Count)
        {
            return topic.Tell(voice.Say("Amend.What", Names(topic)), [new Part.Text(voice.Say("Amend.What.Example"))]);
        }

        var from = reading.Period?.From;
        return topic.Tell(
            voice.Join([.. asked.Select(one => voice.Say(one.Value is null ? "Amend.Headline.Said" : "Amend.Headline", voice.NameOf(one.Kpi), Said(voice, one), Now(topic, one.Kpi))), voice.Say("Amend.NothingChanged")]),
            [
                reading.Period is { } days ? new Part.Text(voice.Say("Amend.For", voice.Dates.Of(days))) : null,
                new Part.Text(voice.Say("Amend.HowTo")),
                .. asked.Select(one => HowTo(topic, one)),
                new Part.Text(voice.Say("Amend.Import", NodaTime.Text.LocalDatePattern.Iso.Format(from is { } day && day > topic.View.AsOf.Day ? day : topic.View.AsOf.Day.PlusDays(1)))),
            ],
            NextSteps.Of(topic, Intent.Agreement, Intent.Target)) with
        {
            Write = new Write.Amend(reading.Kpis, reading.Department, reading.Values, reading.Unit, reading.Period),
        };
    }

    private static string Names(Topic topic)
    {
        var names = topic.Reading.Kpis.Select(topic.View.Catalog.Find).OfType<Kpi>().Select(topic.Voice.NameOf).ToList();
        return names.Count > 0 ? string.Join(topic.Voice.Say("List.And"), names) : topic.Voice.Say("Amend.Something");
    }

    private static string Said(Voice voice, AskedTarget asked) =>
        asked.Value is { } value ? voice.Value(asked.Kpi, value) : $"{NumberWords.Plain(asked.Said.Value, 4)}{asked.Said.Unit}";

    private static string Now(Topic topic, Kpi kpi) => new AgreedKpis(topic).Target(kpi) ?? topic.Voice.Say("Agreement.Nothing");

    private static Part.Text HowTo(Topic topic, AskedTarget asked) => new(topic.Voice.Say(
        "Amend.Line",
        StandingWords.Capital(topic.Voice.NameOf(asked.Kpi)),
        asked.Value is null ? topic.Voice.Say("Amend.OtherUnit") : asked.Line(topic.View.Catalog.Funnel) ?? topic.Voice.Say("Amend.Follows")));
}
