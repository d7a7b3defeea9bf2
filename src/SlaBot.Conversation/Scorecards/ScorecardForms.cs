using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Scorecards;

namespace SlaBot.Conversation.Scorecards;

/// <summary>What people may put into a scorecard, asked and understood.</summary>
public static class ScorecardForms
{
    private const string HeadlineField = "headline";
    private const string CommentField = "comment";
    private const string DecisionField = "decision";
    private const string PresenterField = "presenter_";

    // A form holds eight questions; the first of this one is about decisions.
    private const int MostPresenters = 7;
    private const int MostComments = 30;

    /// <summary>The form behind a button.</summary>
    /// <param name="verb">What is to be changed.</param>
    /// <param name="entry">The scorecard.</param>
    /// <param name="language">The language of whoever is asked.</param>
    public static Reply Of(string verb, ScorecardEntry entry, string language)
    {
        var voice = Voice.Of(language, ScorecardDraftReply.CardOf(entry));
        return new()
        {
            Language = voice.Language,
            Headline = voice.Say("Scorecard.Form.About", voice.Dates.Of(entry.Days)),
            Form = new(ScorecardActs.Of(verb, entry.Id), voice.Say("Scorecard.Form.Submit"), verb switch
            {
                ScorecardActs.Headline => [new Field.Text(HeadlineField, voice.Say("Scorecard.Form.Headline"), entry.Edits.Headline?.Words)],
                ScorecardActs.Comment => [new Field.Text(CommentField, voice.Say("Scorecard.Form.Comment"))],
                _ =>
                [
                    new Field.Text(DecisionField, voice.Say("Scorecard.Form.Decision")),
                    .. ScorecardDraftReply.CardOf(entry).Parties.Take(MostPresenters).Select((party, at) =>
                        new Field.Text($"{PresenterField}{at}", voice.Say("Scorecard.Form.Presenter", voice.NameOf(party.Id)), party.Presenter)),
                ],
            }),
        };
    }

    /// <summary>The edits with the answers of a form in them; null where there is no such form.</summary>
    /// <param name="entry">The scorecard.</param>
    /// <param name="verb">Which form.</param>
    /// <param name="answers">Its answers, by field.</param>
    /// <param name="by">What to call whoever answered.</param>
    public static ScorecardEdits? Edited(ScorecardEntry entry, string verb, IReadOnlyDictionary<string, string> answers, string by)
    {
        var edits = entry.Edits;
        switch (verb)
        {
            case ScorecardActs.Headline:
                return edits with { Headline = Said(answers, HeadlineField) is { } words ? new(edits.Headline?.Words == words ? edits.Headline.By : by, words) : null };
            case ScorecardActs.Comment:
                return edits with { Comments = With(edits.Comments, Said(answers, CommentField), by) };
            case ScorecardActs.Agenda:
                edits = edits with { Decisions = With(edits.Decisions, Said(answers, DecisionField), by) };
                var parties = ScorecardDraftReply.CardOf(entry).Parties;
                var named = entry.Versions[^1].Card.Parties;
                foreach (var (at, party) in parties.Index().Where(one => answers.ContainsKey($"{PresenterField}{one.Index}")))
                {
                    var presenter = Said(answers, $"{PresenterField}{at}");
                    edits = edits.WithPresenter(party.Id, presenter == named[at].Presenter ? null : presenter);
                }

                return edits;
            default:
                return null;
        }
    }

    // The same words by the same person are the same comment, sent twice.
    private static IReadOnlyList<ScorecardComment> With(IReadOnlyList<ScorecardComment> said, string? words, string by) =>
        words is null || said.Contains(new(by, words)) || said.Count >= MostComments ? said : [.. said, new(by, words)];

    private static string? Said(IReadOnlyDictionary<string, string> answers, string field) =>
        answers.GetValueOrDefault(field)?.Trim() is { Length: > 0 } words ? words : null;
}
