using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;

namespace SlaBot.Testing.Storage;

/// <summary>Installations that are forgotten when the test ends.</summary>
public sealed class InMemoryInstallationStore : IInstallationStore
{
    private const int LongestId = 1_000;

    private readonly Lock guard = new();
    private readonly Dictionary<(string? Enterprise, string? Team), SlackInstallation> installations = [];

    /// <summary>Gets how often something was written.</summary>
    public int Writes { get; private set; }

    /// <summary>Gets or sets what a change throws in the place of writing, or null.</summary>
    public Exception? Failure { get; set; }

    public ValueTask<IReadOnlyList<SlackInstallation>> InstallationsAsync(CancellationToken cancellation)
    {
        lock (guard)
        {
            return new(SlackInstallation.InOrder(installations.Values));
        }
    }

    public async Task<SlackInstallation?> ChangeInstallationAsync(
        string? enterprise, string? team, Func<SlackInstallation?, SlackInstallation?> change, CancellationToken cancellation)
    {
        await Task.Yield();
        lock (guard)
        {
            var before = installations.GetValueOrDefault((enterprise, team));
            var after = change(before);
            if (after is null ? before is null : after.IsSameAs(before))
            {
                return before;
            }

            if (Failure is not null)
            {
                throw Failure;
            }

            Writes++;
            if (after is null)
            {
                _ = installations.Remove((enterprise, team));
                return null;
            }

            if (after.Enterprise != enterprise || after.Team != team)
            {
                throw new ArgumentException("A change must not make another one of an installation.", nameof(change));
            }

            foreach (var text in new[] { enterprise ?? team ?? "", team ?? enterprise ?? "", after.App, after.BotUser, after.SealedToken })
            {
                InMemoryText.Require(text, LongestId);
            }

            return installations[(enterprise, team)] = after;
        }
    }
}
