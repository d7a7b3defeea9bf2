using CsCheck;
using NodaTime;
using SlaBot.Domain.Values;
using SlaBot.Sources.Agreements;
using SlaBot.Storage.LiteDb;

namespace SlaBot.Tests.Agreements;

/// <summary>The file of a revision makes that revision: whatever agreement was stored, what is exported and imported again changes nothing.</summary>
public sealed class ExportedRevisionTests
{
    [Fact]
    public async Task Any_stored_revision_exported_and_imported_again_is_the_same_revision()
    {
        var folder = Directory.CreateTempSubdirectory("slabot-test-").FullName;
        try
        {
            await using var store = LiteDbStore.Open(folder, TimeProvider.System);
            var workspaces = 0;
            await SomeAgreement.Any.SampleAsync(
                async terms =>
                {
                    var workspace = new WorkspaceId($"w{Interlocked.Increment(ref workspaces)}");
                    var first = await store.AddAsync(workspace, terms, terms.Term.From, Instant.FromUtc(2026, 1, 1, 0, 0), default);
                    var kept = (await store.HistoryAsync(workspace, default)).Latest!;

                    var again = await store.AddAsync(workspace, AgreementFile.Read(AgreementFile.Write(kept.Terms)).Agreement!, kept.EffectiveFrom, Instant.FromUtc(2026, 2, 1, 0, 0), default);

                    (again.Number, again.RecordedAt).ShouldBe((first.Number, first.RecordedAt));
                    (await store.HistoryAsync(workspace, default)).Revisions.Count.ShouldBe(1);
                },
                iter: 100);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
