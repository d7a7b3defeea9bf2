using System.Collections.Concurrent;
using SlaBot.Slack.Installs;

namespace SlaBot.Slack.Tests.Installs;

/// <summary>Slack's token endpoint, as a test says.</summary>
internal sealed class FakeExchange : IOAuthExchange
{
    private int refreshes;

    public ConcurrentQueue<string> Asked { get; } = new();

    public Func<string, Task<Exchanged>> Install { get; set; } = _ => Task.FromResult<Exchanged>(Granted());

    public Func<string, Task<Exchanged>>? Refresh { get; set; }

    public Func<string, TokenOwner?> Owner { get; set; } = _ => new TokenOwner(null, "T1", "UBOT") { BotId = "B1", Name = "Growth" };

    public static Exchanged.Granted Granted(string token = "xoxb-granted", string? team = "T1", string? enterprise = null) => new(token, "A1")
    {
        Team = team,
        Enterprise = enterprise,
        BotUser = "UBOT",
        Installer = "U9",
        Name = "Growth",
        Scopes = ["chat:write"],
    };

    public async Task<Exchanged> InstallAsync(string code, Uri redirect, CancellationToken cancellation)
    {
        Asked.Enqueue($"install {code} {redirect}");
        return await Install(code).WaitAsync(cancellation);
    }

    public async Task<Exchanged> RefreshAsync(string refreshToken, CancellationToken cancellation)
    {
        Asked.Enqueue($"refresh {refreshToken}");
        var number = Interlocked.Increment(ref refreshes);
        return Refresh is null
            ? Granted($"xoxe.xoxb-{number}") with { Refresh = $"xoxe-{number}", Life = TimeSpan.FromHours(12) }
            : await Refresh(refreshToken).WaitAsync(cancellation);
    }

    public Task<TokenOwner?> OwnerAsync(string token, CancellationToken cancellation)
    {
        Asked.Enqueue($"owner {token}");
        return Task.FromResult(Owner(token));
    }
}
