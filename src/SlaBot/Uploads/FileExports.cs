using System.Text;
using SlaBot.Channels.Desk;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Sources.Agreements;

namespace SlaBot.Uploads;

/// <summary>Makes files that people can change and send back.</summary>
internal sealed class FileExports(IAgreementStore agreements) : IExports
{
    /// <inheritdoc/>
    public async ValueTask<DeskFile?> AgreementAsync(WorkspaceId workspace, string language, CancellationToken cancellation) =>
        (await agreements.HistoryAsync(workspace, cancellation)).Latest is { } latest
            ? new(
                $"agreement-v{latest.Number}.yaml",
                UploadWords.In(language).Say("File.Agreement", latest.Terms.Name, latest.Number),
                Encoding.UTF8.GetBytes(AgreementFile.Write(latest.Terms)))
            : null;
}
