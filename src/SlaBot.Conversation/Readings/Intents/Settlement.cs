namespace SlaBot.Conversation.Readings.Intents;

/// <summary>Decides, from a draft, what is wanted: the likeliest intent, or that it is ambiguous or nothing for SlaBot.</summary>
internal static class Settlement
{
    /// <summary>Below this weight only slots spoke, no cue.</summary>
    private const double Cue = 2;

    private const double LittleUnderstood = 0.5, HardlyUnderstood = 0.3;

    /// <summary>The intent.</summary>
    public static Intent Of(Draft draft)
    {
        if (draft.Foreign || draft.Moods.HasFlag(Moods.Injection))
        {
            return Intent.OutOfScope;
        }

        var blocked = draft.Cues.Any(cue => IntentNames.Parse(cue.Pattern.Name) is var intent && intent.Writes() && !Points(draft, intent));
        return draft.Likeliest is not { } likeliest ? WithoutCue(draft, blocked)
            : blocked && draft.Weight < Cue ? Intent.Ambiguous
            : IsOpen(draft, likeliest) ? Intent.Ambiguous
            : IsElsewhere(draft, likeliest) ? Intent.OutOfScope
            : likeliest;
    }

    private static Intent WithoutCue(Draft draft, bool blocked) =>
        blocked || draft.Vague || draft.Periods.Count > 0 || draft.Values.Count > 0 || draft.Kpis.Count > 0
            ? draft.Coverage < LittleUnderstood && !draft.Vague && !blocked && draft.Kpis.Count == 0 ? Intent.OutOfScope : Intent.Ambiguous
            : Intent.OutOfScope;

    private static bool Points(Draft draft, Intent intent)
    {
        foreach (var known in draft.Intents)
        {
            if (known.Intent == intent)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a part is missing or has two readings, so that only asking back is right.</summary>
    private static bool IsOpen(Draft draft, Intent intent)
    {
        var subjectless = draft is { Kpis.Count: 0, Departments.Count: 0 };
        return draft.Rivals.Count > 0
            || (intent.AsksForFigures() && (draft.AsksForStranger || draft.Periods.Any(period => period.Impossible)))
            || (intent.AsksForFigures() && subjectless && draft.Vague)
            || (intent == Intent.Value && subjectless && draft.Unread.Count > 0)
            || (intent is Intent.LogValue && draft.Kpis.Count == 0)
            || (intent is Intent.Amend && subjectless && draft.Values.Count > 0)
            || (intent.Writes() && (draft.ReadOnly || draft.Coverage < HardlyUnderstood));
    }

    private static bool IsElsewhere(Draft draft, Intent intent) =>
        draft is { Kpis.Count: 0, Departments.Count: 0 } && !draft.Moods.HasFlag(Moods.FollowUp)
        && draft.Coverage < (intent.AsksForFigures() || draft.Weight < Cue ? LittleUnderstood : HardlyUnderstood);
}
