using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Desk;

/// <summary>Tells what will be posted, where and when, and what was to be posted and was not.</summary>
/// <param name="places">Where posts are wanted.</param>
/// <param name="agreements">What was agreed.</param>
/// <param name="books">Which meetings were moved, and which runs were skipped.</param>
internal sealed class PostPlan(IConversationStore places, IAgreementStore agreements, IBookStore books)
{
    private const int MostPlaces = 5;
    private const int MostSkips = 3;
    private static readonly Duration Lately = Duration.FromDays(35);

    /// <summary>What is agreed and moved, as of now; without any numbers.</summary>
    public static async Task<View> ViewAsync(IAgreementStore agreements, IBookStore books, WorkspaceId workspace, Instant now, CancellationToken cancellation) =>
        View.Live(await agreements.HistoryAsync(workspace, cancellation), DailyTotals.Empty, now) with
        {
            Moved = await MeetingBook.ReadAsync(books, workspace, cancellation),
        };

    /// <summary>What kinds of posts are called within a sentence.</summary>
    public static string NamesOf(SetupWords words, IEnumerable<PostingKind> kinds) => string.Join(words.Say("List"), kinds.Select(kind => words.Say($"Post.Kind.{kind}")));

    /// <summary>When posts of some kinds come next.</summary>
    public async Task<IReadOnlyList<Part>> NextAsync(Heard heard, SetupWords words, IReadOnlyList<PostingKind> kinds, CancellationToken cancellation)
    {
        var parts = new List<Part>();
        if (kinds.Contains(PostingKind.Scorecards))
        {
            var view = await ViewAsync(agreements, books, heard.Workspace, heard.At, cancellation);
            parts.Add(new Part.Text(Scorecard(words, view, heard.At) ?? words.Say("Post.Next.NoMeeting")));
        }

        if (kinds.Contains(PostingKind.Wins))
        {
            parts.Add(new Part.Text(words.Say("Post.Next.Wins")));
        }

        return parts;
    }

    /// <summary>Adds to an answer about the meetings to come where and when their scorecards are posted.</summary>
    public async Task<Reply> AddToAsync(Heard heard, SetupWords words, Reply meetings, CancellationToken cancellation)
    {
        var view = await ViewAsync(agreements, books, heard.Workspace, heard.At, cancellation);
        if (view.Agreement?.Reporting is null)
        {
            return meetings;
        }

        // What can be done here need not be told of elsewhere.
        var elsewhere = new Voice(words.Language, default).Say("Schedule.NotPosted");
        var notes = meetings.Parts.OfType<Part.Note>();
        return meetings with
        {
            Parts =
            [
                .. meetings.Parts.Where(part => part is not Part.Note && part != new Part.Text(elsewhere)),
                new Part.Text(await WhereAsync(heard, words, cancellation)),
                .. Scorecard(words, view, heard.At) is { } next ? new[] { new Part.Text(next) } : [],
                .. await SkippedAsync(heard, words, cancellation),
                .. notes,
            ],
        };
    }

    private static string? Scorecard(SetupWords words, View view, Instant now)
    {
        var dates = new DateWords(words.Language);
        return MeetingTimes.After(view).FirstOrDefault(meeting => WallClock.InstantOf(view, meeting.ScorecardAt) > now) is not { } meeting ? null
            : WallClock.InstantOf(view, meeting.DraftAt) > now
                ? words.Say("Post.Next.WithDraft", dates.WithWeekday(meeting.At), dates.WithWeekday(meeting.ScorecardAt), dates.WithWeekday(meeting.DraftAt), view.Calendar.Zone.Id)
                : words.Say("Post.Next", dates.WithWeekday(meeting.At), dates.WithWeekday(meeting.ScorecardAt), view.Calendar.Zone.Id);
    }

    private async Task<string> WhereAsync(Heard heard, SetupWords words, CancellationToken cancellation)
    {
        var wanted = (await places.ConversationsAsync(heard.Workspace, cancellation))
            .Where(place => place.LeftAt is null && place.Posts.Contains(PostingKind.Scorecards))
            .OrderByDescending(place => IsHere(heard, place))
            .ToList();

        // Whose private conversation it is concerns nobody else.
        var isPrivate = wanted.ToLookup(place => place.Scope == ConversationScope.Personal && !IsHere(heard, place));
        var named = isPrivate[false].Select(place => IsHere(heard, place) ? words.Say("Post.Where.Here") : place.Name ?? words.Say("Post.Where.Unnamed", words.Say($"Platform.{place.Platform}"))).Distinct().ToList();
        IEnumerable<string> said =
        [
            .. named.Take(MostPlaces),
            .. named.Count > MostPlaces ? new[] { words.Say("Post.Where.More", named.Count - MostPlaces) } : [],
            .. isPrivate[true].Any() ? new[] { words.Say("Post.Where.Private", isPrivate[true].Count()) } : [],
        ];
        return wanted.Count == 0 ? words.Say("Post.Where.Nowhere") : words.Say("Post.Where", string.Join(words.Say("List"), said));
    }

    private async Task<IEnumerable<Part>> SkippedAsync(Heard heard, SetupWords words, CancellationToken cancellation)
    {
        var dates = new DateWords(words.Language);
        return (await RunBook.ReadAsync(books, heard.Workspace, cancellation))
            .Where(record => record.End == RunEnd.Skipped && heard.At - record.At <= Lately && words.Find($"Post.Schedule.{record.Run.Schedule}") is not null)
            .OrderByDescending(record => record.DueAt)
            .Take(MostSkips)
            .Select(record => new Part.Note(NoteKind.Caution, words.Say(
                record.Error is null ? "Post.Skipped" : "Post.Skipped.Failed", words.Say($"Post.Schedule.{record.Run.Schedule}"), dates.WithWeekday(record.Run.At))));
    }

    private static bool IsHere(Heard heard, ChannelConversation place) => place.Platform == heard.Platform && place.Id == heard.Conversation;
}
