using System.Globalization;

namespace SlaBot.Sources.Csv;

/// <summary>
/// A column of numbers. The whole column is looked at before the first value is read, because 1.234 alone does not tell
/// whether it is a little more than one or more than a thousand.
/// </summary>
internal sealed class NumberColumn(string name, int column)
{
    private (string Text, long Line)? withPoint, withComma, either;

    /// <summary>Gets the column's place, 0 for the first.</summary>
    public int Column => column;

    /// <summary>Gets the field's name.</summary>
    public string Field => name;

    /// <summary>Gets how its numbers are written.</summary>
    public NumberStyle Style { get; private set; }

    /// <summary>Looks at a value for what it tells about the style.</summary>
    public void Look(Line line)
    {
        var span = line.Span(column);
        if (span.IndexOfAny('.', ',') < 0 || !NumberText.TrySplit(span, out var number))
        {
            return;
        }

        switch (number.Proven())
        {
            case NumberStyle.DecimalPoint:
                withPoint ??= (span.ToString(), line.Number);
                break;
            case NumberStyle.DecimalComma:
                withComma ??= (span.ToString(), line.Number);
                break;
            case null when number.Core.Contains('.'):
                either ??= (span.ToString(), line.Number);
                break;

            // 1,234 is a thousand unless the column shows cents behind commas: nobody writes a third digit of cents.
            default:
                break;
        }
    }

    /// <summary>Settles the style: the one said, else the one the column shows.</summary>
    /// <returns>Null, or why the style is open.</returns>
    public string? Settle(NumberStyle? said)
    {
        Style = said ?? (withComma is null ? NumberStyle.DecimalPoint : NumberStyle.DecimalComma);
        return (said, withPoint, withComma, either) switch
        {
            (null, { } point, { } comma, _) => string.Create(
                CultureInfo.InvariantCulture,
                $"The numbers of {name} contradict each other: line {point.Line} has '{point.Text}', line {comma.Line} '{comma.Text}'. Mend the wrong ones, or say --numbers point or --numbers comma and they are rejected."),
            (null, null, null, { } open) => string.Create(
                CultureInfo.InvariantCulture,
                $"The numbers of {name} can be read in two ways: is '{open.Text}' (line {open.Line}) more than a thousand or not? Say --numbers point (a point comes before the cents) or --numbers comma."),
            _ => null,
        };
    }
}
