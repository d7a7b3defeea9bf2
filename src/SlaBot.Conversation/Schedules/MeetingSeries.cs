using System.Runtime.CompilerServices;
using NodaTime;
using SlaBot.Domain.Agreements;

namespace SlaBot.Conversation.Schedules;

/// <summary>
/// The times that the rule of an agreement gives, in order, each worked out once: schedules ask for the same days every
/// minute, and a recurrence counts from its start each time. Kept for as long as the agreement itself. Safe for several threads.
/// </summary>
internal sealed class MeetingSeries
{
    private static readonly ConditionalWeakTable<Agreement, MeetingSeries> Known = [];

    private readonly Lock gate = new();
    private readonly List<LocalDateTime> found = [];
    private readonly IEnumerator<LocalDateTime> rest;
    private bool isOver;

    private MeetingSeries(string rule, Agreement terms) => rest = MeetingDates.In(rule, terms.Term, terms.Term.From, terms.Calendar).GetEnumerator();

    /// <summary>Those of an agreement that has meetings.</summary>
    public static MeetingSeries Of(Agreement terms) => Known.GetValue(terms, static key => new(key.Reporting!.Meeting, key));

    /// <summary>The meetings on some days of the term, in order.</summary>
    public IEnumerable<LocalDateTime> In(Period days)
    {
        for (var place = FirstFrom(days.From.AtMidnight()); At(place) is { } at && at.Date <= days.To; place++)
        {
            yield return at;
        }
    }

    private int FirstFrom(LocalDateTime moment)
    {
        lock (gate)
        {
            while ((found.Count == 0 || found[^1] < moment) && FindNext())
            {
                // Each step finds one more.
            }

            var place = found.BinarySearch(moment);
            return place < 0 ? ~place : place;
        }
    }

    private LocalDateTime? At(int place)
    {
        lock (gate)
        {
            while (found.Count <= place && FindNext())
            {
                // Each step finds one more.
            }

            return place < found.Count ? found[place] : null;
        }
    }

    private bool FindNext()
    {
        isOver = isOver || !rest.MoveNext();
        if (!isOver)
        {
            found.Add(rest.Current);
        }

        return !isOver;
    }
}
