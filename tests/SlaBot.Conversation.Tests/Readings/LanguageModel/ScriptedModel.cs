using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace SlaBot.Conversation.Tests.Readings.LanguageModel;

/// <summary>A language model that says what a test tells it to, and remembers what it was told.</summary>
internal sealed class ScriptedModel(Func<CancellationToken, Task<ChatResponse>> reply) : IChatClient
{
    public ScriptedModel(string reply)
        : this(_ => Task.FromResult(Saying(reply)))
    {
    }

    public ConcurrentQueue<(IReadOnlyList<ChatMessage> Messages, ChatOptions Options)> Told { get; } = [];

    public bool IsDisposed { get; private set; }

    public static ChatResponse Saying(string text) => new(new ChatMessage(ChatRole.Assistant, text)) { FinishReason = ChatFinishReason.Stop };

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Told.Enqueue(([.. messages], options!));
        return reply(cancellationToken);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        throw new NotSupportedException("A reading is not streamed.");
#pragma warning disable CS0162 // an iterator has to yield somewhere
        yield break;
#pragma warning restore CS0162
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() => IsDisposed = true;
}
