using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Desk;

/// <summary>Which workspaces two platforms speak about: those that a tenant is linked to, and the local one where both platforms have their home there.</summary>
/// <param name="links">The links.</param>
/// <param name="areHomesShared">Whether the settings make the local workspace the home of both platforms.</param>
internal sealed class Sharing(ILinkStore links, bool areHomesShared)
{
    /// <summary>Whether two platforms speak about a workspace.</summary>
    public async ValueTask<bool> IsSharedAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        IsSharedBySettings(workspace) || (await links.LinksAsync(cancellation)).Any(link => link.Workspace == workspace);

    /// <summary>Whether they do by the settings, which no <c>unlink</c> ends.</summary>
    public bool IsSharedBySettings(WorkspaceId workspace) => areHomesShared && workspace == WorkspaceId.Local;

    /// <summary>The links that somebody can end from where they speak: that of their own tenant, or else those of others to their workspace.</summary>
    public static IReadOnlyList<WorkspaceLink> EndedBy(Heard heard, IReadOnlyList<WorkspaceLink> all) =>
        all.FirstOrDefault(link => link.Platform == heard.Platform && link.Tenant == heard.Tenant) is { } own ? [own] : [.. all.Where(link => link.Workspace == heard.Workspace)];

    /// <summary>Says that a workspace is shared, and how; null where it is not.</summary>
    public async ValueTask<string?> NoteAsync(Heard heard, SetupWords words, CancellationToken cancellation)
    {
        var ended = EndedBy(heard, await links.LinksAsync(cancellation));
        return ended is [{ } own] && own.Platform == heard.Platform && own.Tenant == heard.Tenant ? words.Say("Link.Note.Joined")
            : ended.Count > 0 ? words.Say("Link.Note.Shared", PlatformsOf(words, ended))
            : IsSharedBySettings(heard.Workspace) ? words.Say("Link.Note.Settings")
            : null;
    }

    /// <summary>The platforms of some links, in words.</summary>
    public static string PlatformsOf(SetupWords words, IReadOnlyList<WorkspaceLink> links) =>
        string.Join(words.Say("List"), links.Select(link => link.Platform).Distinct().Select(platform => words.Say($"Platform.{platform}")));
}
