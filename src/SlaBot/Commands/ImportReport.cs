using NodaTime.Text;
using SlaBot.Conversation.Voices;
using SlaBot.Sources.Csv;

namespace SlaBot.Commands;

/// <summary>Says what came of an import.</summary>
internal sealed class ImportReport(TextWriter output)
{
    /// <summary>Prints the summary: what was read, what is new, and what needs a look.</summary>
    public void Print(ImportSummary summary)
    {
        output.WriteLine($"{Counted.Of(summary.Rows, "row")} read: {summary.New:N0} new, {summary.Changed:N0} changed, {summary.Same:N0} same, {summary.Rejected:N0} rejected{(summary.Superseded > 0 ? $", {summary.Superseded:N0} replaced by a later row" : "")}.");
        if (summary is { New: 0, Changed: 0, Rejected: 0 })
        {
            output.WriteLine("Nothing changed.");
        }

        if (summary is { FirstDate: { } first, LastDate: { } last })
        {
            output.WriteLine($"From {LocalDatePattern.Iso.Format(first)} to {LocalDatePattern.Iso.Format(last)}.");
        }

        if (summary.Kind == ImportKind.Deals)
        {
            output.WriteLine(summary.Won == 0 ? "No won deals." : $"{Counted.Of(summary.Won, "won deal")}, {Worth(summary)} in all.");
        }

        foreach (var warning in summary.Warnings)
        {
            output.WriteLine($"Note: {warning}");
        }

        foreach (var aside in summary.SetAside)
        {
            output.WriteLine($"Set aside: {SetAsideWords.Of(aside)}");
        }

        foreach (var row in summary.FirstRejections)
        {
            output.WriteLine($"Line {row.Line}: {row.Reason}");
        }

        if (summary.RejectFile is { } rejected)
        {
            output.WriteLine(summary.Rejected == 1 ? $"The rejected row is in {rejected}." : $"The {summary.Rejected:N0} rejected rows are in {rejected}.");
        }
    }

    private static string Worth(ImportSummary summary) =>
        string.Join(" + ", summary.WonAmounts.Select(amount => new NumberWords("en", amount.Currency).Money(amount.Amount)));
}
