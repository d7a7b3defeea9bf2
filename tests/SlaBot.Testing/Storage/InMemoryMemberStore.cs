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
            var after = Member.InOrder(change(Of(workspace)));
            if (after.DistinctBy(member => member.Person).Count() < after.Count)
            {
                throw new ArgumentException("A person can be a member once.", nameof(change));
            }

            foreach (var member in after)
            {
                InMemoryText.Require(member.Person.Tenant, LongestId);
                InMemoryText.Require(member.Person.Id, LongestId);
            }

            return members[workspace] = after;
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

    private IReadOnlyList<Member> Of(WorkspaceId workspace) => members.GetValueOrDefault(workspace) ?? [];
}
