using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Storage;

/// <summary>Changes what a workspace agreed on and who may do what, together with its books and outbox, in one commit.</summary>
public interface IWorkspaceChanges
{
    /// <summary>
    /// Changes a workspace as one step that no other change comes between: not even facts are stored meanwhile. Returns only
    /// when it survives the death of the process; a change that changes nothing writes nothing.
    /// </summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="change">Reads and writes the draft, and gives the answer. It must be pure beside that.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <exception cref="ArgumentException">Something cannot be stored. What the change itself throws is passed on. Nothing was changed.</exception>
    Task<T> ChangeWorkspaceAsync<T>(WorkspaceId workspace, Func<IWorkspaceDraft, T> change, CancellationToken cancellation);
}

/// <summary>A workspace while it is being changed.</summary>
public interface IWorkspaceDraft : IBookDraft
{
    /// <summary>Gets the members as they will be, in the order of platform, tenant and id.</summary>
    IReadOnlyList<Member> Members { get; }

    /// <summary>Gets the revisions as they will be.</summary>
    AgreementHistory History { get; }

    /// <summary>Sets who the members are.</summary>
    /// <exception cref="ArgumentException">A person would be a member twice, or cannot be stored.</exception>
    void SetMembers(IReadOnlyList<Member> members);

    /// <summary>Appends a revision, by the rules of <see cref="IAgreementStore.AddAsync"/>. One change appends one at most.</summary>
    /// <exception cref="InvalidOperationException">The change has appended one already.</exception>
    Revision Revise(Agreement terms, LocalDate effectiveFrom, Instant recordedAt);
}
