using SlaBot.Testing.Slack;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Slack;

/// <summary>A workspace with the real program in it: Slack is a fake on loopback, the bot is a process of its own, reached over HTTP or by its socket.</summary>
internal sealed class SlackWorkspace : IAsyncDisposable
{
    public const string SigningSecret = "8f742231b10e8888abcd99yyyzzz85a5";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private System.Diagnostics.Process? process;
    private ISlackRoad? road;

    private SlackWorkspace(FakeSlack slack, Slabot program) => (Slack, Program) = (slack, program);

    public FakeSlack Slack { get; }

    public Slabot Program { get; }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public ISlackRoad Road => road!;

    public PersonOnSlack Jane => new(Slack, Slack.Harbour, "U0JANE", Road);

    public PersonOnSlack Wei => new(Slack, Slack.Harbour, "U0WEI", Road);

    /// <summary>Starts everything; in Production, as in a company.</summary>
    /// <param name="bySocket">Whether the bot opens sockets instead of being reached.</param>
    /// <param name="isSetUp">Whether an agreement and numbers are stored already.</param>
    /// <param name="settings">More settings, or null; one without a value is not set.</param>
    /// <param name="on">The program, set up already for something else; null for a new one.</param>
    public static async Task<SlackWorkspace> StartAsync(bool bySocket = false, bool isSetUp = true, Dictionary<string, string?>? settings = null, Slabot? on = null)
    {
        var slack = await FakeSlack.StartAsync();
        var program = on ?? (isSetUp ? await Growth.CopiedAsync() : new Slabot());
        var all = new Dictionary<string, string?>
        {
            ["Slack__ApiUrl"] = slack.ApiUrl.ToString(),
            ["Slack__BotToken"] = FakeSlack.BotToken,
            [bySocket ? "Slack__AppToken" : "Slack__SigningSecret"] = bySocket ? FakeSlack.AppToken : SigningSecret,
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
        };
        foreach (var (name, value) in settings ?? [])
        {
            all[name] = value;
        }

        foreach (var (name, value) in all.Where(setting => setting.Value is not null))
        {
            program.Settings[name] = value!;
        }

        var workspace = new SlackWorkspace(slack, program);
        await workspace.ServeAsync(bySocket);
        return workspace;
    }

    public async Task ServeAsync(bool bySocket = false)
    {
        (process, Address) = await Program.ServeAsync();
        road = bySocket ? new SocketRoad(Slack) : new SignedRoad(Address, SigningSecret, TimeProvider.System);
        if (bySocket)
        {
            await Slack.Sockets.UntilOpenAsync(2);
        }
    }

    public async Task KillAsync()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Ends the program as a supervisor does, and says with which code it ended.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = System.Diagnostics.Process.Start("kill", ["-TERM", process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Does something, and waits for the next message of the bot, in one channel or in any.</summary>
    public async Task<FakeMessage> AnswerToAsync(Func<Task<SlackTaken>> act, string? channel = null)
    {
        var before = Said(channel).Count;
        (await act()).Status.ShouldBe(200);
        return await UntilAsync(() => Said(channel) is var said && said.Count > before ? said[before] : null);
    }

    /// <summary>Does something, and waits for the next message that only one person sees: of one person, or of anybody.</summary>
    public async Task<FakeWhisper> WhisperToAsync(Func<Task<SlackTaken>> act, string? user = null)
    {
        var before = Whispered(user).Count;
        (await act()).Status.ShouldBe(200);
        return await UntilAsync(() => Whispered(user) is var said && said.Count > before ? said[before] : null);
    }

    /// <summary>Waits until something can be seen.</summary>
    public static async Task<T> UntilAsync<T>(Func<T?> find)
        where T : class
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            if (find() is { } found)
            {
                return found;
            }

            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>What the bot said, in order: in one channel, or in all.</summary>
    public IReadOnlyList<FakeMessage> Said(string? channel = null) =>
        [.. Slack.Harbour.Messages.Where(message => message.User == Slack.Harbour.BotUser && (channel is null || message.Channel == channel))];

    private IReadOnlyList<FakeWhisper> Whispered(string? user) => [.. Slack.Harbour.Whispers.Where(whisper => user is null || whisper.User == user)];

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            await KillAsync();
        }

        process?.Dispose();
        (road as IDisposable)?.Dispose();
        await Slack.DisposeAsync();
        Program.Dispose();
    }
}
