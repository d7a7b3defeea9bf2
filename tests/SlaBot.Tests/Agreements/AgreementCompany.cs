using NodaTime;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;
using SlaBot.Sources.Agreements;
using SlaBot.Sources.Csv;
using SlaBot.Sources.Demo;
using SlaBot.Testing.Storage;

namespace SlaBot.Tests.Agreements;

/// <summary>The simulated company on a day that does not pass, after it re-set its agreement once and both parties had signed that.</summary>
internal sealed class AgreementCompany : IAgreementStore, IAgreementSignatures
{
    public static readonly WorkspaceId Workspace = new("teams-t1");

    private static readonly LocalDate Today = new(2026, 9, 15);
    private static readonly Lazy<Task<AgreementCompany>> Only = new(MakeAsync);

    private AgreementCompany(AgreementHistory history, InMemoryFactStore facts) => (History, Facts) = (history, facts);

    public AgreementHistory History { get; }

    public InMemoryFactStore Facts { get; }

    public static Instant Now { get; } = Instant.FromUtc(2026, 9, 15, 18, 0);

    public static Task<AgreementCompany> Async() => Only.Value;

    public async Task<View> ViewAsync() => View.Live(History, await Facts.TotalsAsync(Workspace, CancellationToken.None), Now);

    public ValueTask<AgreementHistory> HistoryAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        ValueTask.FromResult(workspace == Workspace ? History : AgreementHistory.Empty);

    public Task<Revision> AddAsync(WorkspaceId workspace, Agreement terms, LocalDate effectiveFrom, Instant recordedAt, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public ValueTask<IReadOnlyList<Signature>> OfAsync(WorkspaceId workspace, int revision, CancellationToken cancellation) => ValueTask.FromResult<IReadOnlyList<Signature>>(revision == 2
        ?
        [
            new(new("sales"), new("u1", "Jane"), Instant.FromUtc(2026, 6, 24, 15, 0)),
            new(new("marketing"), new("u2", "Wei <b>"), Instant.FromUtc(2026, 6, 26, 2, 0)),
        ]
        : []);

    private static async Task<AgreementCompany> MakeAsync()
    {
        var company = DemoCompany.On(Today);
        var first = AgreementFile.Read(company.AgreementText).Agreement!;
        var second = first with
        {
            Name = first.Name.Replace(" (demo)", " <2>", StringComparison.Ordinal),
            Goal = first.Goal with { Revenue = new(1_320_000m, first.Currency) },
            Funnel = new([.. first.Funnel.Stages.Select(stage => stage.Id == KpiIds.NewCustomers ? stage with { Rate = 0.28m } : stage)]),
            Review = new LocalDate(2026, 10, 1),
        };
        var store = new InMemoryFactStore(first);
        var import = new CsvImport(store, first);
        foreach (var kind in DemoCompany.Files)
        {
            await using var file = company.Open(kind);
            _ = await import.ImportAsync(Workspace, kind, file, ImportOptions.Default, progress: null, CancellationToken.None);
        }

        return new(
            new([new(1, first.Term.From, first, Instant.FromUtc(2025, 12, 1, 15, 0)), new(2, new(2026, 7, 1), second, Instant.FromUtc(2026, 6, 26, 2, 0))]),
            store);
    }
}
