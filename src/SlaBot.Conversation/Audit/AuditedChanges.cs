using NodaTime;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Audit;

/// <summary>Changes what was agreed and who may do what, each with its entry in the audit in the same commit.</summary>
/// <param name="changes">Where both are kept.</param>
/// <param name="format">Writes agreements into the audit.</param>
public sealed class AuditedChanges(IWorkspaceChanges changes, IAgreementFormat format)
{
    /// <summary>Stores terms as the next revision, without signatures. Terms that hold already add nothing.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="effectiveFrom">The first day they hold.</param>
    /// <param name="at">When.</param>
    /// <param name="by">Who, and where.</param>
    /// <param name="cancellation">Stops the wait.</param>
    public Task<Revision> ReviseAsync(WorkspaceId workspace, Agreement terms, LocalDate effectiveFrom, Instant at, AuditActor by, CancellationToken cancellation) =>
        changes.ChangeWorkspaceAsync(workspace, draft => Revise(draft, terms, effectiveFrom, at, by, AuditAct.AgreementStored, null), cancellation);

    /// <summary>The same for somebody in a chat, who has to be an admin in the moment of the commit.</summary>
    /// <returns>The revision; null where the person is no admin, or none any more: nothing is stored then.</returns>
    public Task<Revision?> ReviseAsAdminAsync(WorkspaceId workspace, Agreement terms, LocalDate effectiveFrom, Instant at, AuditActor by, CancellationToken cancellation) =>
        changes.ChangeWorkspaceAsync(workspace, draft => IsAdmin(by, draft) ? Revise(draft, terms, effectiveFrom, at, by, AuditAct.AgreementStored, null) : null, cancellation);

    /// <summary>Revokes every link to the agreement page that was handed out so far, for somebody who has to be an admin in the moment of the commit.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="at">When.</param>
    /// <param name="by">Who, and where.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <returns>Whether the person is an admin; else nothing was revoked.</returns>
    public Task<bool> RevokeLinksAsAdminAsync(WorkspaceId workspace, Instant at, AuditActor by, CancellationToken cancellation) =>
        changes.ChangeWorkspaceAsync(workspace, draft => IsAdmin(by, draft) && AgreementLinkBook.Revoke(draft, by, at) > 0, cancellation);

    /// <summary>Changes members; one entry for each person whose rights change.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="change">Takes all members and gives all as they are to be; it must be pure.</param>
    /// <param name="at">When.</param>
    /// <param name="by">Who, and where.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <returns>All members as they are now.</returns>
    public Task<IReadOnlyList<Member>> ChangeMembersAsync(WorkspaceId workspace, Func<IReadOnlyList<Member>, IReadOnlyList<Member>> change, Instant at, AuditActor by, CancellationToken cancellation) =>
        changes.ChangeWorkspaceAsync(
            workspace,
            draft =>
            {
                var before = draft.Members.ToDictionary(member => member.Person);
                draft.SetMembers(change(draft.Members));
                foreach (var person in before.Keys.Union(draft.Members.Select(member => member.Person)).ToList())
                {
                    var (was, now) = (RightsOf(before.GetValueOrDefault(person)), RightsOf(draft.Members.FirstOrDefault(member => member.Person == person)));
                    if (was != now)
                    {
                        _ = AuditBook.Append(draft, at, by, new(AuditAct.RightsChanged, $"{person.Platform.ToString().ToLowerInvariant()} {person.Tenant} {person.Id}", was, now));
                    }
                }

                return draft.Members;
            },
            cancellation);

    /// <summary>Appends a revision and its entry, within a change.</summary>
    internal Revision Revise(IWorkspaceDraft draft, Agreement terms, LocalDate effectiveFrom, Instant at, AuditActor by, AuditAct act, string? reason)
    {
        var before = draft.History;
        var revision = draft.Revise(terms, effectiveFrom, at);
        if (revision.Number > (before.Latest?.Number ?? 0))
        {
            _ = AuditBook.Append(draft, at, by, new(act, $"revision {revision.Number}", before.Latest is { } latest ? format.Write(latest.Terms) : null, format.Write(terms), reason));
        }

        return revision;
    }

    private static bool IsAdmin(AuditActor by, IWorkspaceDraft draft) => draft.Members.Any(member => member.Person == by.Person && member.IsAdmin);

    // Only what somebody may do: names, addresses and open questions are no rights.
    private static string? RightsOf(Member? member) => member is null ? null
        : string.Join(
            ", ",
            new[] { member.IsAdmin ? "admin" : null, member.MayLog ? "log" : null }.OfType<string>()
                .Concat(member.SignsFor.Select(party => $"sign {party}").Order(StringComparer.Ordinal))
                .Concat(member.Owns.Select(kpi => $"own {kpi}").Order(StringComparer.Ordinal))) is { Length: > 0 } rights ? rights : null;
}
