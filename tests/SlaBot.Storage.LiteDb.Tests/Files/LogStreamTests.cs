namespace SlaBot.Storage.LiteDb.Files;

public sealed class LogStreamTests : IDisposable
{
    private const int IsConfirmedAt = 18;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_failure_of_the_log_is_heard_before_the_data_file_is_touched()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no device here that is always full.");
        using var log = new LogStream("/dev/full");
        using var data = new DataStream(folder["data"], log);

        var full = Should.Throw<IOException>(() => log.Write(new byte[8192], 0, 8192));

        Should.Throw<IOException>(() => data.Write(new byte[8192], 0, 8192)).Message.ShouldBe(full.Message);
        Should.Throw<IOException>(log.Harden).InnerException.ShouldBe(full);
        data.Length.ShouldBe(0);
    }

    [Fact]
    public void A_page_that_confirms_comes_after_the_others_are_on_disk()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no device here that is always full.");
        using var log = new LogStream("/dev/full");
        var confirming = new byte[8192];
        confirming[IsConfirmedAt] = 1;

        var full = Should.Throw<IOException>(() => log.Write(new byte[8192], 0, 8192));

        Should.Throw<IOException>(() => log.Write(confirming, 0, 8192)).InnerException.ShouldBe(full);
    }
}
