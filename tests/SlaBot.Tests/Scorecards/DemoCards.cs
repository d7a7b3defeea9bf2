using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;
using SlaBot.Sources.Agreements;
using SlaBot.Sources.Csv;
using SlaBot.Sources.Demo;
using SlaBot.Testing.Storage;

namespace SlaBot.Tests.Scorecards;

/// <summary>Scorecards of the simulated company, on a day that does not pass.</summary>
internal static class DemoCards
{
    private static readonly LocalDate Today = new(2026, 9, 15);
    private static readonly Lazy<Task<View>> View = new(ViewAsync);

    /// <summary>A month of 2026, with what people put into it.</summary>
    public static async Task<Scorecard> OfAsync(int month) => new ScorecardEdits
    {
        Comments = [new("Wei", "The trade fair brought fewer visitors than planned: <rain> & wind.")],
        Decisions = [new("Jane", "Two more people at the next booth?")],
    }.On(ScorecardMaker.Of(await View.Value, Period.Month(2026, month), new LocalDate(2026, month + 1, 1).Next(IsoDayOfWeek.Tuesday))!);

    private static async Task<View> ViewAsync()
    {
        var company = DemoCompany.On(Today);
        var agreement = AgreementFile.Read(company.AgreementText).Agreement!;
        var store = new InMemoryFactStore(agreement);
        var import = new CsvImport(store, agreement);
        foreach (var kind in DemoCompany.Files)
        {
            await using var file = company.Open(kind);
            _ = await import.ImportAsync(WorkspaceId.Local, kind, file, ImportOptions.Default, progress: null, CancellationToken.None);
        }

        return new(
            new AgreementHistory([new(1, agreement.Term.From, agreement, Instant.FromUtc(2025, 12, 1, 0, 0))]),
            await store.TotalsAsync(WorkspaceId.Local, CancellationToken.None),
            AsOf.CloseOf(Today));
    }
}
