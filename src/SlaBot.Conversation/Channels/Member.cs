using NodaTime;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Channels;

/// <summary>What a person may do in a workspace. Whoever is no member may ask and nothing else.</summary>
/// <param name="Person">Who.</param>
/// <param name="Name">What to call the person, or null while that is not known.</param>
public sealed record Member(Person Person, string? Name)
{
    /// <summary>Gets the confirmed e-mail address in lower case, or null. It is kept only where a workspace is shared by two platforms: by it a person of the one is known on the other.</summary>
    public string? Email { get; init; }

    /// <summary>Gets whether the person sets SlaBot up, gives rights, and stores agreements and numbers.</summary>
    public bool IsAdmin { get; init; }

    /// <summary>Gets whether the person may log numbers.</summary>
    public bool MayLog { get; init; }

    /// <summary>Gets the parties that the person signs for.</summary>
    public IReadOnlyList<PartyId> SignsFor { get; init; } = [];

    /// <summary>Gets the KPIs that the person answers for: theirs are logged by them without any further right.</summary>
    public IReadOnlyList<KpiId> Owns { get; init; } = [];

    /// <summary>Gets when the person asked for the right to change numbers and nobody has decided yet, or null.</summary>
    public Instant? AskedForAccessAt { get; init; }

    /// <summary>Gets whether the person decides on agreements and meetings: sets the workspace up, or signs for a party.</summary>
    public bool Decides => IsAdmin || SignsFor.Count > 0;

    /// <summary>Gets what all accounts of one person have in common: the confirmed e-mail address, else the account alone.</summary>
    public string Identity => Email ?? Person.Key();

    /// <summary>Gets whether the person may change any stored numbers.</summary>
    public bool MayChange => MayLogAll || Owns.Count > 0;

    /// <summary>Gets whether the person may change the numbers of every KPI, and not of their own alone.</summary>
    public bool MayLogAll => Decides || MayLog;

    /// <summary>Some members in the order of their ids.</summary>
    public static IReadOnlyList<Member> InOrder(IEnumerable<Member> members) =>
    [
        .. members.OrderBy(member => member.Person.Platform)
            .ThenBy(member => member.Person.Tenant, StringComparer.Ordinal)
            .ThenBy(member => member.Person.Id, StringComparer.Ordinal),
    ];

    /// <summary>Whether both say the same in every respect; <c>==</c> asks besides whether the lists are the same object.</summary>
    public bool IsSameAs(Member? other) =>
        other is not null && this with { SignsFor = other.SignsFor, Owns = other.Owns } == other && SignsFor.SequenceEqual(other.SignsFor) && Owns.SequenceEqual(other.Owns);
}
