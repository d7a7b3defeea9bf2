using SlaBot.Conversation.Readings.Patterns;
using SlaBot.Conversation.Readings.Words;

namespace SlaBot.Conversation.Readings;

/// <summary>How much of a message was understood, by characters.</summary>
internal static class Coverage
{
    /// <summary>The share of the letters and digits that some find or cue explains; 1 for a message that has none.</summary>
    public static double Of(Line line, IEnumerable<PatternMatch> cues)
    {
        var understood = new bool[line.Tokens.Count];
        foreach (var slot in ((string[])["kpi", "dept", "p", "n", "vague", "stage"]).SelectMany(line.All))
        {
            Array.Fill(understood, true, slot.Start, slot.Length);
        }

        foreach (var word in cues.SelectMany(cue => cue.Words))
        {
            understood[word] = true;
        }

        double all = 0, known = 0;
        for (var i = 0; i < understood.Length; i++)
        {
            if (line.Tokens[i].Kind != TokenKind.Mark)
            {
                all += line.Tokens[i].Text.Length;
                known += understood[i] ? line.Tokens[i].Text.Length : 0;
            }
        }

        return all == 0 ? 1 : known / all;
    }
}
