using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Agreements;

/// <summary>Where a person can decide a proposal on a page. Only where the bot is reached from outside there is one.</summary>
public interface ISigningLinks
{
    /// <summary>An address that names a person: given to that person alone, it decides once, within <see cref="SigningLink.Span"/>.</summary>
    /// <param name="workspace">Whose agreement.</param>
    /// <param name="person">Who decides.</param>
    /// <param name="name">What to call the person, or null.</param>
    /// <param name="proposal">What is decided, in the edition that the person is shown.</param>
    /// <param name="language">The language in which the page is shown first.</param>
    /// <param name="now">The moment from which it counts.</param>
    /// <param name="cancellation">Stops the wait.</param>
    ValueTask<Uri> PageAsync(WorkspaceId workspace, Person person, string? name, Proposal proposal, string language, Instant now, CancellationToken cancellation);
}
