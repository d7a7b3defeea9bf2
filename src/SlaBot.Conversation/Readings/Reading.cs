using SlaBot.Conversation.Readings.Quantities;
using SlaBot.Conversation.Readings.Vocabulary;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Readings;

/// <summary>
/// What was asked, as data: the contract between understanding and answering. Two readings are equal where they say the same,
/// also in their lists.
/// </summary>
public sealed record Reading
{
    /// <summary>Gets the language of the question: <c>en</c> or <c>zh-Hant</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Gets what is wanted.</summary>
    public required Intent Intent { get; init; }

    /// <summary>Gets the KPIs in the order asked; empty when none was named.</summary>
    public IReadOnlyList<KpiId> Kpis { get; init; } = [];

    /// <summary>Gets the department, only when the person named one.</summary>
    public PartyId? Department { get; init; }

    /// <summary>Gets the days asked about, or null for the default of the intent.</summary>
    public Period? Period { get; init; }

    /// <summary>Gets the other side of a comparison, or null.</summary>
    public Period? Compare { get; init; }

    /// <summary>Gets whether it is scorecards that are set beside each other, not single KPIs.</summary>
    public bool IsOfScorecards { get; init; }

    /// <summary>Gets the numbers that somebody gave, in the order of <see cref="Kpis"/>.</summary>
    public IReadOnlyList<SaidNumber> Numbers { get; init; } = [];

    /// <summary>Gets the numbers without their units.</summary>
    public IReadOnlyList<decimal> Values => [.. Numbers.Select(number => number.Value)];

    /// <summary>Gets the first unit written beside a number, such as <c>%</c>, or null.</summary>
    public string? Unit => SaidNumber.UnitOf(Numbers);

    /// <summary>Gets whether the numbers are to be added to what is known ("add 3 to yesterday's leads") instead of taking its place.</summary>
    public bool Adds { get; init; }

    /// <summary>Gets whether the numbers are only imagined: "what if …?"</summary>
    public bool Imagines { get; init; }

    /// <summary>Gets what is looked for among its like ("the best month"), or null for nothing.</summary>
    public SpanUnit? Among { get; init; }

    /// <summary>Gets whether all KPIs are asked about: "which KPI is furthest behind?"</summary>
    public bool IsOfAllKpis { get; init; }

    /// <summary>Gets whether every department is asked about: "are both teams on pace?"</summary>
    public bool IsOfDepartments { get; init; }

    /// <summary>Gets whether the KPIs stand against each other instead of together: "the win rate at 30 % or the deal size at 15,000".</summary>
    public bool IsEither { get; init; }

    /// <summary>Gets what of the agreement is asked about, or null for the whole.</summary>
    public AgreementAspect? Aspect { get; init; }

    /// <summary>Gets whether the message only answers what was asked before, or takes back what was done.</summary>
    public Assent Assent { get; init; }

    /// <summary>Gets the place in a list that the whole message names ("the second one", "2"), from 1; or null.</summary>
    public int? Place { get; init; }

    /// <summary>Gets what an earlier word of the thread turned out to mean, or null.</summary>
    public LearnedWord? Explains { get; init; }

    /// <summary>Gets the words that were not understood, so that an answer can say that it leaves them out of account.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>Gets how sure the reader is, from 0 to 1: answer from 0.75, say "I read this as …" from 0.45, else ask back.</summary>
    public required double Confidence { get; init; }

    /// <summary>Gets other readings worth offering, likeliest first.</summary>
    public IReadOnlyList<Reading> Alternatives { get; init; } = [];

    /// <summary>Gets whether the words say nothing about what is wanted, so that a language model may be asked, where there is one.</summary>
    public bool IsUnplaced { get; init; }

    /// <summary>Gets whether a language model guessed it.</summary>
    public bool ByModel { get; init; }

    /// <inheritdoc/>
    public bool Equals(Reading? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && (Language, Intent, Department, Period, Compare, IsOfScorecards, Adds) == (other.Language, other.Intent, other.Department, other.Period, other.Compare, other.IsOfScorecards, other.Adds)
            && (Imagines, IsEither, Among, Aspect) == (other.Imagines, other.IsEither, other.Among, other.Aspect)
            && (IsOfDepartments, IsOfAllKpis) == (other.IsOfDepartments, other.IsOfAllKpis)
            && (Assent, Place, Explains, IsUnplaced, ByModel) == (other.Assent, other.Place, other.Explains, other.IsUnplaced, other.ByModel)
            && Confidence.Equals(other.Confidence)
            && Kpis.SequenceEqual(other.Kpis)
            && Numbers.SequenceEqual(other.Numbers)
            && Unread.SequenceEqual(other.Unread)
            && Alternatives.SequenceEqual(other.Alternatives));

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Language);
        hash.Add(Intent);
        hash.Add(Department);
        hash.Add(Period);
        hash.Add(Compare);
        hash.Add(Assent);
        foreach (var kpi in Kpis)
        {
            hash.Add(kpi);
        }

        return hash.ToHashCode();
    }
}
