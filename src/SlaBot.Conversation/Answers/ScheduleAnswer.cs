using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Schedules;

namespace SlaBot.Conversation.Answers;

/// <summary>"When is the next meeting?": the meetings to come with their scorecards, and when the agreement is looked at again.</summary>
internal sealed class ScheduleAnswer : TopicAnswer
{
    private const int Most = 3;

    /// <inheritdoc/>
    public override Intent Intent => Intent.Schedule;

    /// <inheritdoc/>
    public override Answered Give(Topic topic)
    {
        var voice = topic.Voice;
        if (topic.View.Agreement is not { } terms)
        {
            return topic.Tell(voice.Say("Help.NoAgreement"), []);
        }

        var meetings = MeetingTimes.After(topic.View).Take(Most).ToList();
        return topic.Tell(
            meetings switch
            {
                [var next, ..] => voice.Say("Schedule.Next", voice.Dates.WithWeekday(next.At), voice.Dates.WithWeekday(next.Scorecard), ZoneOf(next)),
                _ when terms.Reporting is null => voice.Say("Schedule.None"),
                _ => voice.Say("Schedule.NoMore", voice.Dates.Of(terms.Term.To)),
            },
            [
                terms.Reporting is null ? new Part.Text(voice.Say("Schedule.HowTo")) : null,
                Table(topic, meetings),
                .. meetings.Where(meeting => meeting.OnHoliday).Select(meeting => new Part.Note(NoteKind.Caution, voice.Say("Schedule.Holiday", voice.Dates.WithWeekday(meeting.At.Date)))),
                .. Moved(topic, meetings),
                meetings.Count is > 0 and < Most ? new Part.Text(voice.Say("Schedule.Ends", voice.Dates.Of(terms.Term.To))) : null,
                new Part.Text(Review(topic)),
                terms.Reporting is null ? null : new Part.Text(voice.Say("Schedule.NotPosted")),
            ],
            NextSteps.Of(topic, Intent.Scorecard, Intent.Pace, Intent.Agreement));
    }

    private static string ZoneOf(Meeting meeting) => meeting.Revision.Terms.Calendar.Zone.Id;

    private static Part.Table Table(Topic topic, IReadOnlyList<Meeting> meetings)
    {
        var dates = topic.Voice.Dates;
        return new(
            topic.Voice.Say("Table.Meetings"),
            [new(topic.Voice.Say("Column.Meeting")), new(topic.Voice.Say("Column.ScorecardDue"))],
            [.. meetings.Select(meeting => new Row([dates.WithWeekday(meeting.At), dates.WithWeekday(meeting.Scorecard)]))]);
    }

    // Of those that were called off, only what would have come before the last meeting that is shown.
    private static IEnumerable<Part.Note> Moved(Topic topic, IReadOnlyList<Meeting> shown)
    {
        var (voice, dates) = (topic.Voice, topic.Voice.Dates);
        var off = topic.View.Moved.All.Where(moved => moved.To is null && moved.RuleAt.Date > topic.View.AsOf.Day && (shown.Count < Most || moved.RuleAt < shown[^1].At));
        return shown.Where(meeting => meeting.IsMoved)
            .Select(meeting => voice.Say("Schedule.Moved", dates.WithWeekday(meeting.At), dates.WithWeekday(meeting.RuleAt)))
            .Concat(off.Select(moved => voice.Say("Schedule.CalledOff", dates.WithWeekday(moved.RuleAt))))
            .Select(words => new Part.Note(NoteKind.Caution, words));
    }

    private static string Review(Topic topic)
    {
        var voice = topic.Voice;
        return topic.View.Agreement!.Review switch
        {
            null => voice.Say("Schedule.NoReview"),
            { } day when day > topic.View.AsOf.Day => voice.Say("Schedule.Review", voice.Dates.WithWeekday(day)),
            { } day => voice.Say("Schedule.ReviewPassed", voice.Dates.WithWeekday(day)),
        };
    }
}
