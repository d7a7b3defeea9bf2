using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Agreements;

/// <summary>The bot's own word that it is time to look at the agreement again: the evidence, and what each choice would mean for the rest of the term.</summary>
public static class ResetReply
{
    /// <summary>Tells why it is time, and the choices with what speaks for and against each.</summary>
    /// <param name="review">The evidence and the choices.</param>
    /// <param name="view">What was counted.</param>
    /// <param name="language">The language: <c>en</c> or <c>zh-Hant</c>.</param>
    /// <param name="scene">What there is to say beside.</param>
    public static Reply Of(ResetReview review, View view, string language, AgreementScene scene)
    {
        var voice = Voice.Of(language, review.Revision.Terms);
        var words = new EvidenceWords(voice, KpiCatalog.Of(review.Revision.Terms));
        return new()
        {
            Language = voice.Language,
            Headline = Headline(review, voice, words),
            Parts =
            [
                .. review.Triggers.Select(trigger => new Part.Text(Why(trigger, voice, words))),
                EvidenceReply.Table(voice.Say("Evidence.Table", voice.Dates.Of(EvidenceWindow.LastTwelveMonths.DaysIn(view))), review.Rates, review.DealSize, voice, words),
                .. EvidenceReply.TooYoung(review.Rates, voice, words),
                Layers(review, voice, words),
                .. review.Choices.SelectMany(choice => Told(choice, voice, words)),
                new Part.Note(NoteKind.Provenance, voice.Say("Reset.History", review.Revision.Number, voice.Dates.Of(review.Rest.From))),
                .. scene.Notes,
            ],
            Choices =
            [
                .. review.Choices.Where(choice => choice.Kind != ResetKind.Keep).Select(choice => new Choice(
                    voice.Say($"Reset.Propose.{choice.Kind}"), voice.Say($"Reset.Propose.{choice.Kind}")) { Act = AgreementActs.OfReset(choice.Kind) }),
                .. scene.Choices,
            ],
            IsDemo = scene.IsDemo,
        };
    }

    /// <summary>One reason to look at the agreement again.</summary>
    internal static string Why(ResetTrigger trigger, Voice voice, EvidenceWords words) => trigger switch
    {
        ResetTrigger.ReviewDue due => voice.Say("Reset.Why.Review", voice.Dates.Of(due.Day)),
        ResetTrigger.PaceOff off => voice.Say(off.IsBelow ? "Reset.Why.Behind" : "Reset.Why.Ahead", off.Weeks, voice.Dates.Of(off.Since), NumberWords.Percent(off.Ratio)),
        ResetTrigger.RateMoved moved => voice.Say("Reset.Why.Rate", Answers.StandingWords.Capital(words.Name(moved.Rate.Kpi.Id)), EvidenceWords.Share(moved.Rate.Benchmark), words.Seen(moved.Rate), moved.Rate.OutsideSince is { } since ? voice.Dates.Of(since) : EvidenceWords.Nothing, voice.Say($"Evidence.Verdict.{moved.Rate.Verdict}")),
        _ => "",
    };

    private static string Headline(ResetReview review, Voice voice, EvidenceWords words)
    {
        var moved = review.Moved.ToList();
        var days = voice.Dates.Of(review.Rest);
        return moved.Count == 0
            ? voice.Say("Reset.Headline.InLine", days)
            : voice.Count("Reset.Headline", moved.Count, days, words.Name(EvidenceWords.Farthest(moved).Kpi.Id), EvidenceWords.Share(EvidenceWords.Farthest(moved).Benchmark), EvidenceWords.Share(EvidenceWords.Farthest(moved).Value));
    }

    private static Part.Table Layers(ResetReview review, Voice voice, EvidenceWords words) => new(
        voice.Say("Reset.Table", voice.Dates.Of(review.Rest)),
        [
            new(voice.Say("Column.Stage")),
            new(voice.Say("Reset.Column.Keep"), IsNumber: true),
            new(voice.Say("Reset.Column.StillNeeded"), IsNumber: true),
            .. review.Choices.Skip(1).Select(choice => new Column(voice.Say($"Reset.Column.{choice.Kind}"), IsNumber: true)),
        ],
        [
            .. review.Choices[0].Layers.Select((layer, at) => new Row(
            [
                words.Title(layer.Id),
                words.Target(layer.Id, layer.Before),
                words.Target(layer.Id, layer.StillNeeded),
                .. review.Choices.Skip(1).Select(choice => words.Target(layer.Id, choice.Layers[at].After)),
            ])),
        ]);

    private static IEnumerable<Part> Told(ResetChoice choice, Voice voice, EvidenceWords words)
    {
        yield return new Part.Heading(voice.Say($"Reset.Choice.{choice.Kind}", voice.Numbers.Money(choice.Terms.Goal.Revenue.Amount)).TrimEnd('.', '。'));
        foreach (var (key, isFor) in new[] { ("Reset.For", true), ("Reset.Against", false) })
        {
            var points = choice.Points.Where(point => point.IsFor == isFor).Select(point => Point(point, voice, words)).ToList();
            if (points.Count > 0)
            {
                yield return new Part.Text(voice.Say(key, string.Join(voice.Say("Reset.Semicolon"), points)));
            }
        }

        if (words.Chain(choice.Chain) is { Length: > 0 } chain)
        {
            yield return new Part.Text(chain);
        }
    }

    private static string Point(ResetPoint point, Voice voice, EvidenceWords words) => voice.Say(
        $"Reset.Point.{point.Kind}",
        point.Kind switch
        {
            ResetPointKind.TargetsFallShort or ResetPointKind.GoalFalls or ResetPointKind.GoalRises => NumberWords.Percent(point.Number ?? 0m),
            _ => point.Number is { } number ? NumberWords.Plain(number, 2) : "",
        },
        point.Stage is { } stage ? words.Name(stage) : "");
}
