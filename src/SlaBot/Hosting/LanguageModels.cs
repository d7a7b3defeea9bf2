using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Readings.LanguageModel;

namespace SlaBot.Hosting;

/// <summary>Connects the language model that the settings name, if any.</summary>
internal static class LanguageModels
{
    private const string NoKey = "none"; // what a model on this machine is given, which asks for no key but gets the header

    /// <summary>The reader: alone, or with the model that the settings name.</summary>
    /// <exception cref="Commands.CommandException">The settings are unusable.</exception>
    public static IReader ReaderOf(IConfiguration settings, TimeProvider time) => ModelSettings.Of(settings) is { } model
        ? new ModelReader(new Reader(), Connect(model), ModelLimits.Default with { Patience = model.Patience }, time)
        : new Reader();

    /// <summary>A client for the model. It follows no redirection, tries once, reads no long reply and logs nothing.</summary>
    public static IChatClient Connect(ModelSettings model)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = !model.Endpoint.IsLoopback };
        var http = new HttpClient(new ShortReplies(handler)) { Timeout = model.Patience };
        var options = new OpenAIClientOptions
        {
            Endpoint = model.Endpoint,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = model.Patience,
            ClientLoggingOptions = new() { EnableLogging = false, EnableMessageContentLogging = false },
        };
        return new ChatClient(model.Name, new ApiKeyCredential(model.Key ?? NoKey), options).AsIChatClient();
    }
}
