using SlaBot.Conversation.Readings.Intents;

namespace SlaBot.Conversation.Readings;

/// <summary>How sure the reader is: how much of the text it understood, less for guesses.</summary>
internal static class Confidence
{
    private const double Least = 0.05, Most = 0.99, Slip = 0.06, Rivalry = 0.12, CloseCall = 0.5, AskBack = 0.4;

    /// <summary>The learned share that is enough where no cue speaks, or two speak alike.</summary>
    private const double Likely = 0.6;

    /// <summary>The confidence where nothing was understood, and what understanding all of it adds.</summary>
    private const double WithNothing = 0.3, ByCoverage = 0.7;

    /// <summary>The most where the answer should say how it read the question.</summary>
    private const double SayHow = 0.7;

    /// <summary>The confidence in a settled intent.</summary>
    /// <param name="draft">What was understood.</param>
    /// <param name="intent">What was settled on.</param>
    /// <param name="doubts">Where to note what lowers it, or null.</param>
    public static double Of(Draft draft, Intent intent, List<Doubt>? doubts = null)
    {
        if (intent == Intent.OutOfScope)
        {
            Note(doubts, DoubtKind.PartlyKnown, draft.Coverage / 2);
            return Clamped(1 - (draft.Coverage / 2), doubts);
        }

        var slips = Slip * draft.Line.Tokens.Count(token => token.Corrected);
        var isLikely = draft.Shares.Count > 0 && draft.Shares[(int)intent] >= Likely;
        var rivals = !isLikely && draft.Intents is [var first, var second, ..] && first.Weight - second.Weight < CloseCall ? Rivalry : 0;
        var sure = WithNothing + (ByCoverage * draft.Coverage) - slips - rivals;
        Note(doubts, DoubtKind.Uncovered, ByCoverage * (1 - draft.Coverage));
        Note(doubts, DoubtKind.Misspelt, slips);
        Note(doubts, DoubtKind.Rivalled, rivals);
        if (draft.Shares.Count > 0 && draft.WeightOf(intent) == 0 && (!isLikely || intent.Writes()))
        {
            sure = AtMost(SayHow, sure, DoubtKind.NoCue, doubts);
        }

        if (draft.Unread.Count > 0 && intent.AsksForFigures())
        {
            sure = AtMost(SayHow, sure, DoubtKind.Unread, doubts);
        }

        if (draft.Periods.Any(period => period.Unsure))
        {
            sure = AtMost(SayHow, sure, DoubtKind.UnsureDate, doubts);
        }

        return Clamped(intent == Intent.Ambiguous ? AtMost(AskBack, sure, DoubtKind.Open, doubts) : sure, doubts);
    }

    private static double AtMost(double most, double sure, DoubtKind kind, List<Doubt>? doubts)
    {
        Note(doubts, kind, sure - most);
        return Math.Min(sure, most);
    }

    private static double Clamped(double sure, List<Doubt>? doubts)
    {
        Note(doubts, DoubtKind.NeverCertain, sure - Most);
        return Math.Clamp(sure, Least, Most);
    }

    private static void Note(List<Doubt>? doubts, DoubtKind kind, double cost)
    {
        // Less than this is the rounding of doubles.
        if (cost > 1e-9)
        {
            doubts?.Add(new(kind, cost));
        }
    }
}
