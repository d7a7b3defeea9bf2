using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Posts;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Agreements;

/// <summary>The audit as the program keeps it on disk: whoever changes a byte of it there is found out by <c>slabot audit verify</c>.</summary>
public sealed class FlippedAuditTests
{
    private const int Step = 97;

    [Fact]
    public async Task A_flipped_byte_in_the_kept_data_is_found_and_its_entry_named()
    {
        using var program = await Growth.CopiedAsync();
        var more = Growth.Agreement.Replace("1_200_000", "1_300_000", StringComparison.Ordinal);
        (await program.RunAsync("agreement", "import", program.Write("more.yaml", more))).Succeeded();
        (await program.RunAsync("audit", "verify")).Succeeded().ShouldContain("2 entries, all sound");

        await using (var store = LiteDbStore.Open(program.Data, TimeProvider.System))
        {
            var flips = 0;
            foreach (var (kept, broken) in await KeptAsync(store))
            {
                for (var at = 0; at < kept.Json.Length; at += Step, flips++)
                {
                    await PutAsync(store, Flipped(kept, at));
                    var verdict = await AuditBook.VerifyAsync(store, WorkspaceId.Local, Cancellation);
                    verdict.FirstBroken.ShouldBe(broken, $"{kept.Book} {kept.Id} at {at}");
                }

                await PutAsync(store, kept);
            }

            flips.ShouldBeGreaterThan(10);
            (await AuditBook.VerifyAsync(store, WorkspaceId.Local, Cancellation)).IsSound.ShouldBeTrue("each was mended again");
            var (last, _) = (await KeptAsync(store))[1];
            await PutAsync(store, Flipped(last, last.Json.Length / 2));
        }

        var found = await program.RunAsync("audit", "verify");
        found.ExitCode.ShouldBe(1);
        found.Error.ShouldContain("entry 2 is missing or not as it was written");
    }

    // The entries with their numbers; a broken head says that the one after the last is missing.
    private static async Task<IReadOnlyList<(BookEntry Kept, long Broken)>> KeptAsync(LiteDbStore store) =>
    [
        .. (await store.EntriesAsync(WorkspaceId.Local, "audit", Cancellation)).Select((entry, index) => (entry, index + 1L)),
        .. (await store.EntriesAsync(WorkspaceId.Local, "audit-head", Cancellation)).Select(head => (head, 3L)),
    ];

    private static BookEntry Flipped(BookEntry kept, int at)
    {
        var bytes = kept.Json.ToArray();
        bytes[at] ^= 1;
        return kept with { Json = bytes };
    }

    private static Task PutAsync(LiteDbStore store, BookEntry entry) => store.ChangeBooksAsync(
        WorkspaceId.Local,
        draft =>
        {
            draft.Put(entry);
            return true;
        },
        Cancellation);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
