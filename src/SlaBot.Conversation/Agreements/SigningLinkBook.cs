using System.Text.Json.Serialization;
using NodaTime;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Scorecards;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Agreements;

/// <summary>
/// The personal links that were used, and what for: entered in the commit of the decision, so that none decides twice. One that was
/// never used is not in it.
/// </summary>
public static class SigningLinkBook
{
    /// <summary>For how long it is kept what a link was used for: by then it has long been too old to be used.</summary>
    public static readonly Duration Kept = Duration.FromDays(1);

    private static readonly TypedBook<UsedLink> Entries = new("signing-links", SigningLinkJson.Default.UsedLink);

    /// <summary>What a link was used for; null where it was not, or where that is no longer kept.</summary>
    public static ValueTask<UsedLink?> FindAsync(IBookStore books, SigningLink link, CancellationToken cancellation) =>
        Entries.FindAsync(books, link.Workspace, link.Id, cancellation);

    /// <summary>What a link was used for, in a book that is being changed.</summary>
    internal static UsedLink? Find(IBookDraft draft, SigningLink link) => Entries.Find(draft, link.Id);

    /// <summary>Uses a link up, and forgets those that are over anyway.</summary>
    internal static void Use(IBookDraft draft, SigningLink link, UsedLink used)
    {
        foreach (var old in Entries.All(draft).Where(old => used.At - old.At > Kept).ToList())
        {
            Entries.Remove(draft, old.Id);
        }

        Entries.Put(draft, link.Id, used);
    }
}

/// <summary>What a personal link was used for.</summary>
/// <param name="Id">The link.</param>
/// <param name="At">When.</param>
/// <param name="Act">What was decided: <see cref="AuditAct.ProposalSigned"/>, <see cref="AuditAct.ProposalChangeAsked"/> or <see cref="AuditAct.ProposalRejected"/>.</param>
/// <param name="Party">For which party.</param>
public sealed record UsedLink(string Id, Instant At, AuditAct Act, PartyId Party);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(InstantJson), typeof(PartyIdJson), typeof(JsonStringEnumConverter<AuditAct>)])]
[JsonSerializable(typeof(UsedLink))]
internal sealed partial class SigningLinkJson : JsonSerializerContext;
