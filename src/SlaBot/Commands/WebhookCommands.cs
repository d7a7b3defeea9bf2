using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SlaBot.Channels.Settings;
using SlaBot.Hosting;
using SlaBot.Webhooks;

namespace SlaBot.Commands;

/// <summary><c>slabot webhook …</c>: whether webhooks are set up, and how one is signed.</summary>
internal static class WebhookCommands
{
    private const string Nothing = """{"events":[]}""";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static Command Create(TimeProvider time, TextReader input) => new("webhook", "See that webhooks are set up, and how one is signed.") { Check(time), Sign(time, input) };

    private static Command Check(TimeProvider time)
    {
        var (source, url) = (SourceOption(), UrlOption());
        var command = new Command("check", "Send a signed webhook without events: it stores nothing.\n\nExample: slabot webhook check --source crm") { source, url };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (known, key, address) = Known(parsed.GetValue(source), parsed.GetValue(url));
            using var client = new HttpClient { Timeout = Patience };
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Nothing)) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            foreach (var (name, value) in HeadersOf(key, Encoding.UTF8.GetBytes(Nothing), time))
            {
                request.Headers.Add(name, value);
            }

            var (status, answer) = await SendAsync(client, request, cancellation);
            if (status != 200)
            {
                throw CommandException.Failed($"{address} answered {status}{(Detail(answer) is { } detail ? $": {detail}" : ".")}{(status == 404 ? " Does the running SlaBot have the same settings?" : "")}");
            }

            parsed.Say($"{address} takes what {known.Name} signs; its facts go to the workspace {known.Workspace}.");
            return 0;
        });
        return command;
    }

    private static Command Sign(TimeProvider time, TextReader input)
    {
        var (source, url) = (SourceOption(), UrlOption());
        var file = new Argument<string?>("FILE") { Description = "The body, as UTF-8; - for standard input (default: a body without events).", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("sign", "Print a curl command that sends a body, signed; it is good for five minutes.\n\nExample: slabot webhook sign --source crm deal.json") { file, source, url };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (_, key, address) = Known(parsed.GetValue(source), parsed.GetValue(url));
            var body = parsed.GetValue(file) switch
            {
                null => Nothing,
                "-" => await input.ReadToEndAsync(cancellation),
                var path => await ReadAsync(path, cancellation),
            };
            var headers = HeadersOf(key, Encoding.UTF8.GetBytes(body), time).Select(header => $" \\\n  -H {Quoted($"{header.Name}: {header.Value}")}");
            parsed.Say($"curl {Quoted(address.AbsoluteUri)} \\\n  -H 'content-type: application/json'{string.Concat(headers)} \\\n  --data-binary {Quoted(body)}");
            return 0;
        });
        return command;
    }

    private static Option<string> SourceOption() => new("--source") { Description = "The name in the setting Webhooks__NAME__Secret.", HelpName = "NAME", Required = true };

    private static Option<string?> UrlOption() => new("--url") { Description = "Where SlaBot is reached (default: the setting PublicUrl, else http://localhost:3978).", HelpName = "URL" };

    private static (WebhookSource Source, byte[] Key, Uri Address) Known(string? name, string? url)
    {
        var settings = ProgramSettings.Read();
        var sources = WebhookConnection.Sources(settings);
        var source = sources.FirstOrDefault(source => source.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw CommandException.Failed(sources.Count == 0
                ? $"No webhooks are set up: set Webhooks__{name}__Secret, for the running SlaBot and for this command."
                : $"There is no source {name}: the settings have {string.Join(", ", sources.Select(source => source.Name))}.");
        var given = url ?? (settings["PublicUrl"] is { Length: > 0 } known ? known : "http://localhost:3978");
        return Uri.TryCreate($"{given.Trim().TrimEnd('/')}/webhooks/{source.Name}", UriKind.Absolute, out var address) && address.IsSafe()
            ? (source, new WebhookSecrets(settings).KeysOf(source.Name)[0], address)
            : throw CommandException.Misused($"--url is '{given}': write it as https://slabot.example.com; http:// is for this machine.");
    }

    private static (string Name, string Value)[] HeadersOf(byte[] key, byte[] body, TimeProvider time)
    {
        var id = $"msg_{RandomNumberGenerator.GetHexString(24, lowercase: true)}";
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return [("webhook-id", id), ("webhook-timestamp", timestamp), ("webhook-signature", SignedDelivery.Sign(key, id, timestamp, body))];
    }

    private static async Task<(int Status, string Answer)> SendAsync(HttpClient client, HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            using var response = await client.SendAsync(request, cancellation);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
        }
        catch (Exception silence) when (silence is HttpRequestException || (silence is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw CommandException.Failed($"{request.RequestUri} does not answer: is SlaBot running there? Say where with --url.");
        }
    }

    private static Task<string> ReadAsync(string path, CancellationToken cancellation)
    {
        ExistingFile.Require(path);
        return File.ReadAllTextAsync(path, cancellation);
    }

    private static string? Detail(string answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("detail", out var detail) ? detail.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // As a POSIX shell reads it back.
    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
