using SlaBot.Channels.Settings;
using SlaBot.Commands;
using SlaBot.Sources.Webhooks;

namespace SlaBot.Webhooks;

/// <summary>Takes webhooks where the settings say so.</summary>
internal static class WebhookConnection
{
    /// <summary>Who may send.</summary>
    /// <exception cref="CommandException">A setting is missing, blank or unusable; the sentence names it.</exception>
    public static IReadOnlyList<WebhookSource> Sources(IConfiguration configuration)
    {
        try
        {
            return WebhookSettings.Read(configuration);
        }
        catch (SettingsException wrong)
        {
            throw CommandException.Failed(wrong.Message);
        }
    }

    /// <summary>Maps the endpoint; there is none where nobody may send.</summary>
    public static void Connect(IReadOnlyList<WebhookSource> sources, DeliveryReception reception, WebApplication app, TimeProvider time)
    {
        var gate = new WebhookGate(new(app.Configuration), time);
        var endpoint = new WebhookEndpoint(sources, gate, reception, app.Services.GetRequiredService<ILogger<WebhookEndpoint>>());
        endpoint.Map(app);
        _ = app.Lifetime.ApplicationStopped.Register(endpoint.Dispose);
    }
}
