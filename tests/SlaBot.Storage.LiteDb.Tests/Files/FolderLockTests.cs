using Microsoft.Extensions.Time.Testing;
using SlaBot.Conversation.Storage;

namespace SlaBot.Storage.LiteDb.Files;

public sealed class FolderLockTests : IDisposable
{
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2026, 9, 15, 8, 30, 0, TimeSpan.Zero));
    private readonly TemporaryFolder folder = new();

    private string Holder => new FolderFiles(folder.Path).Holder;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Who_comes_while_another_is_nearly_done_waits_for_the_turn()
    {
        var first = FolderLock.Take(folder.Path, Time);

        var second = Task.Run(() => FolderLock.Take(folder.Path, Time), TestContext.Current.CancellationToken);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        second.IsCompleted.ShouldBeFalse();
        first.Dispose();

        (await second).Dispose();
    }

    [Fact]
    public void A_folder_held_for_good_is_refused_after_about_two_seconds()
    {
        using var held = FolderLock.Take(folder.Path, Time);
        var started = TimeProvider.System.GetTimestamp();

        Should.Throw<StorageRefusedException>(() => FolderLock.Take(folder.Path, Time));

        TimeProvider.System.GetElapsedTime(started).ShouldBeInRange(TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(6));
    }

    [Fact]
    public void The_holder_is_named_as_long_as_it_holds_and_no_longer()
    {
        File.WriteAllText(Holder, "process 1 (since 1999-12-31T23:59:59Z)");

        using (FolderLock.Take(folder.Path, Time))
        {
            File.ReadAllText(Holder).ShouldBe($"process {Environment.ProcessId} (since 2026-09-15T08:30:00Z)");
        }

        File.Exists(Holder).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_holder_that_nobody_can_name_is_another_process(bool hasFile)
    {
        using var held = FolderLock.Take(folder.Path, Time);
        File.Delete(Holder);
        if (hasFile)
        {
            File.WriteAllText(Holder, "");
        }

        Should.Throw<StorageRefusedException>(() => FolderLock.Take(folder.Path, Time)).Message.ShouldBe(
            $"The data folder {folder.Path} is in use by another process: stop it first, or name another folder with --data.");
    }

    [Fact]
    public void A_folder_whose_holder_cannot_be_written_is_refused_and_given_back()
    {
        Directory.CreateDirectory(Holder);

        Should.Throw<StorageRefusedException>(() => FolderLock.Take(folder.Path, Time)).Message.ShouldStartWith($"The data folder {folder.Path} cannot be used: ");

        Directory.Delete(Holder);
        FolderLock.Take(folder.Path, Time).Dispose();
    }
}
