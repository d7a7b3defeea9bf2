using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Desk;

/// <summary>
/// Moves the next meeting, or calls it off, for once: on the word of somebody who signs the agreement or of an admin, who is
/// asked back with the date, and with a way back.
/// </summary>
/// <param name="agreements">What was agreed.</param>
/// <param name="books">Where moves are kept.</param>
/// <param name="deciders">Tells the others who can.</param>
/// <param name="moved">Told when a meeting was moved.</param>
internal sealed class MeetingDesk(IAgreementStore agreements, IBookStore books, Deciders deciders, Action<WorkspaceId> moved)
{
    private const string ScorecardSchedule = "scorecard";

    private readonly UntilNextMessage<bool> spokeOfNext = new(Duration.FromMinutes(10));

    /// <summary>Remembers that somebody was told of the next meeting, so that "move it to Thursday" means that one.</summary>
    public void SpokeOfNext(Heard heard) => spokeOfNext.Note(heard, true);

    /// <summary>Answers words that ask for another time; null where they do not.</summary>
    public async Task<DeskReply?> HearAsync(Heard heard, Member? member, SetupWords words, string text, Reading reading, CancellationToken cancellation)
    {
        // What waits for the yes of a person is one thing at a time.
        var isKnown = spokeOfNext.TryTake(heard, out _);
        if (reading.Intent == Intent.LogValue || MoveReader.Read(text) is not { } asked || !(asked.NamesMeeting || isKnown))
        {
            return null;
        }

        if (!MayMove(member))
        {
            return await deciders.RefuseAsync(heard, words, "Post.Move.NotAllowed", MayMove, cancellation);
        }

        var view = await ViewAsync(heard, cancellation);
        if (MeetingTimes.After(view).FirstOrDefault() is not { } meeting)
        {
            return new(words.Reply("Post.Move.NoMeeting"));
        }

        if (asked.IsOff)
        {
            return Question(words, meeting, null, [new Part.Text(words.Say("Post.Move.Scorecard.None"))]);
        }

        SpokeOfNext(heard);
        return asked.For(meeting.At, view.AsOf.Day) is { } to
            ? WhyNot(words, view, meeting, to, heard.At) is { } problem ? problem : Question(words, meeting, to, [.. await ConsequencesAsync(heard, words, view, meeting with { At = to }, cancellation)])
            : new(new() { Language = words.Language, Headline = words.Say("Post.Move.When"), Parts = [new Part.Text(words.Say("Post.Move.Now", Date(words, meeting.At)))] });
    }

    /// <summary>Answers a press.</summary>
    public async Task<DeskReply> PressAsync(Heard heard, Member? member, SetupWords words, string act, CancellationToken cancellation) =>
        act == PostActs.Keep ? new(words.Reply("Post.Move.Left"), ReplyPlace.Card)
        : !MayMove(member) ? await deciders.RefuseAsync(heard, words, "Post.Move.NotAllowed", MayMove, cancellation)
        : PostActs.MoveIn(act) is { } move ? await MoveAsync(heard, words, move.RuleAt, move.At, move.To, cancellation)
        : PostActs.UnmoveIn(act) is { } unmove ? await TakeBackAsync(heard, words, unmove.RuleAt, unmove.At, cancellation)
        : new(words.Reply("Act.NotHere"), ReplyPlace.Whisper);

    private async Task<DeskReply> MoveAsync(Heard heard, SetupWords words, LocalDateTime ruleAt, LocalDateTime at, LocalDateTime? to, CancellationToken cancellation)
    {
        var view = await ViewAsync(heard, cancellation);
        if (MeetingTimes.MeetingOf(view, ruleAt) is not { } meeting || meeting.At != at || WallClock.InstantOf(view, at) <= heard.At)
        {
            return new(words.Reply("Post.Move.Over"), ReplyPlace.Card);
        }

        if (to is { } time && WhyNot(words, view, meeting, time, heard.At) is { } problem)
        {
            return problem with { Place = ReplyPlace.Card };
        }

        var isMoved = await books.ChangeBooksAsync(
            heard.Workspace,
            draft =>
            {
                var before = MeetingBook.Find(draft, ruleAt)?.Meeting;
                if ((before is null ? ruleAt : before.To) != at)
                {
                    return false;
                }

                MeetingBook.Put(draft, new(new(ruleAt, to), heard.Person, heard.Name, Stamp(heard)) { Before = before });
                return true;
            },
            cancellation);
        if (!isMoved)
        {
            return new(words.Reply("Post.Move.Over"), ReplyPlace.Card);
        }

        moved(heard.Workspace);
        return new(
            new()
            {
                Language = words.Language,
                Headline = to is { } now ? words.Say("Post.Move.Done", Date(words, at), Date(words, now)) : words.Say("Post.Move.Off.Done", Date(words, at)),
                Parts = to is { } held ? [.. await ConsequencesAsync(heard, words, view, meeting with { At = held }, cancellation)] : [new Part.Text(words.Say("Post.Move.Scorecard.None"))],
                Choices = [new(words.Say("Post.Undo"), words.Say("Post.Undo")) { Act = PostActs.UnmoveOf(ruleAt, Stamp(heard)) }],
            },
            ReplyPlace.Card);
    }

    private async Task<DeskReply> TakeBackAsync(Heard heard, SetupWords words, LocalDateTime ruleAt, Instant movedAt, CancellationToken cancellation)
    {
        var view = await ViewAsync(heard, cancellation);
        var held = await books.ChangeBooksAsync<LocalDateTime?>(
            heard.Workspace,
            draft =>
            {
                var move = MeetingBook.Find(draft, ruleAt);
                var before = move?.Before is { } earlier ? earlier.To : ruleAt;
                if (move?.At != movedAt || before is not { } back || WallClock.InstantOf(view, back) <= heard.At)
                {
                    return null;
                }

                if (move.Before is null)
                {
                    MeetingBook.Remove(draft, ruleAt);
                }
                else
                {
                    MeetingBook.Put(draft, move with { Meeting = move.Before, Before = null, At = Stamp(heard), By = heard.Person, Name = heard.Name });
                }

                return back;
            },
            cancellation);
        if (held is not { } again)
        {
            return new(words.Reply("Post.Move.Over"), ReplyPlace.Whisper);
        }

        moved(heard.Workspace);
        return new(words.Reply("Post.Move.Undone", Date(words, again)), ReplyPlace.Card);
    }

    private static DeskReply? WhyNot(SetupWords words, View view, Meeting meeting, LocalDateTime to, Instant now) =>
        to == meeting.At ? new(words.Reply("Post.Move.Same", Date(words, to)))
        : WallClock.InstantOf(view, to) <= now ? new(words.Reply("Post.Move.Past", Date(words, to)))
        : view.Agreements.InForceOn(to.Date) is null ? new(words.Reply("Post.Move.Ended", Date(words, to), new DateWords(words.Language).Of(meeting.Revision.Reach.To)))
        : null;

    private static DeskReply Question(SetupWords words, Meeting meeting, LocalDateTime? to, IReadOnlyList<Part> consequences) => new(new()
    {
        Language = words.Language,
        Headline = to is { } time ? words.Say("Post.Move.Question", Date(words, meeting.At), Date(words, time)) : words.Say("Post.Move.Off.Question", Date(words, meeting.At)),
        Parts = [.. consequences, new Part.Text(words.Say("Post.Move.OnlyOnce"))],
        Choices =
        [
            new(words.Say(to is null ? "Post.Move.Off.Yes" : "Post.Move.Yes"), words.Say(to is null ? "Post.Move.Off.Yes" : "Post.Move.Yes")) { Act = PostActs.MoveTo(meeting.RuleAt, meeting.At, to) },
            new(words.Say("Post.Move.No"), words.Say("Post.Move.No")) { Act = PostActs.Keep },
        ],
        AsksBack = true,
    });

    private async Task<IEnumerable<Part>> ConsequencesAsync(Heard heard, SetupWords words, View view, Meeting meeting, CancellationToken cancellation)
    {
        var isPosted = await RunBook.HasDoneAsync(books, heard.Workspace, ScorecardSchedule, meeting.Id, cancellation);
        var scorecard = isPosted ? words.Say("Post.Move.Scorecard.Done")
            : WallClock.InstantOf(view, meeting.ScorecardAt) <= heard.At ? words.Say("Post.Move.Scorecard.Now", Date(words, meeting.ScorecardAt))
            : WallClock.InstantOf(view, meeting.DraftAt) <= heard.At ? words.Say("Post.Move.Scorecard.NoDraft", Date(words, meeting.ScorecardAt))
            : words.Say("Post.Move.Scorecard", Date(words, meeting.ScorecardAt), Date(words, meeting.DraftAt));
        return
        [
            .. meeting.OnHoliday ? new Part[] { new Part.Note(NoteKind.Caution, words.Say("Post.Move.Holiday", new DateWords(words.Language).WithWeekday(meeting.At.Date))) } : [],
            new Part.Text(scorecard),
        ];
    }

    private Task<View> ViewAsync(Heard heard, CancellationToken cancellation) => PostPlan.ViewAsync(agreements, books, heard.Workspace, heard.At, cancellation);

    private static string Date(SetupWords words, LocalDateTime at) => new DateWords(words.Language).WithWeekday(at);

    private static bool MayMove(Member? member) => member is { Decides: true };

    // To the millisecond, as a button carries it.
    private static Instant Stamp(Heard heard) => Instant.FromUnixTimeMilliseconds(heard.At.ToUnixTimeMilliseconds());
}
