using SlaBot.Conversation.Channels;

namespace SlaBot.Conversation.Posts;

/// <summary>Where something is posted: a place in which the bot takes part, or somebody's private conversation with it.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Tenant">The tenant there; for a person the person's.</param>
/// <param name="Id">The id of the place, or of the person.</param>
/// <param name="IsPerson">Whether it is a person, told in private.</param>
public sealed record PostTarget(Platform Platform, string Tenant, string Id, bool IsPerson)
{
    /// <summary>Posts in a place.</summary>
    public static PostTarget Of(ChannelConversation place) => new(place.Platform, place.Tenant, place.Id, IsPerson: false);

    /// <summary>Tells a person in private.</summary>
    public static PostTarget Of(Person person) => new(person.Platform, person.Tenant, person.Id, IsPerson: true);
}
