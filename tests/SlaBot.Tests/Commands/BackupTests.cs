using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Commands;

public sealed class BackupTests
{
    [Fact]
    public async Task A_backup_brings_back_what_was_there_and_keeps_aside_what_came_since()
    {
        using var slabot = await Growth.CopiedAsync();
        var before = await PaceAsync(slabot);
        var backup = Path.Combine(slabot.Folder, "a.backup");
        (await slabot.RunAsync("backup", backup)).Succeeded().ShouldStartWith("Backed up 12 facts");
        (await slabot.RunAsync("import", "deals", slabot.Write("later.csv", "id,amount,stage,closed\nD-9,70000,won,2026-03-30\n"))).Succeeded();
        var since = await PaceAsync(slabot);

        (await slabot.RunAsync("restore", backup)).Succeeded().ShouldContain("is kept as");

        since.ShouldNotBe(before);
        (await PaceAsync(slabot)).ShouldBe(before);
        Directory.GetFiles(slabot.Data, "slabot-before-restore-*.db").Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_backup_makes_a_new_installation()
    {
        using var slabot = await Growth.CopiedAsync();
        using var other = new Slabot();
        var backup = Path.Combine(slabot.Folder, "a.backup");
        (await slabot.RunAsync("backup", backup)).Succeeded();

        (await other.RunAsync("restore", backup)).Succeeded().ShouldNotContain("is kept as");

        (await PaceAsync(other)).ShouldBe(await PaceAsync(slabot));
        (await other.RunAsync("agreement", "export")).Succeeded().ShouldBe((await slabot.RunAsync("agreement", "export")).Succeeded());
    }

    [Fact]
    public async Task A_file_that_is_there_is_never_overwritten()
    {
        using var slabot = await Growth.CopiedAsync();
        var file = slabot.Write("precious.txt", "precious");

        var outcome = await slabot.RunAsync("backup", file);

        outcome.ExitCode.ShouldBe(1);
        outcome.Error.ShouldContain("never overwritten");
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe("precious");
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_and_the_data_stays_as_it_was()
    {
        using var slabot = await Growth.CopiedAsync();
        var backup = Path.Combine(slabot.Folder, "a.backup");
        (await slabot.RunAsync("backup", backup)).Succeeded();
        var whole = await File.ReadAllBytesAsync(backup, TestContext.Current.CancellationToken);
        var data = await File.ReadAllBytesAsync(Path.Combine(slabot.Data, "slabot.db"), TestContext.Current.CancellationToken);
        byte[] flipped = [.. whole];
        flipped[whole.Length / 2] ^= 1;

        foreach (var damaged in new[] { flipped, whole[..^100], [], "a letter to a friend"u8.ToArray() })
        {
            await File.WriteAllBytesAsync(backup, damaged, TestContext.Current.CancellationToken);
            var outcome = await slabot.RunAsync("restore", backup);

            outcome.ExitCode.ShouldBe(1, outcome.Output);
            outcome.Error.ShouldContain("Nothing was changed");
            (await File.ReadAllBytesAsync(Path.Combine(slabot.Data, "slabot.db"), TestContext.Current.CancellationToken)).ShouldBe(data);
        }

        Directory.GetFiles(slabot.Data, "*restor*").ShouldBeEmpty();
    }

    private static async Task<string> PaceAsync(Slabot slabot) =>
        (await slabot.RunAsync("ask", "are we on pace?", "--json", "--as-of", "2026-03-31")).Succeeded();
}
