using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Testing.Storage;

/// <summary>Members that are forgotten when the test ends.</summary>
public sealed class InMemoryMemberStore : IMemberStore
{
    private const int LongestId = 1_000;

    private readonly Lock guard = new();
    private readonly Dictionary<WorkspaceId, IReadOnlyList<Member>> members = [];

    public ValueTask<Member?> FindMemberAsync(WorkspaceId workspace, Person person, CancellationToken cancellation)
    {
        lock (guard)
        {
            return new(Of(workspace).FirstOrDefault(member => member.Person == person));
        }
    }

    public ValueTask<IReadOnlyList<Member>> MembersAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        lock (guard)
        {
            return new(Of(workspace));
        }
    }

    public async Task<IReadOnlyList<Member>> ChangeMembersAsync(
        WorkspaceId workspace, Func<IReadOnlyList<Member>, IReadOnlyList<Member>> change, CancellationToken cancellation)
    {
        await Task.Yield();
        lock (guard)
        {
            return members[workspace] = Checked(change(Of(workspace)));
        }
    }

    public Task RemoveAsync(WorkspaceId workspace)
    {
        lock (guard)
        {
            _ = members.Remove(workspace);
            return Task.CompletedTask;
        }
    }

    internal static IReadOnlyList<Member> Checked(IReadOnlyList<Member> all)
    {
        var after = Member.InOrder(all);
        if (after.DistinctBy(member => member.Person).Count() < after.Count)
        {
            throw new ArgumentException("A person can be a member once.", nameof(all));
        }

        foreach (var member in after)
        {
            InMemoryText.Require(member.Person.Tenant, LongestId);
            InMemoryText.Require(member.Person.Id, LongestId);
        }

        return after;
    }

    internal IReadOnlyList<Member> Of(WorkspaceId workspace)
    {
        lock (guard)
        {
            return members.GetValueOrDefault(workspace) ?? [];
        }
    }

    internal void Replace(WorkspaceId workspace, IReadOnlyList<Member> all)
    {
        lock (guard)
        {
            members[workspace] = all;
        }
    }
}
