using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Agreements;

/// <summary>"What if the win rate were 30 %?": every layer as it is and as it would be. It changes nothing.</summary>
public static class WhatIfReply
{
    /// <summary>Tells one what-if, or up to four side by side.</summary>
    /// <param name="alternatives">What is imagined; all of them from the same terms.</param>
    /// <param name="view">What was counted, against which the outcome is set.</param>
    /// <param name="language">The language: <c>en</c> or <c>zh-Hant</c>.</param>
    /// <param name="scene">What there is to say beside.</param>
    public static Reply Of(IReadOnlyList<WhatIf> alternatives, View view, string language, AgreementScene scene)
    {
        var terms = alternatives[0].Before;
        var voice = Voice.Of(language, terms);
        var words = new EvidenceWords(voice, KpiCatalog.Of(terms));
        return new()
        {
            Language = voice.Language,
            Headline = voice.Join(alternatives.Select(one => Headline(one, voice, words))),
            Parts =
            [
                Table(alternatives, voice, words),
                .. alternatives.Select(one => Reach(one, alternatives.Count > 1, view, voice, words)),
                new Part.Note(NoteKind.Caution, voice.Say("WhatIf.NothingChanged")),
                .. scene.Notes,
            ],
            Choices = scene.Choices,
            IsDemo = scene.IsDemo,
        };
    }

    private static string Headline(WhatIf one, Voice voice, EvidenceWords words)
    {
        var moved = one.Layers.Skip(1).LastOrDefault(layer => layer.Before != layer.After);
        var revenue = one.Layers[0];
        var besideGoal = one.Changes.Where(change => change is not WhatIfChange.Goal).ToList();
        return moved is null
            ? voice.Say("WhatIf.Headline.Same", Said(one, voice, words))
            : voice.Say(
                besideGoal.Count == 0 ? "WhatIf.Headline.GoalSaid"
                    : besideGoal.Count < one.Changes.Count ? "WhatIf.Headline.GoalBeside"
                    : revenue.Before == revenue.After ? "WhatIf.Headline"
                    : "WhatIf.Headline.Goal",
                Said(one, besideGoal, voice, words),
                voice.Numbers.Money(revenue.After),
                words.Target(moved.Id, moved.After),
                words.Name(moved.Id),
                words.Target(moved.Id, moved.Before),
                voice.Numbers.Money(revenue.Before));
    }

    private static string Said(WhatIf one, Voice voice, EvidenceWords words) => Said(one, one.Changes, voice, words);

    private static string Said(WhatIf one, IEnumerable<WhatIfChange> changes, Voice voice, EvidenceWords words) => string.Join(voice.Say("List.And"), changes.Select(change => change switch
    {
        WhatIfChange.Rate rate => voice.Say("WhatIf.Said", words.Name(RateOf(one, rate)), NumberWords.Percent(rate.Share)),
        WhatIfChange.DealSize size => voice.Say("WhatIf.Said", words.Name(KpiIds.AverageDealSize), voice.Numbers.Money(size.Amount)),
        WhatIfChange.Goal goal => voice.Say("WhatIf.Said", voice.Say("WhatIf.TheGoal"), voice.Numbers.Money(goal.Revenue)),
        WhatIfChange.Layer layer => voice.Say("WhatIf.Said", words.Name(layer.Stage), voice.Numbers.Count(layer.Count)),
        _ => "",
    }));

    private static Domain.Values.KpiId RateOf(WhatIf one, WhatIfChange.Rate rate)
    {
        var funnel = one.Before.Funnel;
        return KpiIds.Rate(funnel.Stages[funnel.IndexOf(rate.Stage) - 1].Id, rate.Stage);
    }

    private static Part.Table Table(IReadOnlyList<WhatIf> alternatives, Voice voice, EvidenceWords words) => new(
        voice.Say("WhatIf.Table", voice.Dates.Of(alternatives[0].Before.Term)),
        [
            new(voice.Say("Column.Stage")),
            new(voice.Say("WhatIf.Column.Now"), IsNumber: true),
            .. alternatives.Select(one => new Column(alternatives.Count == 1 ? voice.Say("WhatIf.Column.Then") : Said(one, voice, words), IsNumber: true)),
            .. alternatives.Count == 1 ? [new(voice.Say("Column.Difference"), IsNumber: true)] : Array.Empty<Column>(),
        ],
        [
            .. WhatIf.SideBySide(alternatives).Select(row => new Row(
            [
                words.Title(row.Layer),
                words.Target(row.Layer, row.Before),
                .. row.After.Select(after => words.Target(row.Layer, after)),
                .. alternatives.Count == 1 ? [Difference(alternatives[0].Layers.First(layer => layer.Id == row.Layer), voice)] : Array.Empty<string>(),
            ])),
        ]);

    // The difference of what is shown, so that the row adds up.
    private static string Difference(WhatIfLayer layer, Voice voice) => layer.Id == KpiIds.Revenue
        ? voice.Numbers.Difference(KpiUnit.Money, layer.After - layer.Before)
        : voice.Numbers.Difference(KpiUnit.Count, layer.ShownAfter - layer.ShownBefore);

    private static Part.Text Reach(WhatIf one, bool isOneOfSeveral, View view, Voice voice, EvidenceWords words)
    {
        var terms = one.After;
        var stages = StageBest.Of(terms.Funnel, terms.Funnel.TargetsFor(terms.Goal.Customers), terms.Term.Length, view);
        var beyond = EvidenceWords.FarthestBeyond(stages).ToList();
        var told = beyond.Count > 0 ? voice.Join(beyond.Select(words.Best))
            : stages.Any(stage => stage.Known.Best is not null) ? voice.Say("WhatIf.Within")
            : voice.Say("Evidence.Reach.Unknown");
        return new(isOneOfSeveral ? voice.Join([StandingWords.Capital(Said(one, voice, words)) + voice.Say("WhatIf.Colon"), told]) : told);
    }
}
