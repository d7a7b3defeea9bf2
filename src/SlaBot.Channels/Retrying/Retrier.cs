using Polly;
using Polly.Retry;

namespace SlaBot.Channels.Retrying;

/// <summary>Tries again what may be tried again, within its limits. What a try means, its caller says: see <see cref="Tried{T}"/>.</summary>
/// <typeparam name="T">What a try comes to.</typeparam>
public sealed class Retrier<T>
{
    private static readonly ResiliencePropertyKey<TimeSpan> Waited = new("SlaBot.Waited");
    private static readonly ResiliencePropertyKey<TimeSpan> Next = new("SlaBot.Next");

    private readonly RetryLimits limits;
    private readonly Func<double> chance;
    private readonly ResiliencePipeline<Tried<T>> pipeline;

    /// <summary>Initializes a new instance of the <see cref="Retrier{T}"/> class.</summary>
    /// <param name="limits">How often and how long.</param>
    /// <param name="time">The clock that is waited by.</param>
    /// <param name="chance">A number from 0 to below 1 that spreads the waits, safe to be called by many; null for true randomness.</param>
    public Retrier(RetryLimits limits, TimeProvider time, Func<double>? chance = null)
    {
        this.limits = limits;
        this.chance = chance ?? Chance.Draw;
        pipeline = new ResiliencePipelineBuilder<Tried<T>> { TimeProvider = time }.AddRetry(new RetryStrategyOptions<Tried<T>>
        {
            MaxRetryAttempts = Math.Max(1, limits.Tries - 1),
            ShouldHandle = args => ValueTask.FromResult(IsWorthAnother(args)),
            DelayGenerator = static args => ValueTask.FromResult<TimeSpan?>(args.Context.Properties.GetValue(Next, TimeSpan.Zero)),
        }).Build();
    }

    /// <summary>Tries until a try is final, or the limits are reached.</summary>
    /// <typeparam name="TState">What the tries need.</typeparam>
    /// <param name="tryOnce">One try; it throws only when it is cancelled.</param>
    /// <param name="state">Handed to each try.</param>
    /// <param name="cancellation">Ends a wait between tries too.</param>
    /// <returns>The last try.</returns>
    public async ValueTask<Tried<T>> RunAsync<TState>(
        Func<TState, CancellationToken, ValueTask<Tried<T>>> tryOnce, TState state, CancellationToken cancellation)
    {
        var context = ResilienceContextPool.Shared.Get(cancellation);
        try
        {
            return await pipeline.ExecuteAsync(
                static (context, run) => run.tryOnce(run.state, context.CancellationToken), context, (tryOnce, state));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private bool IsWorthAnother(RetryPredicateArguments<Tried<T>> ended)
    {
        if (ended.Outcome.Exception is not null || !ended.Outcome.Result.MayBeRepeated || ended.AttemptNumber + 1 >= limits.Tries)
        {
            return false;
        }

        var wait = limits.WaitAfter(ended.AttemptNumber + 1, ended.Outcome.Result.RetryAfter, chance());
        var waited = ended.Context.Properties.GetValue(Waited, TimeSpan.Zero);
        if (wait > limits.TotalWait - waited)
        {
            return false;
        }

        ended.Context.Properties.Set(Waited, waited + wait);
        ended.Context.Properties.Set(Next, wait);
        return true;
    }
}
