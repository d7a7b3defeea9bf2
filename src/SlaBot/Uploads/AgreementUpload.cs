using System.Text;
using NodaTime;
using SlaBot.Channels.Desk;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;
using SlaBot.Sources.Agreements;

namespace SlaBot.Uploads;

/// <summary>An agreement file sent in chat: every error at once, or what storing it would change.</summary>
internal sealed class AgreementUpload(IAgreementStore agreements, AuditedChanges audited, TimeProvider time)
{
    private const int MostLines = 12;

    /// <summary>Looks the file over.</summary>
    public async Task<UploadFinding> CheckAsync(WorkspaceId workspace, string name, ReadOnlyMemory<byte> content, UploadWords words, CancellationToken cancellation)
    {
        if (content.Length > AgreementFile.LargestBytes)
        {
            return new(Say(words, words.Say("TooLarge", AgreementFile.LargestBytes / 1_000)), null);
        }

        var read = AgreementFile.Read(Encoding.UTF8.GetString(content.Span));
        if (read.Agreement is not { } terms)
        {
            return new(Say(words, words.Say("Agreement.Errors", name, read.Errors.Count), [.. Lines(words, [.. read.Errors.Select(error => error.ToString())])]), null);
        }

        var history = await agreements.HistoryAsync(workspace, cancellation);
        var changes = history.Latest is { } latest ? AgreementDiff.Between(latest.Terms, terms) : [];
        if (history.Latest is not null && changes.Count == 0)
        {
            return new(Say(words, words.Say("Agreement.Same")), null);
        }

        var from = EffectiveFrom(history, terms);
        var dates = new DateWords(words.Language);
        var headline = words.Say(history.Latest is null ? "Agreement.First" : "Agreement.Next", terms.Name, dates.Of(from), dates.Of(terms.Term.To));
        return new(
            Say(words, headline, [.. Lines(words, [.. changes.Select(change => change.ToString())])]),
            async (by, stop) => await audited.ReviseAsAdminAsync(workspace, terms, from, Instant.FromDateTimeOffset(time.GetUtcNow()), by, stop) is { } revision ? Stored(words, revision, dates) : null)
        {
            Terms = terms,
        };
    }

    // Days that have passed keep the targets they had.
    private LocalDate EffectiveFrom(AgreementHistory history, Agreement terms)
    {
        var today = Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(terms.Calendar.Zone).Date;
        return history.Latest is not null && terms.Term.Contains(today) ? today : terms.Term.From;
    }

    private static Reply Stored(UploadWords words, Revision revision, DateWords dates) => Say(
        words,
        words.Say("Agreement.Stored", revision.Number, dates.Of(revision.EffectiveFrom), dates.Of(revision.Terms.Term.To))) with
    {
        Choices = [new(words.Say("Ask.Pace"), words.Say("Ask.Pace")), new(words.Say("Ask.Funnel"), words.Say("Ask.Funnel")), new(words.Say("Ask.Agreement"), words.Say("Ask.Agreement"))],
    };

    private static IEnumerable<Part> Lines(UploadWords words, IReadOnlyList<string> lines) =>
    [
        .. lines.Take(MostLines).Select(line => new Part.Text(line)),
        .. lines.Count > MostLines ? [new Part.Text(words.Say("More", lines.Count - MostLines))] : Array.Empty<Part>(),
    ];

    private static Reply Say(UploadWords words, string headline, IReadOnlyList<Part>? parts = null) => new() { Language = words.Language, Headline = headline, Parts = parts ?? [] };
}
