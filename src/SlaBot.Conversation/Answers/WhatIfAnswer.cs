using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Changes;
using SlaBot.Conversation.Readings;
using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Kpis;

namespace SlaBot.Conversation.Answers;

/// <summary>"What if the win rate were 30 %?", "what would 1.5 million need?": the words of an answer, where the question imagines terms of the agreement otherwise.</summary>
internal static class WhatIfAnswer
{
    // A number far from what was agreed is no other term of the agreement: "if we log 20 more, do we make it?"
    private const decimal Far = 4m;

    /// <summary>The answer with the words of a what-if in place of its own; the answer itself where nothing of the agreement is imagined otherwise.</summary>
    public static Answered InPlaceOf(Answered answered, Topic topic)
    {
        if (topic.View.Agreement is not { } terms || !IsOfTerm(topic) || AlternativesOf(topic) is not { Count: > 0 } alternatives)
        {
            return answered;
        }

        var imagined = alternatives.Select(changes => WhatIf.Of(terms, changes)).OfType<WhatIf>().ToList();
        if (imagined.Count < alternatives.Count)
        {
            return answered with { Write = null, Reply = topic.Say(topic.Voice.Say("WhatIf.Impossible")).Reply };
        }

        var scene = new AgreementScene
        {
            Notes = [.. new NoteWords(topic).Notes()],
            Choices = NextSteps.Of(topic, Intent.Agreement, Intent.Target, Intent.Pace),
            IsDemo = topic.IsDemo,
        };
        return answered with { Write = null, Reply = WhatIfReply.Of(imagined, topic.View, topic.Voice.Language, scene) };
    }

    // "What if A and B?" is one alternative of two changes; "what if A or B?" and "compare A with B" are one of each.
    private static List<WhatIfChange[]> AlternativesOf(Topic topic)
    {
        var (reading, catalog) = (topic.Reading, topic.View.Catalog);
        if (reading is { Imagines: true, Kpis.Count: <= 1 } && KpisOf(reading, catalog) is [var only] && IsAbout(reading, [only]))
        {
            var meanings = reading.Numbers.Select(said => new AskedTarget(only, said).Meanings).ToList();
            var each = meanings.SelectMany(values => values).Select(value => ChangeOf(only, value, catalog)).OfType<WhatIfChange>().ToList();
            return meanings.TrueForAll(values => values.Count > 0) && each.Count == meanings.Sum(values => values.Count) && each.Count <= WhatIf.MostAlternatives ? [.. each.Select(change => new[] { change })] : [];
        }

        return reading is { Imagines: true, IsEither: false } ? ChangesOf(reading, catalog) is { Count: > 0 } together ? Apart(together) : []
            : (reading.Imagines || reading is { Intent: Intent.Compare, Compare: null }) && reading.Numbers.Count is > 1 and <= WhatIf.MostAlternatives && ChangesOf(reading, catalog) is { Count: > 1 } apart ? [.. apart.Select(change => new[] { change })]
            : [];
    }

    // 150,000 visits and 5,000 leads cannot both set the goal: each does by itself, with the terms that were said beside them.
    private static List<WhatIfChange[]> Apart(List<WhatIfChange> together) => together.FindAll(change => change.SetsGoal) is { Count: > 1 } ends
        ? [.. ends.Select(end => together.FindAll(change => change == end || !change.SetsGoal).ToArray())]
        : [[.. together]];

    private static bool IsOfTerm(Topic topic) => topic.Reading.Period is not { } period || period.Contains(topic.Term);

    private static List<WhatIfChange>? ChangesOf(Reading reading, KpiCatalog catalog)
    {
        var kpis = KpisOf(reading, catalog);
        if (kpis.Count == 0 || kpis.Count != reading.Numbers.Count || !IsAbout(reading, kpis))
        {
            return null;
        }

        var changes = kpis.Zip(reading.Numbers, (kpi, said) => ChangeOf(kpi, new AskedTarget(kpi, said).Value, catalog)).OfType<WhatIfChange>().ToList();
        return changes.Count == kpis.Count ? changes : null;
    }

    private static IReadOnlyList<Kpi> KpisOf(Reading reading, KpiCatalog catalog) => AskedTarget.IsOfGoal(reading)
        ? [catalog.Find(KpiIds.Revenue)!]
        : [.. reading.Kpis.Select(catalog.Find).OfType<Kpi>()];

    // What a day must bring is asked of stages; of the goal, what the year must.
    private static bool IsAbout(Reading reading, IReadOnlyList<Kpi> kpis) => reading.Intent switch
    {
        Intent.Trend or Intent.Agreement or Intent.Why => reading.Numbers.Any(number => number.Step is not null),
        Intent.Forecast or Intent.Pace or Intent.Amend or Intent.Target or Intent.Ambiguous or Intent.Value or Intent.Compare => true,
        Intent.Required => kpis.All(kpi => kpi.Id == KpiIds.Revenue),
        _ => false,
    };

    private static WhatIfChange? ChangeOf(Kpi kpi, decimal? value, KpiCatalog catalog)
    {
        if (value is not { } said)
        {
            return null;
        }

        if (kpi.Measure is Measure.Ratio { Cohort: not null } rate)
        {
            return catalog.Funnel.IndexOf(rate.Numerator) == catalog.Funnel.IndexOf(rate.Denominator) + 1 ? new WhatIfChange.Rate(rate.Numerator, said) : null;
        }

        var isNear = kpi.Target is > 0m and { } target && said < target * Far && said > target / Far;
        return !isNear ? null
            : kpi.Id == KpiIds.Revenue ? new WhatIfChange.Goal(said)
            : kpi.Id == KpiIds.AverageDealSize ? new WhatIfChange.DealSize(said)
            : catalog.Funnel.IndexOf(kpi.Id) >= 0 ? new WhatIfChange.Layer(kpi.Id, said)
            : null;
    }
}
