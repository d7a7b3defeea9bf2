using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Scorecards;

/// <summary>Who sees a scorecard first, and where it is posted.</summary>
/// <param name="Owners">Those who answer for it, told in private.</param>
/// <param name="Places">The conversations in which it is wanted.</param>
/// <param name="Names">What people with a known e-mail address are called.</param>
public sealed record ScorecardAudience(IReadOnlyList<PostTarget> Owners, IReadOnlyList<PostTarget> Places, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>Reads it from what is set up at this moment.</summary>
    public static async ValueTask<ScorecardAudience> ReadAsync(
        WorkspaceId workspace, Agreement? terms, IMemberStore members, IConversationStore places, CancellationToken cancellation)
    {
        var people = await members.MembersAsync(workspace, cancellation);
        var addresses = (terms?.Parties ?? []).SelectMany(party => party.Owners).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new(
            [
                // Whoever is known on two platforms by one address is told once.
                .. people.Where(member => member.Decides || (member.Email is { } email && addresses.Contains(email)))
                    .GroupBy(member => member.Identity)
                    .Select(group => PostTarget.Of(group.First().Person)),
            ],
            [.. (await places.ConversationsAsync(workspace, cancellation)).Where(place => place.LeftAt is null && place.Posts.Contains(PostingKind.Scorecards)).Select(PostTarget.Of)],
            people.Where(member => member is { Email: not null, Name: not null })
                .GroupBy(member => member.Email!, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(group => group.Key, group => group.First().Name!, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The scorecard with its presenters by name, where their addresses are known.</summary>
    public Scorecard Named(Scorecard card) => card with
    {
        Parties = [.. card.Parties.Select(party => party.Presenter is { } address && Names.TryGetValue(address, out var name) ? party with { Presenter = name } : party)],
    };
}
