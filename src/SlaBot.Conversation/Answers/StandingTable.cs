using SlaBot.Conversation.Replies;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>Several KPIs, a row each.</summary>
internal sealed class StandingTable(Topic topic)
{
    /// <summary>The table of some standings.</summary>
    public Part.Table Of(IReadOnlyList<Standing> standings, Period period)
    {
        var (voice, words) = (topic.Voice, new StandingWords(topic));
        return new(
            voice.Say("Table.Standings", voice.Dates.Of(period)),
            [
                new(voice.Say("Column.Kpi")),
                new(voice.Say("Column.Actual"), IsNumber: true),
                new(voice.Say("Column.Expected"), IsNumber: true),
                new(voice.Say("Column.Target"), IsNumber: true),
                new(voice.Say("Column.Status")),
            ],
            [.. standings.Select(standing => new Row(
                [
                    StandingWords.Capital(voice.NameOf(standing.Kpi)),
                    words.Actual(standing),
                    standing is { Kpi.IsProRated: true, Expected: { } expected } ? voice.Value(standing.Kpi, expected) : "–",
                    words.Target(standing),
                    Status(standing.Status),
                ],
                standing.Status))]);

        string Status(Status? status) => status is { } known ? $"{StatusMark.Of(known)} {voice.Say($"Status.{known}")}" : "–";
    }
}
