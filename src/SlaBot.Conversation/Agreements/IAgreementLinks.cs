using NodaTime;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Agreements;

/// <summary>Where the agreement can be read as a page.</summary>
public interface IAgreementLinks
{
    /// <summary>The address of the page, good for seven days unless it is revoked before; null where the bot is not reached from outside.</summary>
    /// <param name="workspace">Whose agreement.</param>
    /// <param name="language">The language in which it is shown first.</param>
    /// <param name="now">The moment from which it counts.</param>
    /// <param name="cancellation">Stops the wait.</param>
    ValueTask<Uri?> PageAsync(WorkspaceId workspace, string language, Instant now, CancellationToken cancellation);
}
