using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace SlaBot.Testing;

/// <summary>Keeps every line that is logged, at every level.</summary>
public sealed class RecordingLogs : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> Lines => [.. lines];

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

    public async Task UntilAsync(int count)
    {
        for (var i = 0; i < 2_000 && lines.Count < count; i++)
        {
            await Task.Delay(5);
        }

        lines.Count.ShouldBeGreaterThanOrEqualTo(count);
    }

    public void Dispose()
    {
    }
}
