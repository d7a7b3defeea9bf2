using SlaBot.Channels.Desk;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Scorecards;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Standings;

namespace SlaBot.Channels.Scorecards;

/// <summary>
/// Answers the buttons of a scorecard's draft. Admins and those who sign for a party hold, send and edit it; whoever may
/// change numbers may comment. All drafts in private conversations are brought up to date; pressing twice does it once.
/// </summary>
/// <param name="books">Where scorecards are kept.</param>
/// <param name="agreements">What was agreed.</param>
/// <param name="facts">What was counted.</param>
/// <param name="members">Who answers for scorecards.</param>
/// <param name="places">Where they are wanted.</param>
/// <param name="exports">Makes files of them.</param>
public sealed class ScorecardDesk(IBookStore books, IAgreementStore agreements, IFactStore facts, IMemberStore members, IConversationStore places, IExports exports) : IPostDesk
{
    private const int MostChoices = 6;

    private readonly ScorecardBook book = new(books);

    /// <inheritdoc/>
    public string Prefix => ScorecardActs.Prefix;

    /// <inheritdoc/>
    public async Task<DeskReply?> HearAsync(Heard heard, Member? member, string text, Answered answered, CancellationToken cancellation)
    {
        if (answered is not { Reading: { Intent: Intent.Scorecard, Compare: null, Department: null } reading, Standings: [{ Period: var days }, ..] } || reading.Confidence < Conversation.Conversation.Sure)
        {
            return null;
        }

        // The scorecard that was asked for can be had as a file: the posted one, else the one that is counted now.
        var id = await book.PostedAsync(heard.Workspace, days, cancellation) is { } entry ? entry.Id : ScorecardActs.IdOf(days);
        var download = ScorecardChoices.Download(id, new Voice(reading.Language, default));
        return new(answered.Reply with { Choices = [.. answered.Reply.Choices.Take(MostChoices - 1), download] });
    }

    /// <inheritdoc/>
    public async Task<DeskReply> PressAsync(Heard heard, Member? member, string act, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation)
    {
        if (ScorecardActs.Parse(act) is var (wanted, of) && wanted is ScorecardActs.Download or ScorecardActs.Pdf or ScorecardActs.Csv)
        {
            return await FileAsync(heard, wanted, of, cancellation);
        }

        if (ScorecardActs.Parse(act) is not var (verb, id) || await book.FindAsync(heard.Workspace, id, cancellation) is not { } entry)
        {
            return Whisper(heard, "Scorecard.Unknown");
        }

        if (!(member is not null && (verb == ScorecardActs.Comment ? member.MayChange : member.Decides)))
        {
            return Whisper(heard, verb == ScorecardActs.Comment ? "Scorecard.NotAllowed.Comment" : "Scorecard.NotAllowed");
        }

        if (verb == ScorecardActs.Preview)
        {
            return new(await PreviewAsync(heard, entry, cancellation));
        }

        if (!entry.IsOpen)
        {
            return Outdated(heard, entry);
        }

        return verb switch
        {
            ScorecardActs.Hold => await ChangeAsync(heard, id, known => known.State == ScorecardState.Held ? null : known with { State = ScorecardState.Held, HeldBy = NameOf(heard, member) }, cancellation),
            ScorecardActs.Release when !entry.WasDue => await ChangeAsync(heard, id, known => known.State == ScorecardState.Draft ? null : known with { State = ScorecardState.Draft, HeldBy = null }, cancellation),
            ScorecardActs.Release or ScorecardActs.Send => await SendAsync(heard, id, cancellation),
            ScorecardActs.Headline or ScorecardActs.Comment or ScorecardActs.Agenda when answers.Count == 0 => new(ScorecardForms.Of(verb, entry, heard.Language)),
            ScorecardActs.Headline or ScorecardActs.Comment or ScorecardActs.Agenda => await StoreAsync(heard, member, verb, entry, answers, cancellation),
            _ => Whisper(heard, "Scorecard.Unknown"),
        };
    }

    // Pressed on the draft itself, which the answer takes the place of.
    private async Task<DeskReply> ChangeAsync(Heard heard, string id, Func<ScorecardEntry, ScorecardEntry?> change, CancellationToken cancellation)
    {
        var (entry, _) = await book.ChangeAsync(heard.Workspace, id, (known, draft) => Refreshed(heard, known, draft, change, PostTarget.Of(heard.Person)), cancellation);
        return entry is null ? Whisper(heard, "Scorecard.Unknown") : new(ScorecardDraftReply.Of(entry, heard.Language), ReplyPlace.Card);
    }

    private async Task<DeskReply> StoreAsync(Heard heard, Member member, string verb, ScorecardEntry seen, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation)
    {
        var by = NameOf(heard, member);
        var (entry, isChanged) = await book.ChangeAsync(
            heard.Workspace,
            seen.Id,
            (known, draft) => Refreshed(heard, known, draft, open => ScorecardForms.Edited(open, verb, answers, by) is { } edits && !edits.IsSameAs(open.Edits) ? open with { Edits = edits } : null, except: null),
            cancellation);
        if (entry is not { IsOpen: true })
        {
            return entry is null ? Whisper(heard, "Scorecard.Unknown") : Outdated(heard, entry);
        }

        var voice = new Voice(heard.Language, default);
        var said = isChanged ? voice.Say($"Scorecard.Done.{char.ToUpperInvariant(verb[0])}{verb[1..]}", voice.Dates.Of(entry.Days)) : voice.Say("Scorecard.Done.Nothing");
        return new(new() { Language = voice.Language, Headline = said }, ReplyPlace.Card);
    }

    private async Task<DeskReply> SendAsync(Heard heard, string id, CancellationToken cancellation)
    {
        var view = await ViewAsync(heard, cancellation);
        var audience = await ScorecardAudience.ReadAsync(heard.Workspace, view.Agreement, members, places, cancellation);
        var entry = await books.ChangeBooksAsync(
            heard.Workspace,
            draft => ScorecardBook.Find(draft, id) is not { } known ? null
                : known.IsOpen && ScorecardPosting.CardOf(known, view, audience, draft) is { } card ? new ScorecardPosting(heard.Workspace, draft, heard.At).Post(known, card, audience)
                : known,
            cancellation);
        return entry is null ? Whisper(heard, "Scorecard.Unknown") : new(ScorecardDraftReply.Of(entry, heard.Language), ReplyPlace.Card);
    }

    private async Task<Reply> PreviewAsync(Heard heard, ScorecardEntry entry, CancellationToken cancellation)
    {
        var view = await ViewAsync(heard, cancellation);
        var audience = await ScorecardAudience.ReadAsync(heard.Workspace, view.Agreement, members, places, cancellation);
        var card = entry.Newest ?? ScorecardPosting.CardOf(entry, view, audience) ?? ScorecardDraftReply.CardOf(entry);
        return ScorecardReply.Of(card, heard.Language, new() { Corrections = entry.Corrections() });
    }

    // Whoever may read it in the chat may have it as a file; files come in private conversations alone.
    private async Task<DeskReply> FileAsync(Heard heard, string verb, string id, CancellationToken cancellation)
    {
        var entry = await book.FindAsync(heard.Workspace, id, cancellation);
        var card = entry is not null ? entry.Newest : ScorecardActs.DaysOf(id) is { } days ? ScorecardMaker.Of(await ViewAsync(heard, cancellation), days) : null;
        if (card is null)
        {
            return Whisper(heard, "Scorecard.Unknown");
        }

        var voice = Voice.Of(heard.Language, card);
        if (verb == ScorecardActs.Download || heard.Scope != ConversationScope.Personal)
        {
            var asked = new Reply
            {
                Language = voice.Language,
                Headline = voice.Say("Scorecard.Download", voice.Dates.Of(card.Days)),
                Choices = [new("PDF", "PDF") { Act = ScorecardActs.Of(ScorecardActs.Pdf, id) }, new("CSV", "CSV") { Act = ScorecardActs.Of(ScorecardActs.Csv, id) }],
            };
            return heard.Scope == ConversationScope.Personal ? new(asked) : Whisper(heard, "Scorecard.Download.Private") with { Notices = [new(heard.Person, asked)] };
        }

        var file = exports.Scorecard(card, voice.Language, new() { Corrections = entry?.Corrections() ?? [] }, isTable: verb == ScorecardActs.Csv);
        return new(new() { Language = voice.Language, Headline = voice.Say("Scorecard.Download.Here", file.Name) }) { File = file with { Act = ScorecardActs.Of(verb, id) } };
    }

    private static ScorecardEntry? Refreshed(Heard heard, ScorecardEntry known, IBookDraft draft, Func<ScorecardEntry, ScorecardEntry?> change, PostTarget? except)
    {
        if (!known.IsOpen || change(known) is not { } changed)
        {
            return null;
        }

        changed = changed with { Changes = known.Changes + 1 };
        new ScorecardPosting(heard.Workspace, draft, heard.At).Refresh(changed, except);
        return changed;
    }

    private async ValueTask<View> ViewAsync(Heard heard, CancellationToken cancellation) =>
        View.Live(await agreements.HistoryAsync(heard.Workspace, cancellation), await facts.TotalsAsync(heard.Workspace, cancellation), heard.At) with
        {
            Moved = await MeetingBook.ReadAsync(books, heard.Workspace, cancellation),
        };

    private static string NameOf(Heard heard, Member? member) => heard.Name ?? member?.Name ?? new Voice(heard.Language, default).Say("Scorecard.Somebody");

    private static DeskReply Outdated(Heard heard, ScorecardEntry entry)
    {
        var voice = new Voice(heard.Language, default);
        return new(new() { Language = voice.Language, Headline = voice.Say("Scorecard.Outdated", voice.Dates.Of(entry.Days), voice.Dates.Of(entry.PostedOn!.Value)) }, ReplyPlace.Whisper);
    }

    private static DeskReply Whisper(Heard heard, string key)
    {
        var voice = new Voice(heard.Language, default);
        return new(new() { Language = voice.Language, Headline = voice.Say(key) }, ReplyPlace.Whisper);
    }
}
