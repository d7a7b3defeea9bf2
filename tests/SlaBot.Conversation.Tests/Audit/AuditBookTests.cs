using CsCheck;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;

namespace SlaBot.Conversation.Audit;

public sealed class AuditBookTests
{
    private static readonly WorkspaceId Harbour = new("harbour");
    private static readonly Instant Noon = Instant.FromUtc(2026, 7, 1, 12, 0);
    private static readonly AuditActor Jane = AuditActor.Of(new(Platform.Teams, "tenant", "jane"), "Jane \"J\" 王");

    private readonly InMemoryBookStore books = new();

    private static CancellationToken Never => CancellationToken.None;

    [Fact]
    public async Task Entries_come_back_as_they_were_appended_and_hold_together()
    {
        await AppendAsync(3);

        var all = await AuditBook.AllAsync(books, Harbour, Never);

        all.Select(entry => entry.Number).ShouldBe([1, 2, 3]);
        all[0].ShouldSatisfyAllConditions(
            first => first.By.ShouldBe(Jane),
            first => first.At.ShouldBe(Noon),
            first => first.Note.ShouldBe(new(AuditAct.ProposalSigned, "proposal 1", "draft", "signed <b>", "since \u2028 ready")),
            first => first.Previous.ShouldBe(AuditChain.Root));
        all[1].Previous.ShouldBe(all[0].Hash);
        (await AuditBook.VerifyAsync(books, Harbour, Never)).ShouldBe(new(3, all[2].Hash, null));
    }

    [Fact]
    public async Task An_empty_audit_is_sound() =>
        (await AuditBook.VerifyAsync(books, Harbour, Never)).ShouldBe(new(0, AuditChain.Root, null));

    [Fact]
    public async Task The_same_bytes_are_written_by_every_version_of_the_program()
    {
        await AppendAsync(1);

        var kept = System.Text.Encoding.UTF8.GetString((await books.EntriesAsync(Harbour, "audit", Never)).Single().Json.Span);
        kept.ShouldBe(
            """{"number":1,"at":"2026-07-01T12:00:00Z","by":{"where":"teams","person":{"platform":"Teams","tenant":"tenant","id":"jane"},"name":"Jane \u0022J\u0022 \u738B"},"note":{"act":"ProposalSigned","subject":"proposal 1","before":"draft","after":"signed \u003Cb\u003E","reason":"since \u2028 ready"},"previous":"0000000000000000000000000000000000000000000000000000000000000000","hash":"""
            + $"\"{(await AuditBook.AllAsync(books, Harbour, Never))[0].Hash}\"}}");
    }

    [Fact]
    public async Task A_flipped_bit_anywhere_is_found()
    {
        await AppendAsync(4);
        var entries = await books.EntriesAsync(Harbour, "audit", Never);
        var head = await books.FindEntryAsync(Harbour, "audit-head", "head", Never);
        AuditChain.Verify(entries, head).IsSound.ShouldBeTrue();

        for (var i = 0; i < entries.Count; i++)
        {
            foreach (var flipped in Flipped(entries[i]))
            {
                AuditChain.Verify([.. entries.Take(i), flipped, .. entries.Skip(i + 1)], head).FirstBroken.ShouldBe(i + 1);
            }
        }

        foreach (var flipped in Flipped(head!))
        {
            AuditChain.Verify(entries, flipped).FirstBroken.ShouldBe(5);
        }
    }

    [Fact]
    public async Task What_is_taken_out_put_in_moved_or_cut_off_is_found()
    {
        await AppendAsync(5);
        var entries = await books.EntriesAsync(Harbour, "audit", Never);
        var head = await books.FindEntryAsync(Harbour, "audit-head", "head", Never);

        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 2]).Sample(
            (from, to, how) =>
            {
                var changed = entries.ToList();
                switch (how)
                {
                    case 0:
                        changed.RemoveAt(from);
                        break;
                    case 1:
                        changed.Insert(to, entries[from]);
                        break;
                    default:
                        (changed[from], changed[to]) = (changed[to], changed[from]);
                        break;
                }

                AuditChain.Verify(changed, head).IsSound.ShouldBe(how == 2 && from == to);
            },
            iter: 200);
        AuditChain.Verify([.. entries.Take(3)], head).FirstBroken.ShouldBe(4);
        AuditChain.Verify([], head).FirstBroken.ShouldBe(1);
        AuditChain.Verify(entries, null).FirstBroken.ShouldBe(6);
    }

    private static IEnumerable<BookEntry> Flipped(BookEntry entry)
    {
        for (var at = 0; at < entry.Json.Length; at++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var bytes = entry.Json.ToArray();
                bytes[at] ^= (byte)(1 << bit);
                yield return entry with { Json = bytes };
            }
        }
    }

    private async Task AppendAsync(int count)
    {
        for (var number = 1; number <= count; number++)
        {
            _ = await books.ChangeBooksAsync(
                Harbour,
                draft => AuditBook.Append(draft, Noon, Jane, new(AuditAct.ProposalSigned, $"proposal {number}", "draft", "signed <b>", "since \u2028 ready")),
                Never);
        }
    }
}
