using NodaTime;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Writing;

namespace SlaBot.Storage.LiteDb.Workspaces;

/// <summary>The facts and revisions of one commit, workspace by workspace.</summary>
internal sealed class FactsDraft(DataFile file, Bookkeeper books) : Draft
{
    private readonly Dictionary<WorkspaceId, WorkspaceDraft> drafts = [];
    private readonly List<Workspace> written = [];

    /// <inheritdoc/>
    public override bool HasNews => drafts.Values.Any(draft => draft.HasNews);

    /// <summary>The draft of one workspace.</summary>
    public WorkspaceDraft Of(WorkspaceId id)
    {
        if (!drafts.TryGetValue(id, out var draft))
        {
            drafts[id] = draft = new(file, books.Open(id));
        }

        return draft;
    }

    /// <summary>Lays facts over what is known.</summary>
    /// <returns>What became of them, to be asked when they are durable.</returns>
    public Func<AppendResult> Append(WorkspaceId id, IReadOnlyList<Fact> facts)
    {
        var appended = Of(id).Append(facts);
        return () =>
        {
            var after = books.Open(id);
            return appended.ToResult(after.Pages.Totals, after.Agreed);
        };
    }

    /// <inheritdoc/>
    public override void Write(Instant now) =>
        written.AddRange(drafts.Values.Where(draft => draft.HasNews).Select(draft => draft.Write(now)));

    /// <inheritdoc/>
    public override void Publish() => written.ForEach(books.Show);
}
