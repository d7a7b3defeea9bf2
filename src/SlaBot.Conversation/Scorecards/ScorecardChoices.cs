using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Scorecards;

namespace SlaBot.Conversation.Scorecards;

/// <summary>What can be pressed on a scorecard.</summary>
public static class ScorecardChoices
{
    /// <summary>Sets it beside the one before.</summary>
    public static Choice Compare(Scorecard card, Voice voice) => new(
        voice.Say("Scorecard.Button.Compare", voice.Dates.Of(card.Before)),
        voice.Say("Scorecard.Button.Compare.Message", voice.Dates.Of(card.Days), voice.Dates.Of(card.Before)));

    /// <summary>Gives it as a file.</summary>
    /// <param name="id">The entry, or the days of a scorecard that was not posted.</param>
    /// <param name="voice">The language.</param>
    public static Choice Download(string id, Voice voice) => new(voice.Say("Scorecard.Button.Download"), voice.Say("Scorecard.Button.Download")) { Act = ScorecardActs.Of(ScorecardActs.Download, id) };

    /// <summary>The questions that follow a posted scorecard.</summary>
    public static IEnumerable<Choice> Next(Scorecard card, Voice voice) =>
    [
        new(voice.Say("Next.Why"), voice.Say("Next.Why.Message", voice.NameOf(Domain.Kpis.KpiIds.Revenue))),
        Compare(card, voice),
    ];
}
