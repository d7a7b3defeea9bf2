using System.Diagnostics.CodeAnalysis;
using NodaTime;
using SlaBot.Conversation.Scorecards;
using SlaBot.Domain.Values;
using SlaBot.Pages;

namespace SlaBot.Scorecards;

/// <summary>Addresses of meeting views: whoever has one may look, for thirty days; nobody can make one up.</summary>
/// <param name="key">The key of this installation: 32 bytes.</param>
/// <param name="publicUrl">Where the bot is reached from outside, or null where it is not.</param>
internal sealed class ScorecardLinks(byte[] key, Uri? publicUrl) : IScorecardLinks, IDisposable
{
    /// <summary>The name of the key.</summary>
    public const string KeyName = "scorecard-link";

    /// <summary>For how long an address is good.</summary>
    public static readonly Duration Span = Duration.FromDays(30);

    private readonly LinkSeal seal = new(key, "scorecard");

    /// <inheritdoc/>
    public Uri? MeetingView(WorkspaceId workspace, string id, string language, Instant now) =>
        publicUrl is null ? null : new(publicUrl, $"{ScorecardEndpoints.Path}/{TokenOf(workspace, id, language, now)}");

    /// <summary>What names a scorecard in an address.</summary>
    public string TokenOf(WorkspaceId workspace, string id, string language, Instant now) =>
        seal.Seal(now, language, id, workspace.Value);

    /// <summary>Opens what was sealed here, unless it is too old.</summary>
    public bool TryOpen(string token, Instant now, [NotNullWhen(true)] out ScorecardLink? link)
    {
        link = seal.TryOpen(token, 3, out var since, out var words) && now - since <= Span ? new(new(words[2]), words[1], words[0]) : null;
        return link is not null;
    }

    /// <inheritdoc/>
    public void Dispose() => seal.Dispose();
}

/// <summary>What an address names.</summary>
/// <param name="Workspace">Whose scorecard.</param>
/// <param name="Id">The id of its entry.</param>
/// <param name="Language">The language in which it is shown.</param>
internal sealed record ScorecardLink(WorkspaceId Workspace, string Id, string Language);
