using SlaBot.Conversation.Readings.Periods;

namespace SlaBot.Conversation.Readings.Intents;

/// <summary>Decides, from a draft, what is wanted: the likeliest intent, or that it is ambiguous or nothing for SlaBot.</summary>
internal static class Settlement
{
    /// <summary>Below this weight only slots spoke, no cue.</summary>
    private const double Cue = 2;

    /// <summary>How much a learned share counts beside a cue's weight, found by trial on sets that were not learned from.</summary>
    private const double Trust = 1.5;

    /// <summary>Below this a share is as good as none.</summary>
    private const double LeastShare = 1e-4;

    /// <summary>The weight from which something is surely asked.</summary>
    private const double AsksWeight = 3;

    private const double LittleUnderstood = 0.5, HardlyUnderstood = 0.3;

    /// <summary>The intent.</summary>
    public static Intent Of(Draft draft)
    {
        if (draft.Foreign || draft.Moods.HasFlag(Moods.Injection))
        {
            return Intent.OutOfScope;
        }

        if (draft.Shares.Count > 0)
        {
            return ByPeriod(draft, Together(draft));
        }

        var blocked = IsBlocked(draft);
        return draft.Likeliest is not { } likeliest ? WithoutCue(draft, blocked)
            : blocked && draft.Weight < Cue ? Intent.Ambiguous
            : IsOpen(draft, likeliest) ? Intent.Ambiguous
            : IsElsewhere(draft, likeliest) ? Intent.OutOfScope
            : likeliest;
    }

    /// <summary>"NPS by year end?" asks for what will be, "NPS year over year" for two sides.</summary>
    private static Intent ByPeriod(Draft draft, Intent intent) =>
        intent is Intent.Value or Intent.Pace or Intent.Trend && draft.Periods.Any(period => period.Opposed) ? Intent.Compare
        : intent != Intent.Value ? intent
        : draft.Periods.Any(period => period.Ahead) ? Intent.Forecast
        : draft.Periods.Any(period => period.Echo is not (null or Echo.WeekBefore)) ? Intent.Compare
        : Intent.Value;

    /// <summary>The intent that cues and learned cues together speak for.</summary>
    private static Intent Together(Draft draft)
    {
        var best = Intent.Ambiguous;
        var most = double.NegativeInfinity;
        for (var intent = Intent.Pace; intent <= Intent.Ambiguous; intent++)
        {
            var cue = draft.WeightOf(intent);
            var share = draft.Shares[(int)intent];
            if (!IsPossible(draft, intent))
            {
                continue;
            }

            var score = cue + (Trust * Math.Log(share + LeastShare));
            if (score > most)
            {
                (best, most) = (intent, score);
            }
        }

        return best is Intent.Ambiguous or Intent.OutOfScope ? best
            : ((IsBlocked(draft) || draft.Moods.HasFlag(Moods.Sarcasm)) && draft.WeightOf(best) < Cue) || IsMusing(draft, best) || IsOpen(draft, best) ? Intent.Ambiguous
            : best;
    }

    /// <summary>
    /// What was learned may not say by itself that a request is for a change or that something is small talk, nor that a
    /// question which names its subject is open or none of ours.
    /// </summary>
    private static bool IsPossible(Draft draft, Intent intent) => intent switch
    {
        Intent.Greeting or Intent.Thanks => draft.WeightOf(intent) > 0 && !AsksBeside(draft) && !(draft.Kpis.Count > 0 && draft.Moods.HasFlag(Moods.Sarcasm)),
        _ when draft.WeightOf(intent) > 0 => true,
        _ when intent.Writes() => false,
        Intent.Compare => NamesTwoTimes(draft),
        Intent.Funnel or Intent.Scorecard => draft.Kpis.Count == 0,
        Intent.OutOfScope => !draft.Vague && (draft.Kpis.Count == 0 || draft.Coverage < LittleUnderstood),
        Intent.Ambiguous => draft.Kpis.Count == 0 || draft.Numbers.Count > 0 || draft.AsksForStranger || IsBlocked(draft),
        _ => true,
    };

    /// <summary>"The difference H1 this year and H1 last": two times with a word between them, not "Mar-May".</summary>
    private static bool NamesTwoTimes(Draft draft) =>
        draft.Periods.Count > 1 && draft.Line.All("p").ToList() is [var one, .., var other] && one.End < other.Start;

    /// <summary>"Thanks, and what about SQLs?": a question that begins kindly is still one.</summary>
    private static bool AsksBeside(Draft draft) =>
        draft.Kpis.Count > 0 && (draft.Moods.HasFlag(Moods.Question) || draft.Intents.Any(said => said.Intent.AsksForFigures() && said.Weight >= AsksWeight));

    /// <summary>Tells whether a change was spoken of, in a way that is no request for it.</summary>
    private static bool IsBlocked(Draft draft) =>
        draft.Cues.Any(cue => IntentNames.Parse(cue.Pattern.Name) is var intent && intent.Writes() && draft.WeightOf(intent) == 0);

    /// <summary>
    /// "Maybe we should raise the bar on MQLs", "sure, let us make it a million, why not": a change of what was agreed is
    /// mused about, and nothing else is asked.
    /// </summary>
    private static bool IsMusing(Draft draft, Intent best) =>
        (best == Intent.Value || draft.Moods.HasFlag(Moods.Sarcasm)) && draft.WeightOf(Intent.Amend) == 0
        && draft.Cues.Any(cue => IntentNames.Parse(cue.Pattern.Name) == Intent.Amend);

    private static Intent WithoutCue(Draft draft, bool blocked) =>
        blocked || draft.Vague || draft.Periods.Count > 0 || draft.Numbers.Count > 0 || draft.Kpis.Count > 0
            ? draft.Coverage < LittleUnderstood && !draft.Vague && !blocked && draft.Kpis.Count == 0 ? Intent.OutOfScope : Intent.Ambiguous
            : Intent.OutOfScope;

    /// <summary>Tells whether a part is missing or has two readings, so that only asking back is right.</summary>
    private static bool IsOpen(Draft draft, Intent intent)
    {
        var subjectless = draft is { Kpis.Count: 0, Departments.Count: 0 };
        return draft.Rivals.Count > 0
            || (intent.AsksForFigures() && (draft.AsksForStranger || draft.Periods.Any(period => period.Impossible)))
            || (intent.AsksForFigures() && subjectless && draft.Vague)
            || (intent == Intent.Value && subjectless && draft.Unread.Count > 0)
            || (intent is Intent.Value && subjectless && draft.Periods.Count == 0)
            || (intent is Intent.LogValue && draft.Kpis.Count == 0)
            || (intent is Intent.Amend && subjectless && draft.Numbers.Count > 0)
            || (intent.Writes() && (draft.ReadOnly || (draft.Coverage < HardlyUnderstood && intent != Intent.Celebrate)));
    }

    private static bool IsElsewhere(Draft draft, Intent intent) =>
        draft is { Kpis.Count: 0, Departments.Count: 0 } && !draft.Moods.HasFlag(Moods.FollowUp)
        && intent != Intent.Celebrate && draft.Coverage < (intent.AsksForFigures() || draft.Weight < Cue ? LittleUnderstood : HardlyUnderstood);
}
