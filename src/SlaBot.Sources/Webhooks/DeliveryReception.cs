using System.Collections.Concurrent;
using NodaTime;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Webhooks;

/// <summary>
/// Takes deliveries over: each once, whole or not at all, in whichever order they come, and durable before it is answered. It
/// alone writes the books <c>webhooks</c> and <c>webhook-clocks</c>.
/// </summary>
/// <param name="facts">Where facts go.</param>
/// <param name="agreements">What they are read under.</param>
/// <param name="books">Where what is known of deliveries is kept.</param>
/// <param name="time">The clock.</param>
public sealed class DeliveryReception(IFactStore facts, IAgreementStore agreements, IBookStore books, TimeProvider time)
{
    /// <summary>How many deliveries may wait; more are asked to come again later.</summary>
    public const int MostWaiting = 1_000;

    private readonly ConcurrentDictionary<WorkspaceId, DeliveryLane> lanes = new();
    private int waiting;

    /// <summary>Takes a delivery over, and answers when it is durable. Whoever hangs up meanwhile delivers again, and changes nothing by it.</summary>
    public async Task<DeliveryOutcome> ReceiveAsync(Delivery delivery)
    {
        try
        {
            if (Interlocked.Increment(ref waiting) > MostWaiting)
            {
                return new DeliveryOutcome.Later();
            }

            var lane = lanes.GetOrAdd(delivery.Workspace, workspace => new(workspace, facts, books, time));
            if (await lane.KnowsAsync(delivery))
            {
                return new DeliveryOutcome.Repeated();
            }

            var terms = (await agreements.HistoryAsync(delivery.Workspace, CancellationToken.None)).Latest?.Terms;
            var events = DeliveryBody.Read(delivery, terms, Instant.FromDateTimeOffset(time.GetUtcNow()), out var errors);
            return errors.Count > 0 ? new DeliveryOutcome.Refused(errors) : await lane.StoreAsync(delivery, events);
        }
        catch (Exception failed) when (failed is StorageFailedException or ObjectDisposedException)
        {
            return new DeliveryOutcome.Later();
        }
        finally
        {
            _ = Interlocked.Decrement(ref waiting);
        }
    }
}
