using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Tracking;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Tracking;

/// <summary>
/// Who is told about which KPIs: those who own the KPI itself, else those who answer for its party, else, where nobody of it
/// is known, the admins.
/// </summary>
public sealed class TrackingAudience
{
    private readonly IReadOnlyList<Member> people;
    private readonly Dictionary<PartyId, HashSet<string>> addresses;

    private TrackingAudience(IReadOnlyList<Member> people, Agreement terms)
    {
        this.people = people;
        addresses = terms.Parties.ToDictionary(party => party.Id, party => party.Owners.ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Reads it from who is known at this moment.</summary>
    public static async ValueTask<TrackingAudience> ReadAsync(WorkspaceId workspace, Agreement terms, IMemberStore members, CancellationToken cancellation) => new(
        [
            // Whoever is known on two platforms by one address is told once.
            .. (await members.MembersAsync(workspace, cancellation))
                .GroupBy(member => member.Identity, StringComparer.OrdinalIgnoreCase)
                .Select(group => group.First() with { IsAdmin = group.Any(member => member.IsAdmin), SignsFor = [.. group.SelectMany(member => member.SignsFor).Distinct()], Owns = [.. group.SelectMany(member => member.Owns).Distinct()] }),
        ],
        terms);

    /// <summary>Everybody who is to hear of something, with what.</summary>
    /// <param name="tracked">The KPIs that need care.</param>
    public IEnumerable<(PostTarget Target, IReadOnlyList<KpiTracking> Tracked)> Of(IReadOnlyList<KpiTracking> tracked) => people
        .Select(member => (PostTarget.Of(member.Person), (IReadOnlyList<KpiTracking>)[.. tracked.Where(one => Hears(member, one))]))
        .Where(one => one.Item2.Count > 0);

    /// <summary>Whether nobody is known who answers for a KPI, so that the admins hear of it.</summary>
    public bool IsNobodys(KpiTracking one) => !people.Any(member => Owns(member, one) || Answers(member, one.Kpi.Owner));

    private bool Hears(Member member, KpiTracking one) =>
        people.Any(owner => Owns(owner, one)) ? Owns(member, one)
        : IsNobodys(one) ? member.IsAdmin
        : Answers(member, one.Kpi.Owner);

    // Whoever owns what a KPI is worked out from can mend it as well.
    private static bool Owns(Member member, KpiTracking one) => member.Owns.Contains(one.Kpi.Id) || one.Kpi.Measure.Parts.Any(member.Owns.Contains);

    private bool Answers(Member member, PartyId? owner) =>
        owner is { } party && (member.SignsFor.Contains(party) || (member.Email is { } email && addresses.GetValueOrDefault(party)?.Contains(email) == true));
}
