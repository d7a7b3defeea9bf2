using SlaBot.Conversation.Scorecards;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Desk;

/// <summary>Makes files of what is stored.</summary>
public interface IExports
{
    /// <summary>The newest agreement of a workspace as a file that can be changed and sent back.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="language">The language of the description.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The file, or null where nothing was agreed.</returns>
    ValueTask<DeskFile?> AgreementAsync(WorkspaceId workspace, string language, CancellationToken cancellation);

    /// <summary>A scorecard as a file.</summary>
    /// <param name="card">The scorecard.</param>
    /// <param name="language">The language of its words.</param>
    /// <param name="scene">What there is to say beside.</param>
    /// <param name="isTable">Whether as a table for spreadsheets (CSV); else as a document (PDF).</param>
    DeskFile Scorecard(Scorecard card, string language, ScorecardScene scene, bool isTable);
}
