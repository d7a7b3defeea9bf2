using System.Globalization;
using System.Text;
using SkiaSharp;
using SlaBot.Conversation.Replies;

namespace SlaBot.Pictures.Words;

/// <summary>
/// Writes words into pictures. Words that this machine has no font for are left out as a whole: boxes say less than nothing. Signs
/// that are no letters, such as emoji, go one by one.
/// </summary>
/// <param name="faces">The fonts.</param>
/// <param name="missing">Told of words that were left out, once.</param>
internal sealed class Lettering(Typefaces faces, Action? missing = null)
{
    private const string Ellipsis = "…";

    // What begins no line: closing marks belong to the word before them.
    private const string Closing = "，。、：；！？」』）》〉】’”…,.:;!?)]}%";

    private int isTold;

    /// <summary>The words as they can be written: on one line, without signs that no font has; empty where letters are missing.</summary>
    public string Writable(string words)
    {
        var text = new StringBuilder(words.Length);
        foreach (var rune in PlainText.OneLine(words).EnumerateRunes())
        {
            if (faces.For(rune, isBold: false) is not null)
            {
                _ = text.Append(rune.ToString());
            }
            else if (Rune.IsLetterOrDigit(rune))
            {
                if (Interlocked.Exchange(ref isTold, 1) == 0)
                {
                    missing?.Invoke();
                }

                return "";
            }
        }

        return text.ToString().Trim();
    }

    /// <summary>How wide words are.</summary>
    public float Width(string words, Script script)
    {
        var width = 0f;
        foreach (var rune in words.EnumerateRunes())
        {
            width += faces.Advance(rune, script.IsBold);
        }

        return width * script.Size;
    }

    /// <summary>Writes words on a line.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="words">The words, as <see cref="Writable"/> gave them.</param>
    /// <param name="x">Where they begin, or end, or have their middle.</param>
    /// <param name="baseline">The line they stand on.</param>
    /// <param name="script">How they look.</param>
    /// <param name="align">What <paramref name="x"/> is.</param>
    public void Write(SKCanvas canvas, string words, float x, float baseline, Script script, SKTextAlign align = SKTextAlign.Left)
    {
        x -= align == SKTextAlign.Left ? 0 : Width(words, script) / (align == SKTextAlign.Center ? 2 : 1);
        using var paint = new SKPaint { Color = script.Colour, IsAntialias = true };
        foreach (var run in Runs(words, script.IsBold))
        {
            using var font = FontOf(run.Face, script);
            canvas.DrawText(run.Words, x, baseline, SKTextAlign.Left, font, paint);
            x += Width(run.Words, script);
        }
    }

    /// <summary>Words that fit into a width, the end cut off where they do not.</summary>
    public string Cut(string words, float width, Script script)
    {
        if (Width(words, script) <= width)
        {
            return words;
        }

        // Between a beginning that fits and one that does not: each try halves what is open.
        var elements = StringInfo.ParseCombiningCharacters(words);
        var (fits, most) = (0, elements.Length);
        while (most - fits > 1)
        {
            var middle = (fits + most) / 2;
            (fits, most) = Width(words[..elements[middle]] + Ellipsis, script) <= width ? (middle, most) : (fits, middle);
        }

        if (fits > 0)
        {
            return words[..elements[fits]].TrimEnd() + Ellipsis;
        }

        return Width(Ellipsis, script) <= width ? Ellipsis : "";
    }

    /// <summary>Breaks words into lines: between words, and between any two Chinese letters.</summary>
    public IReadOnlyList<string> Wrap(string words, float width, Script script)
    {
        var lines = new List<string>();
        var (line, used) = (new StringBuilder(), 0f);
        foreach (var piece in Pieces(words))
        {
            if (line.Length > 0 && used + Width(piece.TrimEnd(), script) > width)
            {
                lines.Add(line.ToString().TrimEnd());
                (line, used) = (line.Clear(), 0);
            }

            var next = line.Length == 0 ? piece.TrimStart() : piece;
            _ = line.Append(next);
            used += Width(next, script);
        }

        if (line.ToString().TrimEnd() is { Length: > 0 } last)
        {
            lines.Add(last);
        }

        return [.. lines.Select(one => Cut(one, width, script))];
    }

    /// <summary>The width of the widest part of words that cannot be broken.</summary>
    public float WidestPiece(string words, Script script) => Pieces(words).Select(piece => Width(piece.Trim(), script)).DefaultIfEmpty().Max();

    private static List<string> Pieces(string words)
    {
        var pieces = new List<string>();
        var start = 0;
        for (var at = 1; at <= words.Length; at++)
        {
            if (at == words.Length || (CanBreak(words[at - 1], words[at]) && !char.IsLowSurrogate(words[at])))
            {
                pieces.Add(words[start..at]);
                start = at;
            }
        }

        return pieces;
    }

    private static bool CanBreak(char before, char after) => !Closing.Contains(after, StringComparison.Ordinal) && before != '\u00A0' && after != '\u00A0'
        && ((before == ' ' && after != ' ') || (after != ' ' && (IsEastAsian(before) || IsEastAsian(after)) && before is not ('「' or '『' or '（' or '《')));

    private static bool IsEastAsian(char letter) => letter is >= '\u2E80' and <= '\uFAFF' or >= '\uFF00';

    private List<(string Words, SKTypeface Face)> Runs(string words, bool isBold)
    {
        var runs = new List<(string Words, SKTypeface Face)>();
        var (start, at, last) = (0, 0, (SKTypeface?)null);
        foreach (var rune in words.EnumerateRunes())
        {
            var face = faces.For(rune, isBold);
            if (!ReferenceEquals(face, last))
            {
                Add(start, at, last);
                (start, last) = (at, face);
            }

            at += rune.Utf16SequenceLength;
        }

        Add(start, at, last);
        return runs;

        void Add(int from, int to, SKTypeface? face)
        {
            if (face is not null && to > from)
            {
                runs.Add((words[from..to], face));
            }
        }
    }

    // Without hinting a letter is as wide at every place and size: the same words are always the same picture.
    private static SKFont FontOf(SKTypeface face, Script script) =>
        new(face, script.Size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None, Edging = SKFontEdging.Antialias };
}
