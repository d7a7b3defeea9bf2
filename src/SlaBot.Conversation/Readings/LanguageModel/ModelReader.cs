using Microsoft.Extensions.AI;

namespace SlaBot.Conversation.Readings.LanguageModel;

/// <summary>
/// Asks a language model about a text that says nothing to the reader, and about no other. The model is told the text, the
/// names of the company's KPIs and departments, and the day; what it replies is taken only where it is a well-formed
/// reading of a question (see <see cref="ModelReply"/>). Whatever else happens, the deterministic reading stands.
/// </summary>
public sealed class ModelReader : IReader, IDisposable
{
    /// <summary>The longest text that is sent, in characters: longer ones are no question.</summary>
    public const int LongestText = 1_000;

    private readonly IReader reader;
    private readonly IChatClient model;
    private readonly ModelLimits limits;
    private readonly TimeProvider time;
    private int running;

    /// <summary>Makes a reader that may ask a model.</summary>
    /// <param name="reader">Reads first, and alone wherever it can.</param>
    /// <param name="model">The model; it is disposed of with this reader.</param>
    /// <param name="limits">How long and how often it is asked.</param>
    /// <param name="time">What its patience is measured by.</param>
    public ModelReader(IReader reader, IChatClient model, ModelLimits limits, TimeProvider time) =>
        (this.reader, this.model, this.limits, this.time) = (reader, model, limits, time);

    /// <summary>Gets or sets what is told whenever a model was to be asked; without a word of what was said.</summary>
    public Action<ModelOutcome>? Asked { get; set; }

    /// <inheritdoc/>
    public Reading Read(Utterance utterance, Scene scene) => reader.Read(utterance, scene);

    /// <inheritdoc/>
    public ReadingTrace Explain(Utterance utterance, Scene scene) => reader.Explain(utterance, scene);

    /// <inheritdoc/>
    public async ValueTask<Reading> ReadAsync(Utterance utterance, Scene scene, CancellationToken cancellation)
    {
        var reading = reader.Read(utterance, scene);
        if (!reading.IsUnplaced || utterance.Text.Length > LongestText)
        {
            return reading;
        }

        var started = time.GetTimestamp();
        var (verdict, given) = await AskAsync(utterance.Text, scene, cancellation);
        Asked?.Invoke(new(verdict, time.GetElapsedTime(started)));
        return given ?? reading;
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();

    private async Task<(ModelVerdict Verdict, Reading? Reading)> AskAsync(string text, Scene scene, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref running) > limits.AtOnce)
        {
            Interlocked.Decrement(ref running);
            return (ModelVerdict.Busy, null);
        }

        try
        {
            // The place is taken until the model is done with it, even where nobody waits for its reply any more.
            var reply = await InTimeAsync(text, scene, cancellation).WaitAsync(limits.Patience, time, cancellation);
            return ModelReply.Read(reply, scene);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            return (failure is TimeoutException or OperationCanceledException ? ModelVerdict.TooSlow : ModelVerdict.Failed, null);
        }
    }

    private async Task<ChatResponse> InTimeAsync(string text, Scene scene, CancellationToken cancellation)
    {
        try
        {
            using var patience = new CancellationTokenSource(limits.Patience, time);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
            return await model.GetResponseAsync(ModelPrompt.Messages(text, scene), ModelPrompt.Options(scene), stop.Token);
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }
}
