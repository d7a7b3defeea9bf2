using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SlaBot.ChatPage;
using SlaBot.Hosting;

namespace SlaBot.Tests.ChatPage;

/// <summary>The chat page with the real bot behind it and the simulated company in its store, on a Friday that never ends.</summary>
public sealed class DemoChatHost : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("slabot-test-").FullName;
    private readonly WebApplication app;
    private readonly Bot bot;

    public DemoChatHost()
    {
        bot = Bot.Open(folder, new StandingClock());
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        _ = builder.WebHost.UseUrls("http://127.0.0.1:0");
        _ = builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapChatPage(new BotOnPage(bot, NullLogger<BotOnPage>.Instance));
    }

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public async ValueTask InitializeAsync()
    {
        await DemoSeed.PlantAsync(bot, TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await bot.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 7, 31, 20, 0, 0, TimeSpan.Zero);
    }
}
