using NodaTime;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Csv;

/// <summary>What came of an import.</summary>
public abstract record ImportOutcome
{
    private ImportOutcome()
    {
    }

    /// <summary>Nothing was stored.</summary>
    /// <param name="Reason">What is wrong and what to do about it, in a sentence or two.</param>
    /// <param name="IsMisuse">Whether the options are wrong whatever the file holds.</param>
    public sealed record Refused(string Reason, bool IsMisuse = false) : ImportOutcome;

    /// <summary>The rows that could be taken are stored.</summary>
    public sealed record Imported(ImportSummary Summary) : ImportOutcome;
}

/// <summary>
/// An import in numbers. Every row is in exactly one of <see cref="New"/>, <see cref="Changed"/>, <see cref="Same"/>,
/// <see cref="Superseded"/> and <see cref="Rejected"/>.
/// </summary>
public sealed record ImportSummary
{
    /// <summary>Gets what the rows told.</summary>
    public required ImportKind Kind { get; init; }

    /// <summary>Gets the rows read, the header and empty lines left out.</summary>
    public required int Rows { get; init; }

    /// <summary>Gets the rows about something not known before.</summary>
    public required int New { get; init; }

    /// <summary>Gets the rows that changed something known.</summary>
    public required int Changed { get; init; }

    /// <summary>Gets the rows that said nothing new.</summary>
    public required int Same { get; init; }

    /// <summary>Gets the rows that a later row of the same file about the same deal or lead replaced.</summary>
    public required int Superseded { get; init; }

    /// <summary>Gets the rows that could not be taken.</summary>
    public required int Rejected { get; init; }

    /// <summary>Gets the first few rejected rows.</summary>
    public required IReadOnlyList<RejectedRow> FirstRejections { get; init; }

    /// <summary>Gets where the rejected rows are, or null where there are none or no file was wanted.</summary>
    public required string? RejectFile { get; init; }

    /// <summary>Gets numbers that are stored but do not count.</summary>
    public required IReadOnlyList<SetAside> SetAside { get; init; }

    /// <summary>Gets what looks odd but was taken, a sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Gets the first day that a taken row speaks of, or null.</summary>
    public required LocalDate? FirstDate { get; init; }

    /// <summary>Gets the last day that a taken row speaks of, or null.</summary>
    public required LocalDate? LastDate { get; init; }

    /// <summary>Gets how many of the deals are won; 0 for the other kinds.</summary>
    public required int Won { get; init; }

    /// <summary>Gets what the won deals are worth, a sum per currency; <c>XXX</c> where neither file nor agreement names one.</summary>
    public required IReadOnlyList<Money> WonAmounts { get; init; }

    /// <summary>Gets the header that each field was read from, field first.</summary>
    public required IReadOnlyList<ColumnMapping> Columns { get; init; }

    /// <summary>Gets the headers that were not used.</summary>
    public required IReadOnlyList<string> IgnoredColumns { get; init; }

    /// <summary>Gets the name of the encoding the file was read in.</summary>
    public required string Encoding { get; init; }
}

/// <summary>A row that could not be taken.</summary>
/// <param name="Line">Its line in the file, the first being 1.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record RejectedRow(long Line, string Reason);
