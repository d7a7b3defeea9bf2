using SlaBot.Conversation.Replies;
using SlaBot.Domain.Gaps;
using SlaBot.Domain.Kpis;

namespace SlaBot.Conversation.Answers;

/// <summary>Says in words whether a rate changed by its mix of sources or by the sources themselves.</summary>
internal sealed class MixWords(Topic topic)
{
    /// <summary>A row a source, and their sum, which is the whole change.</summary>
    public Part.Table Table(MixAndRate effect, Period before, Period now)
    {
        var voice = topic.Voice;
        return new(
            voice.Say("Table.Mix", voice.Dates.Of(before), voice.Dates.Of(now)),
            [new(voice.Say("Column.Source")), new(voice.Say("Column.Mix"), IsNumber: true), new(voice.Say("Column.Rate"), IsNumber: true)],
            [
                .. effect.Sources.Select(source => new Row(
                    [source.Source.Length == 0 ? voice.Say("Source.None") : source.Source, Points(source.Mix), Points(source.Rate)])),
                new Row([voice.Say("Gap.Sum"), Points(effect.Mix), Points(effect.Rate)]),
            ]);

        string Points(decimal share) => voice.Numbers.Difference(KpiUnit.Share, share);
    }
}
