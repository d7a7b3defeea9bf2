using NodaTime;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Scorecards;

/// <summary>Writes scorecards into their book with the posts that follow from it, in one commit.</summary>
/// <param name="workspace">Whose.</param>
/// <param name="draft">The book and the outbox.</param>
/// <param name="now">The moment.</param>
public sealed class ScorecardPosting(WorkspaceId workspace, IBookDraft draft, Instant now)
{
    /// <summary>The version of the row that reminds of a scorecard that is on hold.</summary>
    public const string Reminder = "held";

    /// <summary>The version of the row that tells that no conversation wants the scorecard.</summary>
    public const string Ready = "ready";

    // What could not be sent for as long as that comes after the meeting, or when everybody has looked elsewhere: it is not posted.
    private static readonly Duration OfUse = Duration.FromDays(3);

    // Meetings come at least every quarter.
    private const int DaysBack = 100;

    /// <summary>A new entry for a meeting.</summary>
    public static ScorecardEntry EntryOf(Meeting meeting, View view)
    {
        var terms = meeting.Revision.Terms;
        var before = MeetingTimes.HeldOn(view, new(meeting.At.Date.PlusDays(-DaysBack), meeting.At.Date))
            .Where(earlier => earlier.At < meeting.At)
            .Select(earlier => (LocalDate?)earlier.At.Date)
            .LastOrDefault();
        return new(meeting.Id)
        {
            Meeting = meeting.At,
            DueAt = meeting.ScorecardAt,
            Zone = terms.Calendar.Zone.Id,
            Days = ScorecardMonth.Of(meeting.At.Date, before, view.Agreements.UpTo(terms.Term)),
        };
    }

    /// <summary>The scorecard of an entry, counted now, with what people put into it; null where nothing was agreed.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="view">What was agreed and counted.</param>
    /// <param name="audience">Whose names are known.</param>
    /// <param name="books">The books, of which the announced wins are told; null for none.</param>
    public static Scorecard? CardOf(ScorecardEntry entry, View view, ScorecardAudience audience, IBookDraft? books = null) =>
        ScorecardMaker.Of(view, entry.Days, entry.Meeting.Date) is { } card
            ? entry.Edits.On(audience.Named(books is null ? card : ToldWins.With(card, books)))
            : null;

    /// <summary>Writes the draft of a new entry, and tells those who answer for it.</summary>
    public void Draft(ScorecardEntry entry, Scorecard card, ScorecardAudience audience)
    {
        var drafted = (entry with { Owners = audience.Owners }).With(card, ScorecardState.Draft, now);
        ScorecardBook.Put(draft, drafted);
        foreach (var owner in audience.Owners)
        {
            _ = draft.TryAdd(Row(PostKind.ScorecardDraft, entry.Id, "", owner) with { NotAfter = MomentOf(entry) });
        }
    }

    /// <summary>Posts an entry wherever it is wanted; where nobody wants it, those who answer for it hear that it is ready.</summary>
    /// <returns>The entry as it is now.</returns>
    public ScorecardEntry Post(ScorecardEntry entry, Scorecard card, ScorecardAudience audience)
    {
        var posted = (entry with { Places = audience.Places, HeldBy = null, Changes = entry.Changes + 1 }).With(card, ScorecardState.Posted, now);
        ScorecardBook.Put(draft, posted);
        foreach (var place in audience.Places)
        {
            _ = draft.TryAdd(Row(PostKind.Scorecard, entry.Id, "", place) with { NotAfter = now + OfUse });
        }

        foreach (var owner in audience.Places.Count == 0 ? audience.Owners : [])
        {
            _ = draft.TryAdd(Row(PostKind.ScorecardDraft, entry.Id, Ready, owner));
        }

        Refresh(posted);
        return posted;
    }

    /// <summary>Reminds those who answer for it, once, that a scorecard is due and on hold.</summary>
    public void Remind(ScorecardEntry entry, ScorecardAudience audience)
    {
        ScorecardBook.Put(draft, entry with { WasDue = true });
        foreach (var owner in audience.Owners)
        {
            _ = draft.TryAdd(Row(PostKind.ScorecardDraft, entry.Id, Reminder, owner));
        }
    }

    /// <summary>Brings the drafts in private conversations up to date, in place.</summary>
    /// <param name="entry">The entry as it is now.</param>
    /// <param name="except">Whose draft is answered in place anyway, or null.</param>
    public void Refresh(ScorecardEntry entry, PostTarget? except = null)
    {
        foreach (var owner in entry.Owners.Where(owner => owner != except))
        {
            _ = draft.TryAdd(Row(PostKind.ScorecardDraft, entry.Id, $"{entry.Changes}", owner) with { IsUpdate = true });
        }
    }

    /// <summary>Writes a correction, and brings the posts up to date in place.</summary>
    public void Correct(ScorecardEntry entry, Scorecard card)
    {
        var corrected = entry.With(card, ScorecardState.Corrected, now);
        ScorecardBook.Put(draft, corrected);
        foreach (var place in entry.Places)
        {
            _ = draft.TryAdd(Row(PostKind.Scorecard, entry.Id, $"{corrected.Versions.Count}", place) with { IsUpdate = true });
        }
    }

    private static Instant MomentOf(ScorecardEntry entry) =>
        entry.DueAt.InZoneLeniently(DateTimeZoneProviders.Tzdb.GetZoneOrNull(entry.Zone) ?? DateTimeZone.Utc).ToInstant();

    private OutboxRow Row(PostKind kind, string subject, string version, PostTarget target) =>
        new(workspace, new(kind, subject, version, target)) { CreatedAt = now, NotBefore = now };
}
