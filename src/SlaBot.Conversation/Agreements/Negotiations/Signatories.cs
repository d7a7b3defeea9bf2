using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Agreements.Negotiations;

/// <summary>
/// Who is who among the members: accounts of one confirmed e-mail address are one person, who has the id of the first of them.
/// </summary>
/// <param name="members">All members of a workspace.</param>
public sealed class Signatories(IReadOnlyList<Member> members)
{
    private readonly Dictionary<string, string> ids = members.GroupBy(member => member.Identity)
        .SelectMany(accounts => accounts.Select(account => (Key: account.Person.Key(), Id: accounts.First().Person.Key())))
        .ToDictionary(account => account.Key, account => account.Id, StringComparer.Ordinal);

    /// <summary>The member that an account is, or null.</summary>
    public Member? Find(Person person) => members.FirstOrDefault(member => member.Person == person);

    /// <summary>The person behind an account.</summary>
    public Signer Of(Person person, string? name) => new(ids.GetValueOrDefault(person.Key()) ?? person.Key(), name ?? Find(person)?.Name ?? person.Id);

    /// <summary>The proposal with everybody under the id that the person has by what is known now: accounts may have been found to be one person's since.</summary>
    public Proposal Known(Proposal proposal) => proposal with
    {
        By = Known(proposal.By),
        EditedBy = proposal.EditedBy is { } editor ? Known(editor) : null,
        Signatures = [.. proposal.Signatures.Select(signature => signature with { By = Known(signature.By) })],
    };

    /// <summary>Where a person is told something in private; null where the person is no member any more.</summary>
    public PostTarget? TargetOf(Signer person) =>
        members.FirstOrDefault(member => ids[member.Person.Key()] == Known(person).Id) is { } member ? PostTarget.Of(member.Person) : null;

    /// <summary>Where those are told something who sign for one of some parties, each person once.</summary>
    public IReadOnlyList<PostTarget> For(IReadOnlyCollection<PartyId> parties, Signer? except = null) => Each(member => member.SignsFor.Any(parties.Contains), except);

    /// <summary>Where some members are told something, each person once.</summary>
    public IReadOnlyList<PostTarget> Each(Func<Member, bool> which, Signer? except = null) =>
    [
        .. members.Where(which)
            .DistinctBy(member => ids[member.Person.Key()])
            .Where(member => except is null || ids[member.Person.Key()] != Known(except).Id)
            .Select(member => PostTarget.Of(member.Person)),
    ];

    private Signer Known(Signer signer) => ids.GetValueOrDefault(signer.Id) is { } id ? signer with { Id = id } : signer;
}
