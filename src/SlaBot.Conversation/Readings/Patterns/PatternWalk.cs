using SlaBot.Conversation.Readings.Words;

namespace SlaBot.Conversation.Readings.Patterns;

/// <summary>Tries patterns on a line, one at a time, element by element, going back where a choice led nowhere.</summary>
internal sealed class PatternWalk(Line line)
{
    private readonly List<Slot> finds = [];
    private readonly List<int> words = [];
    private Pattern pattern = null!;

    /// <summary>The match that begins at a token, or null.</summary>
    public PatternMatch? From(Pattern tried, int start)
    {
        pattern = tried;
        finds.Clear();
        words.Clear();
        var end = Walk(0, start);
        return end <= start ? null : new(pattern, start, end, [.. finds], [.. words]);
    }

    private int Walk(int element, int at)
    {
        if (element == pattern.Elements.Count)
        {
            return at;
        }

        var end = Step(pattern.Elements[element], element, at);
        return end < 0 && pattern.Elements[element].Optional ? Walk(element + 1, at) : end;
    }

    private int Step(PatternElement step, int element, int at) =>
        step switch
        {
            PatternElement.Literal literal => Literal(literal, element, at),
            PatternElement.Find find => Find(find, element, at),
            PatternElement.Either either => Either(either, element, at),
            PatternElement.Gap gap => Gap(gap, element, at),
            PatternElement.ClauseStart => line.ClauseStarts[at] ? Walk(element + 1, at) : -1,
            _ => line.ClauseEnds[at] ? Walk(element + 1, at) : -1,
        };

    private int Either(PatternElement.Either either, int element, int at)
    {
        foreach (var choice in either.Choices)
        {
            var end = Step(choice, element, at);
            if (end >= 0)
            {
                return end;
            }
        }

        return -1;
    }

    private int Literal(PatternElement.Literal literal, int element, int at)
    {
        foreach (var choice in literal.Choices)
        {
            if (!Fits(choice, at))
            {
                continue;
            }

            var end = Words(at, choice.Length, element);
            if (end >= 0)
            {
                return end;
            }
        }

        return -1;
    }

    private bool Fits(string[] choice, int at)
    {
        if (at + choice.Length > line.Tokens.Count)
        {
            return false;
        }

        for (var i = 0; i < choice.Length; i++)
        {
            if (line.Tokens[at + i].Stem != choice[i])
            {
                return false;
            }
        }

        return true;
    }

    private int Find(PatternElement.Find find, int element, int at)
    {
        if (line.At(at).Count == 0)
        {
            return -1;
        }

        foreach (var slot in line.At(at).Where(slot => slot.Kind == find.Kind).OrderByDescending(slot => slot.Length))
        {
            var end = slot.Value is WordClass ? Words(at, slot.Length, element) : Found(slot, element);
            if (end >= 0)
            {
                return end;
            }
        }

        return -1;
    }

    private int Found(Slot slot, int element)
    {
        finds.Add(slot);
        var end = Walk(element + 1, slot.End);
        if (end < 0)
        {
            finds.RemoveAt(finds.Count - 1);
        }

        return end;
    }

    /// <summary>Goes on after words that the pattern itself asked for, so that they count as its own.</summary>
    private int Words(int at, int length, int element)
    {
        var mark = words.Count;
        words.AddRange(Enumerable.Range(at, length));
        var end = Walk(element + 1, at + length);
        if (end < 0)
        {
            words.RemoveRange(mark, words.Count - mark);
        }

        return end;
    }

    private int Gap(PatternElement.Gap gap, int element, int at)
    {
        var passed = 0;
        for (var next = at; ; next++)
        {
            var end = Walk(element + 1, next);
            if (end >= 0 || next >= line.Tokens.Count || line.Tokens[next].EndsSentence)
            {
                return end;
            }

            passed += line.Tokens[next].Kind == TokenKind.Word ? 2 : 1;
            if (passed > gap.Most)
            {
                return -1;
            }
        }
    }
}
