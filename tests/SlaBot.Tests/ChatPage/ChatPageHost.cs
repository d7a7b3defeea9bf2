using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SlaBot.ChatPage;
using SlaBot.Conversation.Replies;
using SlaBot.Testing.Replies;

namespace SlaBot.Tests.ChatPage;

/// <summary>The chat page on a real server of its own, answered by a stand-in that remembers what it was asked.</summary>
public sealed class ChatPageHost : IAsyncLifetime
{
    private readonly StandIn conversation = new();
    private readonly WebApplication app;

    public ChatPageHost()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        _ = builder.WebHost.UseUrls("http://127.0.0.1:0");
        _ = builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapChatPage(conversation);
    }

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public HttpClient Client { get; private set; } = null!;

    internal (string Text, string Thread) LastAsked => conversation.LastAsked;

    public async ValueTask InitializeAsync()
    {
        await app.StartAsync(TestContext.Current.CancellationToken);
        Client = new HttpClient { BaseAddress = Address };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    private sealed class StandIn : IChatPageConversation
    {
        private int failures = 1;

        public (string Text, string Thread) LastAsked { get; private set; }

        public Task<Reply> WelcomeAsync(string language, CancellationToken cancellation) =>
            Task.FromResult(language == "en" ? SampleReplies.Welcome : SampleReplies.WelcomeChinese);

        public async Task<Reply> AnswerAsync(string text, string thread, CancellationToken cancellation)
        {
            LastAsked = (text, thread);
            if (text == "fail once" && failures-- > 0)
            {
                throw new InvalidOperationException("The stand-in fails when it is asked to.");
            }

            if (text == "slow")
            {
                await Task.Delay(1_000, cancellation);
            }

            return text.Contains("funnel", StringComparison.OrdinalIgnoreCase) ? SampleReplies.Funnel : SampleReplies.Pace;
        }
    }
}
