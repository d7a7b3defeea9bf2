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

    /// <summary>Tells whether everything that a pattern cannot do without is somewhere in the line.</summary>
    public bool MayFit(Pattern tried)
    {
        foreach (var element in tried.Elements)
        {
            if (!element.Optional && !IsSomewhere(element))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsSomewhere(PatternElement element)
    {
        switch (element)
        {
            case PatternElement.Literal literal:
                foreach (var choice in literal.Choices)
                {
                    if (line.Has(choice[0]))
                    {
                        return true;
                    }
                }

                return false;
            case PatternElement.Find find:
                return line.HasAny(find.Kind);
            case PatternElement.Either either:
                return Array.Exists(either.Choices, IsSomewhere);
            default:
                return true;
        }
    }

    private int Walk(int element, int at)
    {
        if (element == pattern.Elements.Length)
        {
            return at;
        }

        var step = pattern.Elements[element];
        var end = Step(step, element, at);
        return end < 0 && step.Optional ? Walk(element + 1, at) : end;
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
        if (at >= line.Tokens.Count || !literal.BeginsWith(line.Tokens[at].Stem))
        {
            return -1;
        }

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
        // The longest first; of equally long ones the first found.
        var here = line.At(at);
        var (length, tried) = (int.MaxValue, -1);
        while (Next(here, find.Kind, length, tried) is var next and >= 0)
        {
            (length, tried) = (here[next].Length, next);
            var end = here[next].Value is WordClass ? Words(at, length, element) : Found(here[next], element);
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
        for (var word = at; word < at + length; word++)
        {
            words.Add(word);
        }

        var end = Walk(element + 1, at + length);
        if (end < 0)
        {
            words.RemoveRange(mark, words.Count - mark);
        }

        return end;
    }

    /// <summary>The place of the find that comes after another in the order of length, then of place; -1 after the last.</summary>
    private static int Next(List<Slot> slots, string kind, int length, int tried)
    {
        var best = -1;
        for (var i = 0; i < slots.Count; i++)
        {
            var slot = slots[i];
            if (slot.Kind == kind && (slot.Length < length || (slot.Length == length && i > tried)) && (best < 0 || slot.Length > slots[best].Length))
            {
                best = i;
            }
        }

        return best;
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
