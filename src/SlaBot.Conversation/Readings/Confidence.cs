using SlaBot.Conversation.Readings.Intents;

namespace SlaBot.Conversation.Readings;

/// <summary>How sure the reader is: how much of the text it understood, less for guesses.</summary>
internal static class Confidence
{
    private const double Least = 0.05, Most = 0.99, Slip = 0.06, Rivalry = 0.12, CloseCall = 0.5, AskBack = 0.4;

    /// <summary>The learned share that is enough where no cue speaks.</summary>
    private const double Likely = 0.6;

    /// <summary>The most where the answer should say how it read the question.</summary>
    private const double SayHow = 0.7;

    /// <summary>The confidence in a settled intent.</summary>
    public static double Of(Draft draft, Intent intent)
    {
        var slips = draft.Line.Tokens.Count(token => token.Corrected);
        var rivals = draft.Intents is [var first, var second, ..] && first.Weight - second.Weight < CloseCall ? Rivalry : 0;
        var sure = 0.3 + (0.7 * draft.Coverage) - (Slip * slips) - rivals;
        if (draft.Shares.Count > 0 && draft.WeightOf(intent) == 0 && (intent.Writes() || draft.Shares[(int)intent] < Likely))
        {
            sure = Math.Min(sure, SayHow);
        }

        if ((draft.Unread.Count > 0 && intent.AsksForFigures()) || draft.Periods.Any(period => period.Unsure))
        {
            sure = Math.Min(sure, SayHow);
        }

        return intent switch
        {
            Intent.Ambiguous => Math.Clamp(Math.Min(sure, AskBack), Least, Most),
            Intent.OutOfScope => Math.Clamp(1 - (draft.Coverage / 2), Least, Most),
            _ => Math.Clamp(sure, Least, Most),
        };
    }
}
