using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Rates;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Agreements;

/// <summary>"Show the evidence": every benchmark as agreed and as seen, since when it moved, and whether the goal was ever within reach.</summary>
public static class EvidenceReply
{
    /// <summary>Tells the evidence; null where nothing is agreed.</summary>
    /// <param name="view">What was agreed and counted.</param>
    /// <param name="language">The language: <c>en</c> or <c>zh-Hant</c>.</param>
    /// <param name="scene">What there is to say beside.</param>
    /// <param name="window">How far back to look.</param>
    public static Reply? Of(View view, string language, AgreementScene scene, EvidenceWindow window = EvidenceWindow.LastTwelveMonths)
    {
        if (view.Revision is not { } revision)
        {
            return null;
        }

        var terms = revision.Terms;
        var (voice, rates, size) = (Voice.Of(language, terms), RatesSeen.In(view, window), DealSizeSeen.In(view, window));
        var words = new EvidenceWords(voice, view.Catalog);
        var stages = StageBest.Of(terms.Funnel, terms.Funnel.TargetsFor(terms.Goal.Customers), terms.Term.Length, view);
        return new()
        {
            Language = voice.Language,
            Headline = Headline(rates, voice, words),
            Parts =
            [
                Table(voice.Say("Evidence.Table", voice.Dates.Of(window.DaysIn(view))), rates, size, voice, words),
                .. TooYoung(rates, voice, words),
                .. Reach(stages, terms, voice, words),
                new Part.Note(NoteKind.Provenance, voice.Say("Evidence.Method", revision.Number)),
                .. scene.Notes,
            ],
            Choices = scene.Choices,
            IsDemo = scene.IsDemo,
        };
    }

    internal static Part.Table Table(string caption, IReadOnlyList<RateSeen> rates, DealSizeSeen size, Voice voice, EvidenceWords words) => new(
        caption,
        [
            new(voice.Say("Column.Benchmark")),
            new(voice.Say("Column.Agreed"), IsNumber: true),
            new(voice.Say("Evidence.Column.Seen"), IsNumber: true),
            new(voice.Say("Evidence.Column.Verdict")),
            new(voice.Say("Evidence.Column.Since")),
        ],
        [
            .. rates.Select(rate => new Row(
            [
                words.Title(rate.Kpi.Id),
                EvidenceWords.Share(rate.Benchmark),
                words.Seen(rate),
                words.Judged(rate.Verdict, rate.IsEnough),
                rate.OutsideSince is { } since ? voice.Dates.Of(since) : EvidenceWords.Nothing,
            ])),
            new Row(
            [
                words.Title(Domain.Kpis.KpiIds.AverageDealSize),
                size.Agreed is { } agreed ? voice.Numbers.Money(agreed) : EvidenceWords.Nothing,
                words.Seen(size),
                words.Judged(size.Verdict, size.Deals >= DealSizeSeen.FewestDeals),
                EvidenceWords.Nothing,
            ]),
        ]);

    internal static IEnumerable<Part> TooYoung(IReadOnlyList<RateSeen> rates, Voice voice, EvidenceWords words) => rates
        .Where(rate => rate.TooYoung.Count > 0)
        .GroupBy(rate => new Period(rate.TooYoung[0].From, rate.TooYoung[^1].To))
        .Select(young => new Part.Text(voice.Say("Evidence.TooYoung", string.Join(voice.Say("List.Comma"), young.Select(rate => words.Name(rate.Kpi.Id))), voice.Dates.Of(young.Key))));

    private static string Headline(IReadOnlyList<RateSeen> rates, Voice voice, EvidenceWords words)
    {
        var moved = rates.Where(rate => rate.Verdict is BenchmarkComparison.Above or BenchmarkComparison.Below).ToList();
        if (moved.Count == 0)
        {
            return voice.Say(rates.Any(rate => rate.Verdict is not null) ? "Evidence.Headline.InLine" : "Evidence.Headline.Nothing");
        }

        var worst = EvidenceWords.Farthest(moved);
        return voice.Count("Evidence.Headline", moved.Count, rates.Count, words.Name(worst.Kpi.Id), EvidenceWords.Share(worst.Value), EvidenceWords.Share(worst.Benchmark), voice.Say($"Evidence.Verdict.{worst.Verdict}"));
    }

    private static IEnumerable<Part> Reach(IReadOnlyList<StageBest> stages, Agreement terms, Voice voice, EvidenceWords words)
    {
        yield return new Part.Text(voice.Say("Evidence.Reach", voice.Numbers.Money(terms.Goal.Revenue.Amount), voice.Numbers.CountUp(stages[0].Whole.Target), words.Name(stages[0].Stage)));
        if (stages.All(stage => stage.Known.Best is null))
        {
            yield return new Part.Text(voice.Say("Evidence.Reach.Unknown"));
            yield break;
        }

        yield return new Part.Table(
            voice.Say("Evidence.Table.Best"),
            [
                new(voice.Say("Column.Stage")),
                new(voice.Say("Evidence.Column.Needed"), IsNumber: true),
                new(voice.Say("Evidence.Column.Best"), IsNumber: true),
                new(voice.Say("Evidence.Column.When")),
                new(voice.Say("Evidence.Column.Times"), IsNumber: true),
            ],
            [
                .. stages.Select(stage => new Row(
                [
                    words.Title(stage.Stage),
                    voice.Numbers.Count(new Domain.Funnels.StageTarget(stage.Known.Target).Shown),
                    stage.Known.Best is { } best ? voice.Numbers.Count(best) : EvidenceWords.Nothing,
                    stage.Known.BestDays is { } days ? voice.Dates.Of(days) : EvidenceWords.Nothing,
                    stage.Known.Ratio is { } ratio ? NumberWords.Plain(ratio, 2) : EvidenceWords.Nothing,
                ])),
            ]);
    }
}
