namespace SlaBot.Sources.Agreements;

/// <summary>One thing that is wrong with an agreement file.</summary>
/// <param name="Line">The line of the key or value, 1 for the first.</param>
/// <param name="Column">The column in that line, 1 for the first; UTF-16 units, as editors count.</param>
/// <param name="Path">Where in the agreement, such as <c>goal.revenue</c> or <c>funnel[2].rate</c> (entries of a list count from 1); empty for the file as a whole.</param>
/// <param name="Message">A sentence that says what is wrong and how to mend it.</param>
public sealed record FileError(int Line, int Column, string Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Path.Length == 0
        ? FormattableString.Invariant($"line {Line}, column {Column}: {Message}")
        : FormattableString.Invariant($"line {Line}, column {Column}, {Path}: {Message}");
}
