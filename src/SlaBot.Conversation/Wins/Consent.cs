using System.Text;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Wins;

namespace SlaBot.Conversation.Wins;

/// <summary>Whether somebody wants to be named when a win is told. Nobody is named who has not said yes.</summary>
/// <param name="Name">The name, as the CRM or the platform writes it.</param>
public sealed record Consent(string Name)
{
    /// <summary>Gets whether the person is named; null while they have not answered.</summary>
    public bool? IsNamed { get; init; }

    /// <summary>Gets who it is, or null where that is not known.</summary>
    public Person? Person { get; init; }

    /// <summary>Gets when the person was asked, or null.</summary>
    public Instant? AskedAt { get; init; }

    /// <summary>The id under which a name is kept: however it is spelt in capitals or width.</summary>
    public static string IdOf(string name) => WinId.Of("name", Plain(name));

    /// <summary>A name as it is compared.</summary>
    public static string Plain(string name) => name.Normalize(NormalizationForm.FormKC).Trim().ToLowerInvariant();
}
