using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Agreements;

/// <summary>The audit as the program keeps it on disk: whoever changes a byte of it there is found out by <c>slabot audit verify</c>.</summary>
public sealed class FlippedAuditTests
{
    private const int Entries = 3;

    [Theory]
    [InlineData("audit", 1, 0.2, "entry 1 is missing")]
    [InlineData("audit", 2, 0.5, "entry 2 is missing")]
    [InlineData("audit", 3, 0.95, "entry 3 is missing")]
    [InlineData("audit-head", 0, 0.6, "entry 4 is missing")]
    public async Task A_flipped_byte_in_the_kept_data_is_found_and_its_entry_named(string book, int entry, double at, string told)
    {
        using var program = await Growth.CopiedAsync();
        await ChangeAsync(program, 2);
        var sound = await program.RunAsync("audit", "verify");

        await using (var store = LiteDbStore.Open(program.Data, TimeProvider.System))
        {
            _ = await store.ChangeBooksAsync(
                WorkspaceId.Local,
                draft =>
                {
                    var kept = draft.All(book)[Math.Max(0, entry - 1)];
                    var bytes = kept.Json.ToArray();
                    bytes[(int)(bytes.Length * at)] ^= 1;
                    draft.Put(kept with { Json = bytes });
                    return true;
                },
                TestContext.Current.CancellationToken);
        }

        var broken = await program.RunAsync("audit", "verify");

        sound.Succeeded().ShouldContain($"{Entries} entries, all sound");
        broken.ExitCode.ShouldBe(1);
        broken.Error.ShouldContain(told);
    }

    // The import of the agreement is the first entry.
    private static async Task ChangeAsync(Slabot program, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var terms = Growth.Agreement.Replace("1_200_000", $"1_{300 + i}_000", StringComparison.Ordinal);
            (await program.RunAsync("agreement", "import", program.Write($"again-{i}.yaml", terms))).Succeeded();
        }
    }
}
