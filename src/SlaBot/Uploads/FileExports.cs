using System.Globalization;
using System.Text;
using NodaTime.Text;
using SlaBot.Channels.Desk;
using SlaBot.Conversation.Scorecards;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Values;
using SlaBot.Pictures;
using SlaBot.Sources.Agreements;
using SlaBot.Sources.Scorecards;

namespace SlaBot.Uploads;

/// <summary>Makes files that people can change and send back.</summary>
/// <param name="agreements">What was agreed.</param>
/// <param name="pictures">Draws documents.</param>
internal sealed class FileExports(IAgreementStore agreements, SkiaPictures pictures) : IExports
{
    /// <inheritdoc/>
    public async ValueTask<DeskFile?> AgreementAsync(WorkspaceId workspace, string language, CancellationToken cancellation) =>
        (await agreements.HistoryAsync(workspace, cancellation)).Latest is { } latest
            ? new(
                $"agreement-v{latest.Number}.yaml",
                UploadWords.In(language).Say("File.Agreement", latest.Terms.Name, latest.Number),
                Encoding.UTF8.GetBytes(AgreementFile.Write(latest.Terms)))
            : null;

    /// <inheritdoc/>
    public DeskFile Scorecard(Scorecard card, string language, ScorecardScene scene, bool isTable)
    {
        var reply = ScorecardReply.Of(card, language, scene);
        var name = string.Create(CultureInfo.InvariantCulture, $"scorecard-{LocalDatePattern.Iso.Format(card.Days.From)[..7]}");
        return isTable
            ? new($"{name}.csv", reply.Headline, Encoding.UTF8.GetBytes(ScorecardCsv.Of(card, language)))
            : new($"{name}.pdf", reply.Headline, pictures.Of(reply).Pdf());
    }
}
