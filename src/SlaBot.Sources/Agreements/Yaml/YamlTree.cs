using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SlaBot.Sources.Agreements.Yaml;

/// <summary>
/// Reads one YAML document into nodes that know their places. Of YAML it takes what people write in an agreement:
/// scalars, lists and mappings. Anchors, aliases and tags are refused, so a small file can never unfold into a large
/// one; the depth is bounded because the parser's time grows with its square.
/// </summary>
internal sealed class YamlTree
{
    private const int MaximumDepth = 8;

    private readonly SourceText source;
    private readonly FileErrors errors;
    private readonly Scanner scanner;
    private readonly Parser parser;
    private readonly Stack<Position> openBrackets = [];

    private YamlTree(SourceText source, FileErrors errors)
    {
        (this.source, this.errors) = (source, errors);
        scanner = new Scanner(new StringReader(source.Text), skipComments: true);
        parser = new Parser(scanner);
    }

    /// <summary>The root of the file's one document, or null where there is none or it cannot be read.</summary>
    public static YamlNode? Read(SourceText source, FileErrors errors)
    {
        var tree = new YamlTree(source, errors);
        try
        {
            return tree.ReadDocument();
        }
        catch (YamlException broken)
        {
            var (at, sentence) = YamlSyntax.Explain(broken, source, tree.openBrackets);
            return tree.Refuse(at, "", sentence);
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 18.1 says no more than this when a block goes on before a flow collection was closed.
            return tree.Refuse(tree.LastBracket(), "", YamlSyntax.UnclosedBracket);
        }
    }

    /// <summary>The bracket that is open; the scanner may have met one that the parser has not told of yet.</summary>
    private Position LastBracket()
    {
        var read = (int)Math.Min(scanner.CurrentPosition.Index, source.Text.Length);
        return openBrackets.TryPeek(out var bracket)
            ? bracket
            : source.At(Math.Max(0, source.Text.AsSpan(0, read).LastIndexOfAny('[', '{')));
    }

    private YamlNode? ReadDocument()
    {
        Next();
        if (Next() is not DocumentStart)
        {
            return Refuse(new(1, 1), "", "The file is empty: an agreement needs at least name, term, currency and goal.");
        }

        Next();
        var root = ReadNode("", depth: 1);
        Next();
        if (Next() is DocumentStart second)
        {
            Refuse(source.At(second.Start), "", "A second document begins here ('---'): keep one agreement in a file.");
        }

        return root;
    }

    private ParsingEvent Next() => parser.MoveNext() ? parser.Current! : throw new YamlException("The file ends too soon.");

    private YamlNode ReadNode(string path, int depth)
    {
        var start = parser.Current!;
        var at = source.At(start.Start);
        if (depth > MaximumDepth)
        {
            throw new YamlException(start.Start, start.End, YamlSyntax.TooDeep);
        }

        RefuseDecoration(start, at, path);
        return start switch
        {
            Scalar scalar => ReadScalar(scalar, at),
            SequenceStart sequence => ReadList(at, path, depth, sequence.Style == SequenceStyle.Flow),
            MappingStart mapping => ReadMapping(at, path, depth, mapping.Style == MappingStyle.Flow),
            _ => new YamlRefused(at),
        };
    }

    private void RefuseDecoration(ParsingEvent node, Position at, string path)
    {
        if (node is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
        {
            errors.Add(at, path, "Anchors and aliases ('&' and '*') are not supported: write the value out, or quote it where it begins with such a sign.");
        }
        else if (node is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } })
        {
            errors.Add(at, path, "Tags such as '!!str' are not supported: leave the tag out, and quote the value where it must stay text.");
        }
    }

    private static YamlScalar ReadScalar(Scalar scalar, Position at) => scalar.Style switch
    {
        // A block's last line break belongs to the file, not to the text.
        ScalarStyle.Literal or ScalarStyle.Folded => new(at, scalar.Value.TrimEnd('\n'), IsQuoted: true),
        ScalarStyle.Plain => new(at, scalar.Value, IsQuoted: false),
        _ => new(at, scalar.Value, IsQuoted: true),
    };

    private YamlList ReadList(Position at, string path, int depth, bool inBrackets)
    {
        Open(inBrackets, at);
        var items = new List<YamlNode>();
        while (Next() is not SequenceEnd)
        {
            items.Add(ReadNode(Field.PathOf(path, items.Count), depth + 1));
        }

        Close(inBrackets);
        return new(at, items);
    }

    private YamlMapping ReadMapping(Position at, string path, int depth, bool inBraces)
    {
        Open(inBraces, at);
        var entries = new List<YamlEntry>();
        var first = new Dictionary<string, Position>(StringComparer.Ordinal);
        while (Next() is not MappingEnd)
        {
            if (ReadEntry(path, depth) is { } entry && IsNew(entry.Key, path, first))
            {
                entries.Add(entry);
            }
        }

        Close(inBraces);
        return new(at, entries, inBraces);
    }

    private YamlEntry? ReadEntry(string path, int depth)
    {
        var key = ReadNode(path, depth + 1);
        Next();
        if (key is not YamlScalar word)
        {
            Refuse(key.At, path, "A key is a single word, not a list or a mapping.", unless: key is YamlRefused);
            ReadNode(path, depth + 1);
            return null;
        }

        var value = ReadNode(Field.PathOf(path, word.Text), depth + 1);

        // What is not written has no place of its own: its key stands for it.
        return new(word, value is YamlScalar { IsEmpty: true } ? value with { At = word.At } : value);
    }

    private bool IsNew(YamlScalar key, string path, Dictionary<string, Position> first)
    {
        if (first.TryAdd(key.Text, key.At))
        {
            return true;
        }

        errors.Add(key.At, Field.PathOf(path, key.Text), FormattableString.Invariant($"'{key.Text}' stands here twice (first in line {first[key.Text].Line}): keep one of them."));
        return false;
    }

    private void Open(bool bracket, Position at)
    {
        if (bracket)
        {
            openBrackets.Push(at);
        }
    }

    private void Close(bool bracket)
    {
        if (bracket)
        {
            openBrackets.Pop();
        }
    }

    private YamlNode? Refuse(Position at, string path, string message, bool unless = false)
    {
        if (!unless)
        {
            errors.Add(at, path, message);
        }

        return null;
    }
}
