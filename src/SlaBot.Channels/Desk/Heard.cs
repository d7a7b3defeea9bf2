using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Desk;

/// <summary>Where, when and by whom something was said or pressed.</summary>
/// <param name="Workspace">Whose data it is about.</param>
/// <param name="Platform">On which platform.</param>
/// <param name="Conversation">In which conversation, without a thread.</param>
/// <param name="Thread">In which thread of it; the conversation itself where there are none.</param>
/// <param name="Scope">Who hears the answer.</param>
/// <param name="Person">Who.</param>
/// <param name="At">When.</param>
public sealed record Heard(WorkspaceId Workspace, Platform Platform, string Conversation, string Thread, ConversationScope Scope, Person Person, Instant At)
{
    /// <summary>Gets the tenant or workspace of the platform in which it was said: what can be linked.</summary>
    public string Tenant { get; init; } = Person.Tenant;

    /// <summary>Gets the tenant's own workspace: another one than that which is spoken about where the tenant is linked.</summary>
    public WorkspaceId Home { get; init; } = Workspace;

    /// <summary>Gets how the person's e-mail address is told, or null: only one that the platform has confirmed, of somebody of the tenant itself. Asked only where two platforms share a workspace.</summary>
    public Func<CancellationToken, Task<string?>> EmailAsync { get; init; } = static _ => Task.FromResult<string?>(null);

    /// <summary>Gets what to call the person, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the language of the person's own client: <c>en</c> or <c>zh-Hant</c>. What is said in words is answered in their language.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Gets the zone of the person's clock, or null where it is not known.</summary>
    public DateTimeZone? Zone { get; init; }

    /// <summary>Gets whether the person becomes the first admin where there is none: on Teams whoever adds the bot is the one, on Slack whoever installs it or runs the workspace.</summary>
    public bool MayBeFirstAdmin { get; init; } = true;

    /// <summary>Gets how it is told whether the person is a guest of the tenant, who may ask and nothing else. Asked only of those who would change something.</summary>
    public Func<CancellationToken, Task<bool>> IsGuestAsync { get; init; } = static _ => Task.FromResult(false);

    /// <summary>Gets how the people of the conversation are told; asked only where somebody is to be chosen.</summary>
    public Func<CancellationToken, Task<IReadOnlyList<NamedPerson>>> People { get; init; } = static _ => Task.FromResult<IReadOnlyList<NamedPerson>>([]);
}

/// <summary>Somebody with the name that the platform shows.</summary>
public sealed record NamedPerson(Person Person, string Name);
