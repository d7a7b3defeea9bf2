using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Scorecards;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>The joint report of sales and marketing for a month, as it was posted where it was; or two of them beside each other.</summary>
internal sealed class ScorecardAnswer : IAnswer
{
    /// <inheritdoc/>
    public Intent Intent => Intent.Scorecard;

    /// <inheritdoc/>
    public async ValueTask<Answered> GiveAsync(Topic topic, CancellationToken cancellation)
    {
        var (voice, view) = (topic.Voice, topic.View);
        if (view.Agreement is null)
        {
            return topic.Tell(voice.Say("Scorecard.NoAgreement"), [new Part.Text(voice.Say("Help.NoAgreement"))]);
        }

        var days = topic.Agreed(topic.Reading.Period ?? ScorecardMonth.LastComplete(view.AsOf, view.Agreements.UpTo(topic.Term)));
        var (card, entry) = await CardOfAsync(topic, days, cancellation);
        if (card.Kpis.All(kpi => kpi.IsUntracked))
        {
            return topic.Tell(voice.Say("Scorecard.NoNumbers", voice.Dates.Of(days)), [new Part.Text(voice.Say("Scorecard.NoNumbers.HowTo"))]);
        }

        var standings = StandingsOf(topic, days);
        var scene = SceneOf(topic, card, entry);
        if (topic.Reading.Compare is { } other)
        {
            var (earlier, _) = await CardOfAsync(topic, topic.Agreed(other), cancellation);
            return new(topic.Reading, standings, ComparisonReply.Of(new(earlier, card), voice.Language, scene)) { Compared = StandingsOf(topic, topic.Agreed(other)) };
        }

        return new(topic.Reading, standings, ScorecardReply.Of(card, voice.Language, scene));
    }

    // A question about another day than today is answered as of that day, whatever was posted since.
    private static async ValueTask<(Scorecard Card, ScorecardEntry? Entry)> CardOfAsync(Topic topic, Period days, CancellationToken cancellation) =>
        topic.Posted is { } posted && await posted(days, cancellation) is { Newest: { } kept } entry && kept.AsOf.Day <= topic.View.AsOf.Day
            ? (kept, entry)
            : (ScorecardMaker.Of(topic.View, days)!, null);

    private static List<Standing> StandingsOf(Topic topic, Period days) =>
        [.. topic.View.Catalog.Agreed.Where(kpi => topic.Reading.Department is not { } department || kpi.Owner == department).Select(kpi => Assessor.Measure(kpi, days, topic.View))];

    private static ScorecardScene SceneOf(Topic topic, Scorecard card, ScorecardEntry? entry) => new()
    {
        Only = topic.Reading.Department,
        Corrections = entry?.Corrections() ?? [],
        Notes =
        [
            .. entry?.PostedOn is { } day ? [new Part.Note(NoteKind.Provenance, topic.Voice.Say("Scorecard.PostedOn", topic.Voice.Dates.Of(day)))] : Array.Empty<Part>(),
            .. new NoteWords(topic).Notes([], card.Days),
        ],
        Choices = [.. NextSteps.Of(topic, Intent.Why, Intent.Wins, Intent.Breaches), ScorecardChoices.Compare(card, topic.Voice), .. NextSteps.Of(topic, Intent.Schedule)],
        IsDemo = topic.IsDemo,
    };
}
