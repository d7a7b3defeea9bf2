using CsCheck;
using NodaTime;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Pacing;
using SlaBot.Testing.Readings;

namespace SlaBot.Testing.Replies;

/// <summary>Replies of every shape and size, with words that nobody would choose: for what must hold for all of them.</summary>
public static class GenReplies
{
    private static readonly Gen<string> Word = Gen.OneOf(
        Of("revenue", "$12,400", "名單", "at risk", "67.7 %", ""),
        Gen.Int[0, NaughtyStrings.All.Count - 1].Select(at => NaughtyStrings.All[at]),
        Gen.String[Gen.Char, 0, 60],
        Gen.Int[1, 400].Select(times => new string('營', times)));

    // Now and then a text that is far too long.
    private static readonly Gen<string> Words = Gen.Frequency((30, Word), (1, Gen.Int[1_000, 20_000].Select(times => string.Concat(Enumerable.Repeat("a_b* ", times)))));

    private static readonly Gen<Status?> AnyStatus = Gen.Frequency(
        (1, Gen.Const((Status?)null)), (3, Gen.Enum<Status>().Select(status => (Status?)status)));

    private static readonly Gen<Point[]> Points = Gen.Select(Gen.Int[0, 400], Gen.Double[-1e6, 1e6], (days, slope) =>
        Enumerable.Range(0, days).Select(day => new Point(new LocalDate(2026, 1, 1).PlusDays(day), (decimal)slope * day / 7)).ToArray());

    private static readonly Gen<Part> AnyPart = Gen.OneOf<Part>(
        Words.Select(words => (Part)new Part.Text(words)),
        Words.Select(words => (Part)new Part.Heading(words)),
        Gen.Select(Word, Words, Gen.Frequency((1, Gen.Const((string?)null)), (2, Word.Select(word => (string?)word)))).Array[0, 30].Select(items => (Part)new Part.Figures([.. items.Select(item => new Figure(item.Item1, item.Item2, item.Item3))])),
        Gen.Select(Word, Gen.Decimal[-1, 3], Gen.Decimal[-1, 3], Words, (label, done, expected, words) => (Part)new Part.Progress(label, done, expected < 0 ? null : expected, words)),
        Gen.Select(Words, Gen.Select(Word, Gen.Bool).Array[1, 9], Gen.Select(Word.Array[0, 9], AnyStatus).Array[0, 60], (caption, columns, rows) =>
            (Part)new Part.Table(caption, [.. columns.Select(column => new Column(column.Item1, column.Item2))], [.. rows.Select(row => new Row(row.Item1, row.Item2))])),
        Gen.Select(Word, Gen.Select(Word, Gen.Enum<LineStyle>(), Points).Array[0, 6], Words, (title, lines, words) =>
            (Part)new Part.Chart(title, [.. lines.Select(line => new Line(line.Item1, line.Item2, line.Item3))], value => $"{value:0.0} %", words)),
        Gen.Select(Gen.Enum<NoteKind>(), Words, (kind, words) => (Part)new Part.Note(kind, words)));

    private static readonly Gen<Option[]> Options = Word.Array[1, 150].Select(words => words.Select((label, at) => new Option($"o{at}", label)).ToArray());

    private static readonly Gen<Form?> AnyForm = Gen.Frequency(
        (3, Gen.Const((Form?)null)),
        (1, Gen.Select(Word, Word, Options, Gen.Bool).Array[1, 8].Select(fields => (Form?)new Form("form", "Send", [.. fields.Select((field, at) => at % 2 == 0
            ? (Field)new Field.Text($"f{at}", field.Item1, field.Item2, field.Item2)
            : new Field.Pick($"f{at}", field.Item1, field.Item3, [field.Item3[0].Value], field.Item4))]))));

    /// <summary>Gets replies.</summary>
    public static Gen<Reply> Any { get; } = Gen.Select(
        Gen.Select(Of("en", "zh-Hant"), AnyStatus, Words),
        AnyPart.Array[0, 12],
        Gen.Select(Word, Word).Array[0, 6],
        Gen.Select(AnyForm, Gen.Bool, Gen.Bool),
        (top, parts, choices, rest) => new Reply
        {
            Language = top.Item1,
            Status = top.Item2,
            Headline = top.Item3,
            Parts = parts,
            Choices = [.. choices.Select(choice => new Choice(choice.Item1, choice.Item2))],
            Form = rest.Item1,
            AsksBack = rest.Item2,
            IsDemo = rest.Item3,
        });

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);
}
