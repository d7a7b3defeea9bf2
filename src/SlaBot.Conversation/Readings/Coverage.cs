using SlaBot.Conversation.Readings.Patterns;
using SlaBot.Conversation.Readings.Words;

namespace SlaBot.Conversation.Readings;

/// <summary>What of a message was understood, and what was not.</summary>
internal sealed class Coverage
{
    private static readonly string[] Kinds = ["kpi", "dept", "p", "n", "vague", "stage"];

    private readonly Line line;
    private readonly bool[] understood;

    /// <summary>Makes the coverage of a line by what was found in it and by cues.</summary>
    public Coverage(Line line, IEnumerable<PatternMatch> cues)
    {
        this.line = line;
        understood = new bool[line.Tokens.Count];
        foreach (var kind in Kinds)
        {
            foreach (var slot in line.All(kind))
            {
                Array.Fill(understood, true, slot.Start, slot.Length);
            }
        }

        foreach (var cue in cues)
        {
            foreach (var word in cue.Words)
            {
                understood[word] = true;
            }
        }
    }

    /// <summary>Gets the share of the letters and digits that some find or cue explains; 1 for a message that has none.</summary>
    public double Share
    {
        get
        {
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

    /// <summary>Notes the words that nothing explains as finds of their own: <c>unread</c>.</summary>
    public void MarkUnread()
    {
        for (var i = 0; i < understood.Length; i++)
        {
            if (!IsUnread(i))
            {
                continue;
            }

            var end = i + 1;
            while (end < understood.Length && line.Tokens[i].Kind == TokenKind.Han && IsUnread(end) && line.Tokens[end].Kind == TokenKind.Han)
            {
                end++;
            }

            // One Chinese character or one letter by itself says too little to be missed.
            if (end - i > 1 || (line.Tokens[i].Kind == TokenKind.Word && line.Tokens[i].Text.Length > 1))
            {
                line.Add(new("unread", i, end - i, Tokens.Join(line.Tokens, i, end - i)));
            }

            i = end - 1;
        }
    }

    private bool IsUnread(int at) => !understood[at] && line.Tokens[at].Kind is (TokenKind.Word or TokenKind.Han);
}
