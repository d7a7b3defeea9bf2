using NodaTime;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Threads;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;

namespace SlaBot.Conversation.Tests.Answers;

/// <summary>One person's chat, in which time passes as the test says.</summary>
internal sealed class Chat(Conversation conversation, InMemoryFactStore store, InMemoryWordStore words, bool mayChange)
{
    private static readonly ThreadKey Wei = new(WorkspaceId.Local, "thread-1", "wei");

    public Instant Now { get; private set; } = Instant.FromUtc(2026, 7, 31, 12, 0);

    public InMemoryWordStore Words => words;

    public bool MayChange { get; set; } = mayChange;

    /// <summary>Gets or sets the KPIs that may be changed; null for all.</summary>
    public IReadOnlyList<KpiId>? Owns { get; set; }

    public Task<Answered> SayAsync(string text, ThreadKey? thread = null) => conversation.AnswerAsync(
        new(WorkspaceId.Local, new(text, []), Now, Harbour.Today) { Asker = new(thread ?? Wei, MayChange) { Owns = Owns } },
        TestContext.Current.CancellationToken);

    public void Wait(Duration span) => Now += span;

    /// <summary>The number of a KPI for a day that was given by hand or by a file; null where there is none.</summary>
    public async Task<decimal?> NumberAsync(string kpi, LocalDate day) =>
        (await store.FindAsync(WorkspaceId.Local, Feed.Daily, $"{day:yyyy-MM-dd}/{kpi}/", TestContext.Current.CancellationToken) as DailyFact)?.Value;

    public static ThreadKey By(string person, string thread = "thread-1") => new(WorkspaceId.Local, thread, person);
}
