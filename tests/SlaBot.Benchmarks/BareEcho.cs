using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace SlaBot.Benchmarks;

/// <summary>The least that a bot can do: check the token with Microsoft's library, say 200, and echo to the Connector. Nothing is stored.</summary>
internal static class BareEcho
{
    private static readonly HttpClient Http = new();

    public static async Task RunAsync(string metadata, string appId)
    {
        var keys = new ConfigurationManager<OpenIdConnectConfiguration>(metadata, new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever { RequireHttps = false });
        var tokens = new JsonWebTokenHandler();
        var configuration = await keys.GetConfigurationAsync(CancellationToken.None);
        var parameters = new TokenValidationParameters { ValidIssuer = configuration.Issuer, ValidAudience = appId, IssuerSigningKeys = configuration.SigningKeys };
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(async context =>
        {
            var verdict = await tokens.ValidateTokenAsync(context.Request.Headers.Authorization.ToString()["Bearer ".Length..], parameters);
            context.Response.StatusCode = verdict.IsValid ? 200 : 401;
            if (verdict.IsValid)
            {
                var message = await JsonSerializer.DeserializeAsync(context.Request.Body, Teams.Protocol.ActivityJson.Default.Activity);
                _ = Task.Run(() => EchoAsync(message!));
            }
        });
        await app.StartAsync();
        Console.WriteLine($"Echoing at {app.Urls.Single()} now.");
        await app.WaitForShutdownAsync();
    }

    private static async Task EchoAsync(Teams.Protocol.Activity message)
    {
        var conversation = Uri.EscapeDataString(message.Conversation!.Id!);
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new() { Type = "message", Text = message.Text, Conversation = message.Conversation, From = message.Recipient, ReplyToId = message.Id }, Teams.Protocol.ActivityJson.Default.Activity);
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        using var response = await Http.PostAsync(new Uri($"{message.ServiceUrl}v3/conversations/{conversation}/activities/{message.Id}"), content);
    }
}
