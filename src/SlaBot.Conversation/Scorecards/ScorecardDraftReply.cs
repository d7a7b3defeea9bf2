using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Scorecards;

namespace SlaBot.Conversation.Scorecards;

/// <summary>What those who answer for a scorecard see of it before it is posted, with all that they can do about it.</summary>
public static class ScorecardDraftReply
{
    /// <summary>The draft as it stands: open, on hold, or over.</summary>
    public static Reply Of(ScorecardEntry entry, string language)
    {
        var card = CardOf(entry);
        var voice = Voice.Of(language, card);
        var days = voice.Dates.Of(entry.Days);
        return entry.PostedOn is { } day
            ? new() { Language = voice.Language, Headline = voice.Say("Scorecard.Draft.Posted", days, voice.Dates.Of(day)), Choices = [Press(voice, "Preview", entry)] }
            : new()
            {
                Language = voice.Language,
                Headline = entry.State == ScorecardState.Held
                    ? voice.Say("Scorecard.Draft.Held", days, entry.HeldBy ?? voice.Say("Scorecard.Somebody"))
                    : voice.Say("Scorecard.Draft", days, voice.Dates.WithWeekday(entry.DueAt), entry.Zone),
                Parts = [new Part.Text(voice.Say("Scorecard.Draft.Meeting", voice.Dates.WithWeekday(entry.Meeting))), new Part.Text(voice.Say("Scorecard.Draft.Says")), .. Says(card, voice)],
                Choices = Choices(entry, voice),
            };
    }

    /// <summary>That a scorecard is due and on hold.</summary>
    public static Reply Reminder(ScorecardEntry entry, string language)
    {
        var voice = Voice.Of(language, CardOf(entry));
        return new()
        {
            Language = voice.Language,
            Headline = voice.Say("Scorecard.Draft.Reminder", voice.Dates.Of(entry.Days), voice.Dates.WithWeekday(entry.DueAt), entry.HeldBy ?? voice.Say("Scorecard.Somebody")),
            Choices = [Press(voice, "Send", entry), Press(voice, "Release", entry), Press(voice, "Preview", entry)],
        };
    }

    /// <summary>That a scorecard is there and no conversation wants it.</summary>
    public static Reply Ready(ScorecardEntry entry, string language)
    {
        var voice = Voice.Of(language, CardOf(entry));
        return new()
        {
            Language = voice.Language,
            Headline = voice.Say("Scorecard.Draft.Ready", voice.Dates.Of(entry.Days)),
            Parts = [new Part.Text(voice.Say("Scorecard.Draft.Ready.HowTo"))],
            Choices = [Press(voice, "Preview", entry)],
        };
    }

    /// <summary>The scorecard of an entry as far as it is known: what was posted, else its draft with what people put into it.</summary>
    public static Scorecard CardOf(ScorecardEntry entry) => entry.Newest ?? entry.Edits.On(entry.Versions[^1].Card);

    // What a person would want to change or to prepare: the head, what is to be decided and by whom it is told; not the tables.
    private static IEnumerable<Part> Says(Scorecard card, Voice voice)
    {
        var (head, said) = (new ScorecardHead(card, voice, null), new ScorecardSentences(card, voice, null));
        Part?[] parts =
        [
            new Part.Text(head.Headline()),
            head.Lead(),
            .. card.Comments.Select(comment => new Part.Text(voice.Say("Scorecard.Comment", comment.Words, comment.By))),
            .. said.Decisions(),
            said.Presenters(),
            said.Gone(),
        ];
        return parts.OfType<Part>();
    }

    private static Choice[] Choices(ScorecardEntry entry, Voice voice) =>
    [
        Press(voice, "Preview", entry),
        Press(voice, "Send", entry),
        Press(voice, entry.State == ScorecardState.Held ? "Release" : "Hold", entry),
        Press(voice, "Headline", entry),
        Press(voice, "Comment", entry),
        Press(voice, "Agenda", entry),
    ];

    private static Choice Press(Voice voice, string act, ScorecardEntry entry)
    {
        var label = voice.Say($"Scorecard.Button.{act}");
        return new(label, label) { Act = ScorecardActs.Of(act.ToLowerInvariant(), entry.Id) };
    }
}
