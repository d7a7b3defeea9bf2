using SlaBot.Conversation.Readings.Patterns;

namespace SlaBot.Conversation.Readings.Intents;

/// <summary>Weighs the cues: the heaviest of an intent counts whole, further ones in other words a little.</summary>
internal static class IntentJudge
{
    private const double FurtherCue = 0.3, LongerCue = 0.15;
    private const int MostWords = 3;

    /// <summary>The weight of cues that can mean nothing else: "keep me posted", but not "email me the leads".</summary>
    private const int Plainest = 10;

    /// <summary>The intents that the cues point to, likeliest first, without those that the mood forbids.</summary>
    public static List<(Intent Intent, double Weight)> Weigh(Line line, IReadOnlyList<PatternMatch> cues, Moods moods, IReadOnlyList<PatternMatch> moodCues)
    {
        var allowed = new List<PatternMatch>?[(int)Intent.Ambiguous + 1];
        foreach (var cue in cues)
        {
            var intent = IntentNames.Parse(cue.Pattern.Name);
            if (!intent.Writes() || MayWrite(intent, cue, line, Besides(intent, cue, line, moods, moodCues)))
            {
                (allowed[(int)intent] ??= []).Add(cue);
            }
        }

        var weighed = new List<(Intent Intent, double Weight)>();
        for (var i = 0; i < allowed.Length; i++)
        {
            if (allowed[i] is { } ofIntent)
            {
                weighed.Add(((Intent)i, Weight(ofIntent)));
            }
        }

        weighed.Sort(Likelier);
        return weighed;
    }

    /// <summary>Of two as heavy, a plain value is likelier, then the one named first.</summary>
    private static int Likelier((Intent Intent, double Weight) one, (Intent Intent, double Weight) other) =>
        one.Weight != other.Weight ? other.Weight.CompareTo(one.Weight)
        : one.Intent == Intent.Value ? -1
        : other.Intent == Intent.Value ? 1
        : (int)one.Intent - (int)other.Intent;

    private static double Weight(List<PatternMatch> cues)
    {
        var taken = new HashSet<int>();
        var weight = 0.0;
        foreach (var cue in cues.OrderByDescending(cue => cue.Pattern.Weight).ThenByDescending(cue => cue.Words.Count))
        {
            if (weight == 0)
            {
                weight = cue.Pattern.Weight + (LongerCue * Math.Min(cue.Words.Count - 1, MostWords));
            }
            else if (!cue.Words.Any(taken.Contains))
            {
                weight += cue.Pattern.Weight * FurtherCue;
            }

            taken.UnionWith(cue.Words);
        }

        return weight;
    }

    /// <summary>Tells whether something is said straight out: not asked (unless politely for a deed), supposed, reported, quoted, meant otherwise or denied.</summary>
    public static bool IsPlain(Draft draft) =>
        (draft.Moods & (Moods.Inquiring | Moods.Hypothetical | Moods.Reported | Moods.Injection | Moods.Sarcasm | Moods.Negated)) == 0
        && (!draft.Moods.HasFlag(Moods.Question) || draft.Moods.HasFlag(Moods.Polite))
        && !draft.Line.Tokens.Any(token => token.Quoted);

    /// <summary>How the line is said, apart from what the cue's own words seem to say.</summary>
    private static Moods Besides(Intent intent, PatternMatch cue, Line line, Moods moods, IReadOnlyList<PatternMatch> moodCues)
    {
        var rest = IsCondition(intent, cue, moodCues) ? moods & ~Moods.Hypothetical : moods;
        var canReport = intent switch
        {
            Intent.Amend => true,
            Intent.Subscribe => cue.Pattern.Weight >= Plainest && line.ClauseStarts[cue.Start],
            Intent.Unsubscribe => cue.Pattern.Weight > Plainest && line.ClauseStarts[cue.Start],
            _ => false,
        };
        return canReport && ReportsItself(cue, moodCues) ? rest & ~Moods.Reported : rest;
    }

    /// <summary>"Keep me posted", "no more emails", 提到 55: no word outside the cue tells what anybody said.</summary>
    private static bool ReportsItself(PatternMatch cue, IReadOnlyList<PatternMatch> moodCues) =>
        moodCues.All(mood => mood.Pattern.Name != "reported" || mood.Words.All(cue.Words.Contains));

    /// <summary>"Tell me if leads fall behind": the "if" is part of what is asked for, and supposes nothing.</summary>
    private static bool IsCondition(Intent intent, PatternMatch cue, IReadOnlyList<PatternMatch> moodCues) =>
        intent == Intent.Subscribe
        && moodCues.All(mood => mood.Pattern.Name != "hypothetical" || (mood.Start < cue.End && mood.End > cue.Start));

    /// <summary>
    /// Only a plain request changes anything: no question (unless it is a polite request), nothing hypothetical, reported,
    /// ironic, negated or quoted.
    /// </summary>
    private static bool MayWrite(Intent intent, PatternMatch cue, Line line, Moods moods)
    {
        if (moods.HasFlag(Moods.Inquiring) || (moods.HasFlag(Moods.Question) && !moods.HasFlag(Moods.Polite)))
        {
            return false;
        }

        var never = Moods.Hypothetical | Moods.Reported | Moods.Injection | Moods.Sarcasm;
        if (intent is not (Intent.Unsubscribe or Intent.Approve))
        {
            never |= Moods.Negated;
        }

        return (moods & never) == 0 && !cue.Words.Any(word => line.Tokens[word].Quoted);
    }
}
