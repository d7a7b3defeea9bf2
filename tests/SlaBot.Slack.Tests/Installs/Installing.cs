using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Slack.Installs;
using SlaBot.Slack.Protocol;
using SlaBot.Slack.Settings;
using SlaBot.Testing.Storage;

namespace SlaBot.Slack.Tests.Installs;

/// <summary>Installations and all that is behind them, with a fake Slack.</summary>
internal sealed class Installing : IDisposable
{
    public static readonly byte[] Key = "01234567890123456789012345678901"u8.ToArray();

    public Installing(string? botToken = null, FakeTimeProvider? time = null)
    {
        Time = time ?? new(new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));
        Configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Slack:BotToken", botToken), KeyValuePair.Create<string, string?>("Slack:ClientSecret", "the client's secret")]).Build();
        Settings = new(new SlackSecrets(Configuration)) { ClientId = "123.456", PublicUrl = new("https://slabot.example/"), HasBotToken = botToken is not null };
        Rotation = new(Store, Vault, Exchange, Time, NullLogger<TokenRotation>.Instance);
        Installations = new(Store, new ConfiguredBot(Settings, Exchange, Time), Vault, Rotation, Time, NullLogger<Installations>.Instance);
    }

    public FakeTimeProvider Time { get; }

    public IConfigurationRoot Configuration { get; }

    public SlackSettings Settings { get; }

    public InMemoryInstallationStore Store { get; } = new();

    public TokenVault Vault { get; } = new(Key);

    public FakeExchange Exchange { get; } = new();

    public TokenRotation Rotation { get; }

    public Installations Installations { get; }

    public Instant Now => Instant.FromDateTimeOffset(Time.GetUtcNow());

    /// <summary>Stores an installation.</summary>
    public async Task<SlackInstallation> AddAsync(string? enterprise, string? team, string token, string? refresh = null, Duration? life = null)
    {
        var one = Vault.Put(new(enterprise, team) { App = "A1", BotUser = $"U-{token}", SealedToken = "", InstalledAt = Now, ExpiresAt = life is { } span ? Now + span : null }, token, refresh);
        return (await Store.ChangeInstallationAsync(enterprise, team, _ => one, CancellationToken.None))!;
    }

    /// <summary>The token to send by, in plain text; null where there is none.</summary>
    public async Task<string?> TokenAsync(InstallationId installation, CancellationToken cancellation) => (await Installations.TokenAsync(installation, cancellation))?.Header["Bearer ".Length..];

    public void Dispose() => Vault.Dispose();
}
