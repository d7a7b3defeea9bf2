using NodaTime;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.HandOffs;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Answers;

/// <summary>Says how the hand-off rules were kept.</summary>
/// <param name="topic">What is answered.</param>
/// <param name="limit">The business time within which a lead is to be answered.</param>
internal sealed class BreachWords(Topic topic, Duration limit)
{
    private const int DaysUpTo = 14, WeeksUpTo = 70;
    private readonly Voice voice = topic.Voice;

    /// <summary>Gets the limit in words.</summary>
    public string Limit => voice.Numbers.In(KpiUnit.Hours, (decimal)limit.TotalHours);

    /// <summary>How many were answered too late, in one sentence.</summary>
    public string Headline(FirstResponses responses) => responses switch
    {
        { Timed: 0 } => voice.Say("Breaches.NoneTimed", voice.Dates.Of(responses.Days), Limit),
        { Late: 0 } => voice.Say("Breaches.NoneLate", voice.Numbers.Count(responses.Timed), Limit, voice.Dates.Of(responses.Days)),
        _ => voice.Say(
            "Breaches.Late", voice.Numbers.Count(responses.Late), voice.Numbers.Count(responses.Timed), Limit, NumberWords.Percent(responses.LateShare!.Value), voice.Dates.Of(responses.Days)),
    };

    /// <summary>The leads past the limit that nobody answered, as far as is known; null where there are none.</summary>
    public Part.Text? Waiting(Period period) =>
        period.Until(FirstResponses.DueUpTo(limit, topic.View)) is { } due && FirstResponses.To(due, limit, topic.View) is { Untimed: > 0 } responses
            ? new(voice.Say("Breaches.Waiting", voice.Numbers.Count(responses.Untimed), voice.Numbers.Count(responses.CameIn), voice.Dates.Of(due.To)))
            : null;

    /// <summary>Day by day, week by week or month by month, whichever the period is long enough for.</summary>
    public Part.Table? Table(Period period)
    {
        var rows = Parts(period).Select(part => FirstResponses.To(part, limit, topic.View)).Where(part => part.CameIn > 0 || part.Timed > 0).ToList();
        return rows.Count == 0
            ? null
            : new(
                voice.Say("Table.Responses", Limit),
                [
                    new(voice.Say("Column.Period")),
                    new(voice.Say("Column.CameIn"), IsNumber: true),
                    new(voice.Say("Column.Timed"), IsNumber: true),
                    new(voice.Say("Column.Late"), IsNumber: true),
                    new(voice.Say("Column.LateShare"), IsNumber: true),
                    new(voice.Say("Column.Median"), IsNumber: true),
                ],
                [
                    .. rows.Select(row => new Row(
                    [
                        voice.Dates.Of(row.Days),
                        voice.Numbers.Count(row.CameIn),
                        voice.Numbers.Count(row.Timed),
                        voice.Numbers.Count(row.Late),
                        row.LateShare is { } share ? NumberWords.Percent(share) : "–",
                        row.MedianHours is { } median ? voice.Numbers.In(KpiUnit.Hours, median) : "–",
                    ])),
                ]);
    }

    /// <summary>The other rules of the hand-off with what is known of them; null where none was agreed.</summary>
    public Part.Table? OtherRules()
    {
        var rules = new HandOffRules(topic);
        (string Name, string? Agreed, KpiId Told)[] others =
        [
            ("Rules.Attempts.Name", rules.Attempts, KpiIds.FollowUpAttempts),
            ("Rules.AcceptOrReject.Name", rules.AcceptOrReject, KpiIds.LeadAcceptanceRate),
        ];
        Row[] rows = [.. others.Where(rule => rule.Agreed is not null).Select(rule => new Row([voice.Say("Rules.Named", voice.Say(rule.Name), rule.Agreed), Told(rule.Told)]))];
        return rows.Length == 0
            ? null
            : new(voice.Say("Table.OtherRules"), [new(voice.Say("Column.Rule")), new(voice.Say("Column.Known"))], rows);
    }

    private string Told(KpiId id)
    {
        var kpi = topic.View.Catalog.Find(id)!;
        return Domain.Standings.Assessor.Measure(kpi, topic.ToDate, topic.View).Actual is { } value
            ? voice.Say("Breaches.Told", voice.NameOf(kpi), voice.Value(kpi, value))
            : voice.Say("Breaches.Untold", kpi.Id);
    }

    private static IEnumerable<Period> Parts(Period period) => period.Length switch
    {
        <= DaysUpTo => period.Days.Select(Period.Of),
        <= WeeksUpTo => Weeks(period),
        _ => period.ByMonth(),
    };

    private static IEnumerable<Period> Weeks(Period period)
    {
        for (var day = period.From; day <= period.To; day = day.Next(IsoDayOfWeek.Monday))
        {
            yield return new(day, LocalDate.Min(day.Next(IsoDayOfWeek.Monday).PlusDays(-1), period.To));
        }
    }
}
