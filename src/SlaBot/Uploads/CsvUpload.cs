using SlaBot.Channels.Desk;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;
using SlaBot.Sources.Csv;

namespace SlaBot.Uploads;

/// <summary>A CSV file sent in chat: tried out first, so that the person sees what storing it would do.</summary>
internal sealed class CsvUpload(IAgreementStore agreements, IFactStore facts)
{
    private const int MostReasons = 5;

    private static readonly (string Word, ImportKind Kind)[] Names =
        [("deal", ImportKind.Deals), ("opportunit", ImportKind.Deals), ("lead", ImportKind.Leads), ("contact", ImportKind.Leads), ("daily", ImportKind.Daily), ("visit", ImportKind.Daily)];

    /// <summary>Looks the file over.</summary>
    public async Task<UploadFinding> CheckAsync(WorkspaceId workspace, string name, ReadOnlyMemory<byte> content, UploadWords words, CancellationToken cancellation)
    {
        var terms = (await agreements.HistoryAsync(workspace, cancellation)).Latest?.Terms;
        var trials = new List<(ImportKind Kind, ImportOutcome Outcome)>();
        foreach (var kind in Enum.GetValues<ImportKind>().OrderByDescending(kind => Names.Any(known => known.Kind == kind && name.Contains(known.Word, StringComparison.OrdinalIgnoreCase))))
        {
            trials.Add((kind, await TryAsync(new TrialFactStore(facts), workspace, kind, content, terms, cancellation)));
            if (trials[^1].Outcome is ImportOutcome.Imported { Summary: { Rejected: 0, Rows: > 0 } })
            {
                break;
            }
        }

        var best = trials.Where(trial => trial.Outcome is ImportOutcome.Imported).OrderBy(trial => ((ImportOutcome.Imported)trial.Outcome).Summary.Rejected).FirstOrDefault();
        if (best.Outcome is not ImportOutcome.Imported { Summary: var found } || found.Rows == found.Rejected)
        {
            return new(
                new()
                {
                    Language = words.Language,
                    Headline = words.Say("Csv.Unreadable", name),
                    Parts = [.. trials.Select(trial => trial.Outcome).OfType<ImportOutcome.Refused>().Take(1).Select(refused => new Part.Text(refused.Reason)), .. Reasons(best.Outcome)],
                },
                null);
        }

        return new(
            Reply(words, words.Say($"Csv.Found.{best.Kind}", name, found.Rows - found.Rejected), found),
            async (_, stop) => await TryAsync(facts, workspace, best.Kind, content, terms, stop) switch
            {
                ImportOutcome.Imported { Summary: var stored } => Reply(
                    words, stored is { New: 0, Changed: 0 } ? words.Say("Csv.Nothing") : words.Say("Csv.Stored", stored.New, stored.Changed, stored.Same), stored) with
                {
                    Choices = [new(words.Say("Ask.Pace"), words.Say("Ask.Pace")), new(words.Say("Ask.Funnel"), words.Say("Ask.Funnel"))],
                },
                ImportOutcome.Refused refused => new Reply { Language = words.Language, Headline = words.Say("Csv.Unreadable", name), Parts = [new Part.Text(refused.Reason)] },
                _ => throw new InvalidOperationException("An import is either refused or done."),
            });
    }

    private static async Task<ImportOutcome> TryAsync(IFactStore into, WorkspaceId workspace, ImportKind kind, ReadOnlyMemory<byte> content, Agreement? terms, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        return await new CsvImport(into, terms).ImportAsync(workspace, kind, stream, ImportOptions.Default, progress: null, cancellation);
    }

    private static Reply Reply(UploadWords words, string headline, ImportSummary summary)
    {
        var dates = new DateWords(words.Language);
        IEnumerable<Figure?> figures =
        [
            new(words.Say("Csv.Rows"), summary.Rows.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)),
            summary is { FirstDate: { } first, LastDate: { } last } ? new(words.Say("Csv.Days"), dates.Of(new Period(first, last))) : null,
            summary.Won > 0 ? new(words.Say("Csv.Won"), $"{summary.Won:N0} · {string.Join(" + ", summary.WonAmounts.Select(amount => new NumberWords(words.Language, amount.Currency).Money(amount.Amount)))}") : null,
            summary.Rejected > 0 ? new(words.Say("Csv.Rejected"), summary.Rejected.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)) : null,
        ];
        return new()
        {
            Language = words.Language,
            Headline = headline,
            Parts = [new Part.Figures([.. figures.OfType<Figure>()]), .. summary.Warnings.Select(warning => new Part.Note(NoteKind.Caution, warning)), .. Reasons(new ImportOutcome.Imported(summary))],
        };
    }

    private static IEnumerable<Part> Reasons(ImportOutcome? outcome) => outcome is ImportOutcome.Imported { Summary: var summary }
        ? summary.FirstRejections.Take(MostReasons).Select(row => new Part.Note(NoteKind.Caution, $"{row.Line}: {row.Reason}"))
        : [];
}
