using SlaBot.Conversation.Readings.Intents;
using SlaBot.Conversation.Readings.Periods;
using SlaBot.Conversation.Readings.Threads;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Readings;

/// <summary>
/// Reads messages from three sources: the grammar of periods and quantities, the vocabulary of the agreement, and the cues
/// of intent. No list of whole sentences, no clock: the same words in the same scene are always read alike, which is why the
/// most recent ones can be remembered.
/// </summary>
public sealed class Reader : IReader
{
    private const string BotPrefix = "SlaBot:";

    /// <summary>Earlier messages than these say nothing about the present one.</summary>
    private const int LongestContext = 12;

    /// <summary>How many messages are remembered: a thousand take up a few MiB.</summary>
    private const int MostRemembered = 1_024;

    private readonly Drafter drafter;

    /// <summary>Makes a reader from the word lists built into the program.</summary>
    public Reader()
        : this(MostRemembered)
    {
    }

    /// <summary>Makes a reader that remembers more or less than usual, or nothing.</summary>
    internal Reader(int remembered) => drafter = new(remembered);

    /// <inheritdoc/>
    public Reading Read(Utterance utterance, Scene scene)
    {
        var (_, draft, intent) = Understand(utterance, scene);
        return ReadingOf(draft, intent, scene);
    }

    /// <inheritdoc/>
    public ReadingTrace Explain(Utterance utterance, Scene scene)
    {
        var (own, draft, intent) = Understand(utterance, scene);
        var doubts = new List<Doubt>();
        return ReadingTrace.Of(own, draft, ReadingOf(draft, intent, scene, doubts), doubts);
    }

    /// <summary>What the message says by itself, and in its thread, and what is wanted.</summary>
    private (Draft Own, Draft Draft, Intent Intent) Understand(Utterance utterance, Scene scene)
    {
        (Draft Draft, Intent Intent)? before = null;
        Draft? asked = null;
        foreach (var message in utterance.Context.TakeLast(LongestContext))
        {
            if (message.StartsWith(BotPrefix, StringComparison.OrdinalIgnoreCase))
            {
                asked = drafter.ReadOwn(message[BotPrefix.Length..], scene);
                continue;
            }

            before = Settle(FollowUp.Continue(before, asked, drafter.Read(message, scene)));
            asked = null;
        }

        var now = drafter.Read(utterance.Text, scene);
        var (draft, intent) = Settle(FollowUp.Continue(before, asked, now) with { Assent = now.Assent, Place = now.Place, Explains = Correction.Of(before, now) });
        return (now, draft, intent);
    }

    private static (Draft Draft, Intent Intent) Settle(Draft draft) => (draft, Settlement.Of(draft));

    private Reading ReadingOf(Draft draft, Intent intent, Scene scene, List<Doubt>? doubts = null)
    {
        var confidence = Confidence.Of(draft, intent, doubts);
        var reading = With(draft, intent, scene, confidence);
        reading = reading with { Alternatives = Alternatives(draft, intent, reading, scene) };
        return reading with { IsUnplaced = Placement.IsMissing(draft, reading) };
    }

    private static Reading With(Draft draft, Intent intent, Scene scene, double confidence)
    {
        var (period, compare) = PeriodChoice.Of(draft.Periods, intent, ComparesPeriods(draft, intent), PeriodScene.Of(scene, draft.Moods.HasFlag(Moods.Past), draft.Language));
        var imagines = draft.Moods.HasFlag(Moods.Hypothetical) && draft.Numbers.Count > 0;
        var aspect = intent == Intent.Agreement ? AspectOf(draft) : null;
        var takesValues = intent is Intent.LogValue or Intent.Amend or Intent.Ambiguous || imagines || draft.Kpis.Count > 0 || aspect == AgreementAspect.Draft;
        return new()
        {
            Language = draft.Foreign ? "en" : draft.Language,
            Intent = intent,
            Kpis = draft.Kpis,
            Department = draft.Departments is [var only] && !intent.IsSmallTalk() ? only : null,
            Period = period,
            Compare = compare,
            IsOfScorecards = intent == Intent.Compare && compare is not null && draft.Kpis.Count == 0 && draft.WeightOf(Intent.Scorecard) > 0,
            Numbers = !takesValues ? [] : imagines || intent is Intent.Amend or Intent.Ambiguous ? draft.Numbers : [.. draft.Numbers.Select(number => number with { Step = null })],
            Imagines = imagines,
            IsEither = draft.IsEither,
            IsOfAllKpis = draft.IsOfAllKpis,
            IsOfDepartments = draft.IsOfDepartments,
            Among = intent == Intent.Compare ? AmongOf(draft) : null,
            Aspect = aspect,
            Adds = draft.Adds && intent == Intent.LogValue,
            Assent = draft.Assent,
            Place = draft.Place,
            Explains = draft.Explains,
            Unread = draft.Unread,
            Confidence = confidence,
        };
    }

    private static AgreementAspect? AspectOf(Draft draft)
    {
        foreach (var cue in draft.Cues)
        {
            foreach (var argument in cue.Pattern.Arguments)
            {
                AgreementAspect? aspect = argument switch
                {
                    "evidence" => AgreementAspect.Evidence,
                    "changes" => AgreementAspect.Changes,
                    "audit" => AgreementAspect.Audit,
                    "draft" => AgreementAspect.Draft,
                    "tracking" => AgreementAspect.Tracking,
                    "reset" => AgreementAspect.Reset,
                    "proposals" => AgreementAspect.Proposals,
                    _ => null,
                };
                if (aspect is not null)
                {
                    return aspect;
                }
            }
        }

        return null;
    }

    private static SpanUnit? AmongOf(Draft draft)
    {
        foreach (var cue in draft.Cues.Where(cue => cue.Pattern.Arguments.Contains("among")))
        {
            for (var at = cue.Start; at < cue.End; at++)
            {
                SpanUnit? unit = draft.Line.Tokens[at].Stem switch
                {
                    "day" or "天" => SpanUnit.Day,
                    "week" or "週" or "禮" => SpanUnit.Week,
                    "month" or "月" => SpanUnit.Month,
                    "quarter" or "季" => SpanUnit.Quarter,
                    _ => null,
                };
                if (unit is not null)
                {
                    return unit;
                }
            }
        }

        return null;
    }

    private static bool ComparesPeriods(Draft draft, Intent intent) =>
        (intent == Intent.Scorecard && draft.Periods.Count > 1 && draft.WeightOf(Intent.Compare) > 0)
        || (intent == Intent.Compare && !(draft.Periods.Count == 1 && draft.Cues.Any(cue => cue.Pattern.Arguments.Contains("among"))) && (draft.Periods.Count > 1 || (draft.Kpis.Count < 2 && draft.Departments.Count < 2)));

    /// <summary>At most four: the rates that "the rate" may be, the KPIs that a slip may be, then the next likely intents.</summary>
    private List<Reading> Alternatives(Draft draft, Intent intent, Reading reading, Scene scene)
    {
        const int most = 4;
        const double near = 0.6;
        IReadOnlyList<KpiId> kpis = draft.Rivals.Count > 0 ? [.. draft.Kpis, .. draft.Rivals]
            : intent == Intent.Ambiguous && draft is { Vague: true, Kpis.Count: 0 } ? drafter.Company(scene).NeighbourRates()
            : draft is { AsksForStranger: true, Kpis.Count: 0 } ? drafter.Company(scene).Totals()
            : [];
        var meant = draft.Likeliest is { } likeliest && !likeliest.Writes() ? likeliest : Intent.Value;
        var others = new List<Reading>();
        foreach (var kpi in kpis)
        {
            others.Add(reading with { Intent = meant, Kpis = [kpi], Confidence = reading.Confidence / 2 });
        }

        if (others.Count == 0)
        {
            foreach (var (other, weight) in draft.Intents)
            {
                if (other != intent && !other.Writes() && weight >= draft.Weight * near)
                {
                    others.Add(With(draft, other, scene, reading.Confidence / 2));
                }
            }
        }

        return others.Count > most ? others[..most] : others;
    }
}
