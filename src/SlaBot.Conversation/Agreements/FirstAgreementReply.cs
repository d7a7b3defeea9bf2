using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;

namespace SlaBot.Conversation.Agreements;

/// <summary>
/// "Draft an agreement from our numbers", "what goal is feasible next year?": goals that the past speaks for with what each asks of every
/// stage, the benchmarks seen, and how the months weigh. It changes nothing: its buttons begin a proposal.
/// </summary>
public static class FirstAgreementReply
{
    private const int MostBeyond = 2;

    /// <summary>Tells a draft.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="language">The language: <c>en</c> or <c>zh-Hant</c>.</param>
    /// <param name="scene">What there is to say beside.</param>
    public static Reply Of(FirstDraft draft, string language, AgreementScene scene)
    {
        var voice = Voice.Of(language, draft.Frame);
        var words = new EvidenceWords(voice, KpiCatalog.Of(draft.Frame));
        return new()
        {
            Language = voice.Language,
            Headline = Headline(draft, voice, words),
            Parts =
            [
                .. draft.Options.Count > 0 ? [Goals(draft, voice, words)] : Array.Empty<Part>(),
                .. draft.Options.Select(option => new Part.Text(Told(option, voice, words))),
                Benchmarks(draft, voice, words),
                .. EvidenceReply.TooYoung(draft.Evidence.Rates, voice, words),
                new Part.Text(Season(draft, voice)),
                .. NotSeen(draft, voice, words),
                new Part.Note(NoteKind.Caution, voice.Say(draft.IsNext ? "First.NotInNumbers.Next" : "First.NotInNumbers")),
                new Part.Note(NoteKind.Provenance, voice.Say("First.Method", voice.Dates.Of(draft.Evidence.DealSize.Days))),
                .. scene.Notes,
            ],
            Choices = [.. draft.Options.Select(option => Propose(option, draft, voice)), .. scene.Choices],
            IsDemo = scene.IsDemo,
        };
    }

    private static string Headline(FirstDraft draft, Voice voice, EvidenceWords words)
    {
        if (draft.Find(GoalBoldness.Asked) is { } asked)
        {
            return AskedFor(asked, voice, words);
        }

        return draft.Find(GoalBoldness.Likely) is { Terms: var terms } likely
            ? voice.Say(
                "First.Headline.Likely",
                voice.Numbers.Money(terms.Goal.Revenue.Amount),
                voice.Numbers.CountUp(likely.Customers),
                words.Name(terms.Funnel.Last.Id),
                voice.Numbers.Money(terms.Goal.AverageDealSize.Amount),
                voice.Dates.Of(terms.Term))
            : voice.Say("First.Headline.NoDeals");
    }

    // The stage farthest beyond its best says most; where none is, the top one.
    private static string AskedFor(GoalOption asked, Voice voice, EvidenceWords words)
    {
        var stage = EvidenceWords.FarthestBeyond(asked.Stages).FirstOrDefault() ?? asked.Stages[0];
        var key = stage.IsBeyondBest ? "First.Headline.Beyond" : asked.Stages.Any(one => one.Known.Best is not null) ? "First.Headline.Within" : "First.Headline.Unknown";
        return voice.Say(
            key,
            voice.Numbers.Money(asked.Terms.Goal.Revenue.Amount),
            voice.Numbers.CountUp(stage.Known.Target),
            words.Name(stage.Stage),
            stage.Known.Best is { } best ? voice.Numbers.Count(best) : EvidenceWords.Nothing,
            stage.Known.BestDays is { } days ? voice.Dates.Of(days) : EvidenceWords.Nothing);
    }

    private static Part.Table Goals(FirstDraft draft, Voice voice, EvidenceWords words) => new(
        voice.Say("First.Table.Goals", voice.Dates.Of(draft.Frame.Term)),
        [
            new(voice.Say("Column.Stage")),
            .. draft.Options.Select(option => new Column(voice.Say($"First.Goal.{option.Boldness}"), IsNumber: true)),
            new(voice.Say("Evidence.Column.Best"), IsNumber: true),
        ],
        [
            new([words.Title(KpiIds.Revenue), .. draft.Options.Select(option => voice.Numbers.Money(option.Terms.Goal.Revenue.Amount)), EvidenceWords.Nothing]),
            .. draft.Frame.Funnel.Stages.Index().Reverse().Select(layer => new Row(
            [
                words.Title(layer.Item.Id),
                .. draft.Options.Select(option => voice.Numbers.Count(new StageTarget(option.Stages[layer.Index].Whole.Target).Shown)),
                draft.Options[0].Stages[layer.Index].Whole.Best is { } best ? voice.Numbers.Count(best) : EvidenceWords.Nothing,
            ])),
        ]);

    private static string Told(GoalOption option, Voice voice, EvidenceWords words) => voice.Join(
    [
        voice.Say($"First.Goal.{option.Boldness}.Told", voice.Numbers.Money(option.Terms.Goal.Revenue.Amount)),
        .. EvidenceWords.FarthestBeyond(option.Stages).Take(MostBeyond).Select(words.Best),
    ]);

    private static Part.Table Benchmarks(FirstDraft draft, Voice voice, EvidenceWords words)
    {
        var (first, proposed) = (draft.Evidence, draft.Evidence.Terms.Funnel);
        return new(
            voice.Say("First.Table.Rates", voice.Dates.Of(first.DealSize.Days)),
            [new(voice.Say("Column.Benchmark")), new(voice.Say("First.Column.Proposed"), IsNumber: true), new(voice.Say("Evidence.Column.Seen"), IsNumber: true)],
            [
                .. first.Rates.Select((rate, at) => new Row([words.Title(rate.Kpi.Id), EvidenceWords.Share(proposed.Stages[at + 1].Rate), words.Seen(rate)])),
                new Row(
                [
                    words.Title(KpiIds.AverageDealSize),
                    first.DealSize.AsAgreed is { } size ? voice.Numbers.Money(size) : EvidenceWords.Nothing,
                    words.Seen(first.DealSize),
                ]),
            ]);
    }

    private static string Season(FirstDraft draft, Voice voice) => draft.Season is { } season
        ? voice.Count(
            "First.Season",
            season.Years,
            string.Join(voice.Say("List.Comma"), season.Term.ByMonth().Zip(season.Percents, (month, percent) => $"{voice.Dates.Of(month)} {NumberWords.Percent(percent / 100m)}")))
        : voice.Say("First.NoSeason", voice.Say($"Method.{draft.Evidence.Terms.Pace.Method}"));

    private static IEnumerable<Part> NotSeen(FirstDraft draft, Voice voice, EvidenceWords words)
    {
        if (draft.Evidence.NotSeen.Count > 0)
        {
            yield return new Part.Text(voice.Say("First.NotSeen", string.Join(voice.Say("List.Comma"), draft.Evidence.Rates
                .Where(rate => rate.Kpi.Measure is Measure.Ratio ratio && draft.Evidence.NotSeen.Contains(ratio.Numerator))
                .Select(rate => words.Name(rate.Kpi.Id)))));
        }
    }

    private static Choice Propose(GoalOption option, FirstDraft draft, Voice voice)
    {
        var goal = option.Terms.Goal.Revenue.Amount;
        return new(voice.Say("First.Propose", voice.Numbers.Money(goal)), voice.Say("First.Propose.Message", NumberWords.Plain(goal, 2)))
        {
            Act = AgreementActs.OfFirst(new(option.Boldness, option.Boldness == GoalBoldness.Asked ? goal : null, draft.Frame.Term)),
        };
    }
}
