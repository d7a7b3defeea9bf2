using SlaBot.Channels.Desk;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Uploads;

/// <summary>Takes the files that people send in chat: by the end of the name an agreement, or numbers.</summary>
internal sealed class FileUploads(IAgreementStore agreements, AuditedChanges audited, IFactStore facts, TimeProvider time) : IUploads
{
    private static readonly string[] AgreementEnds = [".yaml", ".yml"];
    private static readonly string[] NumberEnds = [".csv", ".tsv", ".txt"];

    private readonly AgreementUpload agreement = new(agreements, audited, time);
    private readonly CsvUpload numbers = new(agreements, facts);

    /// <inheritdoc/>
    public int LargestBytes => 20_000_000;

    /// <inheritdoc/>
    public async Task<UploadFinding> CheckAsync(WorkspaceId workspace, string name, ReadOnlyMemory<byte> content, string language, CancellationToken cancellation)
    {
        var words = UploadWords.In(language);
        var end = Path.GetExtension(name).ToLowerInvariant();
        return AgreementEnds.Contains(end) ? await agreement.CheckAsync(workspace, name, content, words, cancellation)
            : NumberEnds.Contains(end) ? await numbers.CheckAsync(workspace, name, content, words, cancellation)
            : new(new Reply { Language = words.Language, Headline = words.Say("Unknown", name), Parts = [new Part.Text(words.Say("Kinds"))] }, null);
    }
}
