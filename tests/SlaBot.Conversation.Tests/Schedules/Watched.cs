using NodaTime;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;

namespace SlaBot.Conversation.Tests.Schedules;

/// <summary>A workspace whose schedules are looked at when the test says so.</summary>
internal sealed class Watched : IAgreementStore
{
    private readonly ScheduleRunner runner;
    private readonly List<RunRecord> done = [];
    private readonly List<RunRecord> skipped = [];

    public Watched(AgreementHistory agreed, params ISchedule[] schedules)
    {
        Agreed = agreed;
        runner = new(this, new InMemoryFactStore(), Books, schedules);
    }

    public InMemoryBookStore Books { get; } = new();

    /// <summary>Gets or sets what is agreed now.</summary>
    public AgreementHistory Agreed { get; set; }

    /// <summary>Gets or sets what reading the agreement throws; null for nothing.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Gets the runs that were done, in order.</summary>
    public IReadOnlyList<RunRecord> Done => done;

    /// <summary>Gets the runs that were told as skipped, in order.</summary>
    public IReadOnlyList<RunRecord> Skipped => skipped;

    /// <summary>Gets the wall-clock times of the runs that were done.</summary>
    public IEnumerable<LocalDateTime> Times => done.Select(record => record.Run.At);

    public async Task<LookResult> LookAsync(Instant now)
    {
        var result = await runner.LookAsync(WorkspaceId.Local, now, TestContext.Current.CancellationToken);
        done.AddRange(result.Done);
        skipped.AddRange(result.Skipped);
        return result;
    }

    public async Task LookAsync(Instant from, Instant to, Duration step)
    {
        for (var now = from; now <= to; now += step)
        {
            _ = await LookAsync(now);
        }
    }

    public ValueTask<AgreementHistory> HistoryAsync(WorkspaceId workspace, CancellationToken cancellation) => Fault is null ? new(Agreed) : throw Fault;

    public Task<Revision> AddAsync(WorkspaceId workspace, Agreement terms, LocalDate effectiveFrom, Instant recordedAt, CancellationToken cancellation) => throw new NotSupportedException();
}
