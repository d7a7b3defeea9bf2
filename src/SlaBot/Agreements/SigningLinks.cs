using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using NodaTime;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Values;
using SlaBot.Pages;

namespace SlaBot.Agreements;

/// <summary>Addresses that name a person: sealed, so that nobody makes one up or puts another person into one.</summary>
/// <param name="key">The key of this installation: 32 bytes, used for nothing else.</param>
/// <param name="publicUrl">Where the bot is reached from outside.</param>
/// <param name="book">How often links were revoked.</param>
internal sealed class SigningLinks(byte[] key, Uri publicUrl, AgreementLinkBook book) : ISigningLinks, IDisposable
{
    /// <summary>The name of the key.</summary>
    public const string KeyName = "signing-link";

    private const int IdBytes = 16;
    private const int LongestName = 100;

    private readonly LinkSeal seal = new(key, "signing");
    private readonly LinkSeal forms = new(key, "signing-form");

    /// <inheritdoc/>
    public async ValueTask<Uri> PageAsync(WorkspaceId workspace, Person person, string? name, Proposal proposal, string language, Instant now, CancellationToken cancellation) =>
        new(publicUrl, $"{SigningEndpoints.Path}/{TokenOf(new(NewId(), workspace, person, name, proposal.Number, proposal.Edition, await book.CountAsync(workspace, cancellation), language, now))}");

    /// <summary>What stands for a link in an address.</summary>
    public string TokenOf(SigningLink link) => seal.Seal(
        link.GivenAt,
        link.Id,
        Plain(link.Proposal),
        Plain(link.Edition),
        Plain(link.Revoked),
        link.Language,
        link.Person.Platform.ToString(),
        link.Person.Tenant,
        link.Person.Id,
        NameIn(link.Name),
        link.Workspace.Value);

    /// <summary>Opens what was sealed here, whether it can still be used or not.</summary>
    /// <param name="token">What came with the request, or anything.</param>
    /// <param name="link">What it says.</param>
    public bool TryOpen(string token, [NotNullWhen(true)] out SigningLink? link)
    {
        link = seal.TryOpen(token, 10, out var since, out var words)
            && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var proposal)
            && int.TryParse(words[2], NumberStyles.None, CultureInfo.InvariantCulture, out var edition)
            && int.TryParse(words[3], NumberStyles.None, CultureInfo.InvariantCulture, out var revoked)
            && Enum.TryParse<Platform>(words[5], out var platform)
            ? new(words[0], new(words[9]), new(platform, words[6], words[7]), words[8].Length > 0 ? words[8] : null, proposal, edition, revoked, words[4], since)
            : null;
        return link is not null;
    }

    /// <summary>What the forms of a link's page carry: only that page has it, so that nothing is decided by whoever has not opened it.</summary>
    public string FormOf(SigningLink link, Instant now) => forms.Seal(now, link.Id);

    /// <summary>Whether something was made for the forms of a link's page, within the span of the link.</summary>
    public bool IsFormOf(SigningLink link, string text, Instant now) =>
        forms.TryOpen(text, 1, out var since, out var words) && words[0] == link.Id && now - since <= SigningLink.Span;

    /// <inheritdoc/>
    public void Dispose()
    {
        seal.Dispose();
        forms.Dispose();
    }

    /// <summary>An id that nobody can guess.</summary>
    internal static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));

    // A name is for showing only, and comes from outside.
    private static string NameIn(string? name) => new([.. (name ?? "").Where(letter => !char.IsControl(letter)).Take(LongestName)]);

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
