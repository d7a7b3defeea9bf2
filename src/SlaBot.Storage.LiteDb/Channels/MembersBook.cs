using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Writing;

namespace SlaBot.Storage.LiteDb.Channels;

/// <summary>Who may do what in each workspace. Everything but <see cref="TryGetKnown"/> belongs to the writer's thread.</summary>
internal sealed class MembersBook(DataFile file) : IBook<MembersDraft>
{
    private readonly ConcurrentDictionary<WorkspaceId, WorkspaceMembers> known = new();

    /// <summary>The members of a workspace after the last durable commit, if they were looked up before. Any thread may ask.</summary>
    public bool TryGetKnown(WorkspaceId workspace, [MaybeNullWhen(false)] out WorkspaceMembers members) => known.TryGetValue(workspace, out members);

    /// <summary>The members of a workspace.</summary>
    public WorkspaceMembers In(WorkspaceId workspace) => known.GetOrAdd(
        workspace,
        _ => new([.. file.Range(Collections.Members, Keys.Range(workspace)).Select(MemberDocuments.ToMember)]));

    /// <inheritdoc/>
    public MembersDraft Begin() => new(file, this);

    /// <summary>Shows readers the members of a workspace.</summary>
    public void Show(WorkspaceId workspace, WorkspaceMembers members) => known[workspace] = members;

    /// <summary>Forgets what was looked up.</summary>
    public void Forget(WorkspaceId workspace) => known.TryRemove(workspace, out _);
}

/// <summary>The members of a workspace. Immutable.</summary>
internal sealed class WorkspaceMembers
{
    private readonly FrozenDictionary<Person, Member> byPerson;

    /// <summary>Orders some members.</summary>
    /// <exception cref="ArgumentException">A person is among them twice.</exception>
    public WorkspaceMembers(IReadOnlyList<Member> members)
    {
        byPerson = members.DistinctBy(member => member.Person).Count() == members.Count
            ? members.ToFrozenDictionary(member => member.Person)
            : throw new ArgumentException("A person can be a member once.", nameof(members));
        All = Member.InOrder(members);
    }

    /// <summary>Gets all of them in the order of their ids.</summary>
    public IReadOnlyList<Member> All { get; }

    /// <summary>The member that a person is, or null.</summary>
    public Member? Find(Person person) => byPerson.GetValueOrDefault(person);
}
