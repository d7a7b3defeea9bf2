using System.Text;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Values;
using SlaBot.Sources.Csv;
using SlaBot.Testing.Storage;

namespace SlaBot.Sources.Tests.Csv;

/// <summary>One workspace, its store, and files that come in through the public door.</summary>
public sealed class Importing(Agreement? agreement = null)
{
    public static readonly WorkspaceId Workspace = new("tests");

    public InMemoryFactStore Store { get; } = new(agreement);

    public IReadOnlyList<Fact> Facts => Store.FactsOf(Workspace);

    public IReadOnlyList<DealFact> Deals => [.. Facts.OfType<DealFact>()];

    public IReadOnlyList<DailyFact> Daily => [.. Facts.OfType<DailyFact>()];

    public IReadOnlyList<LeadFact> Leads => [.. Facts.OfType<LeadFact>()];

    public static Agreement Agreement(string currency = "USD", string zone = "UTC", Funnel? funnel = null) => new()
    {
        Name = "Test",
        Term = new(new(2026, 1, 1), new(2026, 12, 31)),
        Currency = new(currency),
        Calendar = new(
            DateTimeZoneProviders.Tzdb[zone], BusinessCalendar.Default.WorkingWeek, WorkingHours.NineToFive, []),
        Parties = [],
        Goal = new(new(1_200_000m, new(currency)), new(12_000m, new(currency))),
        Funnel = funnel ?? Funnel.Default,
    };

    public Task<ImportOutcome> Run(ImportKind kind, Stream stream, ImportOptions? options = null) =>
        new CsvImport(Store, agreement).ImportAsync(
            Workspace, kind, stream, options ?? ImportOptions.Default, null, TestContext.Current.CancellationToken);

    public async Task<ImportSummary> Take(ImportKind kind, string csv, ImportOptions? options = null) =>
        await TakeBytes(kind, Encoding.UTF8.GetBytes(csv), options);

    public async Task<ImportSummary> TakeBytes(ImportKind kind, byte[] csv, ImportOptions? options = null)
    {
        using var stream = new MemoryStream(csv);
        var outcome = await Run(kind, stream, options);
        var summary = outcome.ShouldBeOfType<ImportOutcome.Imported>(outcome.ToString()).Summary;
        summary.Rows.ShouldBe(summary.New + summary.Changed + summary.Same + summary.Superseded + summary.Rejected);
        return summary;
    }

    /// <summary>The reason of a refusal; nothing may be stored.</summary>
    public async Task<string> Refuse(ImportKind kind, string csv, ImportOptions? options = null) =>
        await RefuseBytes(kind, Encoding.UTF8.GetBytes(csv), options);

    public async Task<string> RefuseBytes(ImportKind kind, byte[] csv, ImportOptions? options = null)
    {
        using var stream = new MemoryStream(csv);
        var reason = (await Run(kind, stream, options)).ShouldBeOfType<ImportOutcome.Refused>().Reason;
        Facts.ShouldBeEmpty();
        return reason;
    }
}
