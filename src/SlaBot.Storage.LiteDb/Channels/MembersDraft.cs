using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Writing;

namespace SlaBot.Storage.LiteDb.Channels;

/// <summary>The members that one commit changes.</summary>
internal sealed class MembersDraft(DataFile file, MembersBook book) : Draft
{
    private readonly Dictionary<WorkspaceId, WorkspaceMembers> after = [];

    /// <inheritdoc/>
    public override bool HasNews => after.Count > 0;

    /// <summary>The members of a workspace as they will be.</summary>
    public WorkspaceMembers In(WorkspaceId workspace) => after.GetValueOrDefault(workspace) ?? book.In(workspace);

    /// <summary>Changes the members of a workspace.</summary>
    /// <exception cref="ArgumentException">A person would be a member twice, or cannot be stored.</exception>
    public IReadOnlyList<Member> Change(WorkspaceId workspace, Func<IReadOnlyList<Member>, IReadOnlyList<Member>> change)
    {
        var before = In(workspace);
        var members = new WorkspaceMembers(CallersOwnException.Of(() => change(before.All)));
        if (members.All.Count == before.All.Count && members.All.All(member => member.IsSameAs(before.Find(member.Person))))
        {
            return before.All;
        }

        foreach (var member in members.All)
        {
            MemberDocuments.Require(member);
        }

        after[workspace] = members;
        return members.All;
    }

    /// <inheritdoc/>
    public override void Write(Instant now)
    {
        foreach (var (workspace, members) in after)
        {
            var before = book.In(workspace);
            file.Delete(Collections.Members, before.All.Where(member => members.Find(member.Person) is null).Select(member => Keys.OfPerson(workspace, member.Person)));
            foreach (var member in members.All.Where(member => !member.IsSameAs(before.Find(member.Person))))
            {
                file.Put(Collections.Members, MemberDocuments.ToDocument(workspace, member));
            }
        }
    }

    /// <inheritdoc/>
    public override void Publish()
    {
        foreach (var (workspace, members) in after)
        {
            book.Show(workspace, members);
        }
    }
}
