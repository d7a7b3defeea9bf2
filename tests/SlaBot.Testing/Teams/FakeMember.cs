namespace SlaBot.Testing.Teams;

/// <summary>Somebody in a conversation of the fake Connector.</summary>
/// <param name="Id">The id on the channel.</param>
/// <param name="Name">The name to show.</param>
/// <param name="AadObjectId">The immutable id.</param>
/// <param name="UserRole"><c>user</c>, <c>guest</c> …</param>
public sealed record FakeMember(string Id, string Name, string AadObjectId, string UserRole = "user")
{
    public static FakeMember Jane { get; } = new("29:jane", "Jane Harbour", "33333333-3333-4333-8333-333333333331") { Email = "jane@harbour.example" };

    public static FakeMember Wei { get; } = new("29:wei", "Wei Chen", "33333333-3333-4333-8333-333333333332") { Email = "Wei@Harbour.example" };

    /// <summary>Gets the address that the tenant's directory knows, or null.</summary>
    public string? Email { get; init; }

    /// <summary>Gets the tenant that the person belongs to; null for that of the conversation.</summary>
    public string? Tenant { get; init; }
}
