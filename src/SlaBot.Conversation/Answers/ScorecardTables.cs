using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Answers;

/// <summary>The KPIs of a scorecard, a table a department: rates first, since they show what is happening, totals after.</summary>
internal sealed class ScorecardTables(Topic topic)
{
    private readonly Voice voice = topic.Voice;
    private readonly StandingWords words = new(topic);

    /// <summary>A table for each party in the agreement's order, then for whoever else owns KPIs, last for what nobody owns.</summary>
    public IEnumerable<Part.Table> ByDepartment(IReadOnlyList<Standing> standings, Period period)
    {
        var parties = topic.View.Agreement!.Parties.Select(party => party.Id).ToList();
        return standings
            .GroupBy(standing => standing.Kpi.Owner)
            .OrderBy(group => group.Key is not { } owner ? int.MaxValue : parties.IndexOf(owner) is >= 0 and var at ? at : parties.Count)
            .Select(group => Table(group.Key, [.. group.OrderBy(standing => standing.Kpi.IsProRated)], period));
    }

    private Part.Table Table(PartyId? owner, List<Standing> standings, Period period)
    {
        var isOver = standings.All(standing => standing.HasEnded);
        return new(
            voice.Say("Table.Scorecard", owner is { } department ? voice.NameOf(department) : voice.Say("Scorecard.Unowned"), voice.Dates.Of(period)),
            [
                new(voice.Say("Column.Kpi")),
                new(voice.Say("Column.Actual"), IsNumber: true),
                new(voice.Say("Column.Target"), IsNumber: true),
                new(voice.Say(isOver ? "Column.Attained" : "Column.Expected"), IsNumber: true),
                new(voice.Say("Column.Interval"), IsNumber: true),
                new(voice.Say("Column.Status")),
            ],
            [.. standings.Select(standing => RowOf(standing, isOver))]);
    }

    private Row RowOf(Standing standing, bool isOver) => new(
        [
            StandingWords.Capital(voice.NameOf(standing.Kpi)),
            words.Actual(standing),
            Target(standing),
            isOver ? Attained(standing) : standing is { Kpi.IsProRated: true, Expected: { } expected } ? voice.Value(standing.Kpi, expected) : "–",
            standing.Rate?.Interval is { } interval ? NumberWords.PercentRange(interval.Low, interval.High) : "–",
            Status(standing),
        ],
        standing.Status);

    private string Target(Standing standing) =>
        standing is { Kpi.Better: Direction.Lower, Target: not null } ? voice.Say("Agreed.AtMost", words.Target(standing)) : words.Target(standing);

    private static string Attained(Standing standing) =>
        standing is { Kpi.IsProRated: true, Actual: { } actual, Target: > 0m and { } target } ? NumberWords.Percent(actual / target) : "–";

    // A rate inside its interval is in line with the benchmark, whatever its status is called elsewhere.
    private string Status(Standing standing) => standing.Status is not { } status
        ? "–"
        : $"{StatusMark.Of(status)} {voice.Say(standing.Rate is { Comparison: not null } ? $"Rate.{status}" : $"Status.{status}")}";
}
