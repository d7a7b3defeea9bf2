using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Scorecards;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Answers;

/// <summary>A reading together with all that an answer to it needs: the numbers and the words.</summary>
/// <param name="Reading">What was asked.</param>
/// <param name="View">What was agreed and counted.</param>
/// <param name="Voice">The words of the asker's language.</param>
/// <param name="IsDemo">Whether the numbers are those of the simulated company.</param>
public sealed record Topic(Reading Reading, View View, Voice Voice, bool IsDemo)
{
    private const int MonthsPerQuarter = 3;

    /// <summary>Gets whether the asker may change stored data; null where nobody can be asked for a yes, as on the command line.</summary>
    public bool? MayChange { get; init; }

    /// <summary>Gets the KPIs whose numbers the asker may change; null for all.</summary>
    public IReadOnlyList<KpiId>? Owns { get; init; }

    /// <summary>Gets how a posted scorecard of some days is found; null where none are kept.</summary>
    public Func<Period, CancellationToken, ValueTask<ScorecardEntry?>>? Posted { get; init; }

    /// <summary>Gets how it is found who signed a revision, by its number; null where that is not kept.</summary>
    public Func<int, CancellationToken, ValueTask<IReadOnlyList<Signature>>>? Signed { get; init; }

    /// <summary>Gets the whole term of the agreement that speaks for the day; without one, the calendar year.</summary>
    public Period Term => View.Agreement?.Term ?? new(new(View.AsOf.Day.Year, 1, 1), new(View.AsOf.Day.Year, 12, 31));

    /// <summary>Gets the term up to today: what a question about values means where it names no period.</summary>
    public Period ToDate => Term.Until(View.AsOf.Day) ?? Term;

    /// <summary>The KPIs asked about that the agreement knows; where none was named, those of the department, else <paramref name="otherwise"/>.</summary>
    public IReadOnlyList<Kpi> KpisOr(KpiId otherwise)
    {
        var named = Reading.Kpis.Select(View.Catalog.Find).OfType<Kpi>().ToList();
        if (named.Count > 0)
        {
            return named;
        }

        var owned = Reading.Department is { } department ? OwnedBy(department) : [];
        return owned.Count > 0 ? owned : [View.Catalog.Find(otherwise)!];
    }

    /// <summary>
    /// The days that a question about pace is answered for: those asked about, as far as the agreement covers them, since
    /// only there is a target to compare with; all of them where it covers none.
    /// </summary>
    public Period Agreed(Period asked)
    {
        var stretches = View.Agreements.Stretches(asked);
        return stretches.Count == 0 ? asked : new(stretches[0].Days.From, stretches[^1].Days.To);
    }

    /// <summary>
    /// The days that a question without a period is answered for: of churn and retention that are worked out the running month
    /// or quarter that their target is for, since over a year everybody has left once; else what the answer takes otherwise.
    /// </summary>
    public Period Unasked(IReadOnlyList<Kpi> kpis, Period otherwise)
    {
        var meter = new Meter(View);
        var (today, spans) = (View.AsOf.Day, kpis.Select(kpi => meter.IsComputed(kpi) && kpi.Measure is Measure.Churn churn ? churn.Span : (TargetSpan?)null).Distinct().ToList());
        return spans switch
        {
            [TargetSpan.Month] => Period.MonthOf(today),
            [TargetSpan.Quarter] => Period.Months(new(today.Year, today.Month - ((today.Month - 1) % MonthsPerQuarter), 1), MonthsPerQuarter),
            _ => otherwise,
        };
    }

    /// <summary>How a KPI stands over some days.</summary>
    public Standing StandingOf(Kpi kpi, Period period) => Assessor.Assess(kpi, period, View);

    private List<Kpi> OwnedBy(PartyId department) => [.. View.Catalog.Agreed.Where(kpi => kpi.Owner == department)];
}
