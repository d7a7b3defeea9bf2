using System.Net;
using System.Text;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Teams;

/// <summary>The endpoint without tokens, for trying things out: open to programs of this machine, to no web page and nobody else.</summary>
public sealed class OpenEndpointTests
{
    private const string Greeting = """
        {"type":"message","id":"1","channelId":"emulator","serviceUrl":"http://127.0.0.1:9/","from":{"id":"u"},"recipient":{"id":"b"},"conversation":{"id":"c"},"text":"hello"}
        """;

    private static readonly (string Type, string? Header, string? Value, HttpStatusCode Expected)[] Requests =
    [
        ("application/json", null, null, HttpStatusCode.OK),
        ("application/json; charset=utf-8", null, null, HttpStatusCode.OK),
        ("text/plain", null, null, HttpStatusCode.UnsupportedMediaType),
        ("application/x-www-form-urlencoded", null, null, HttpStatusCode.UnsupportedMediaType),
        ("application/json", "Origin", "http://evil.example", HttpStatusCode.Forbidden),
        ("application/json", "Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden),
        ("application/json", "Host", "rebound.example", HttpStatusCode.Forbidden),
        ("application/json", "X-Forwarded-For", "203.0.113.9", HttpStatusCode.Forbidden),
    ];

    [Fact]
    public async Task It_takes_programs_of_this_machine_alone()
    {
        using var program = new Slabot { Settings = { ["Teams__AllowUnauthenticated"] = "true" } };
        var (process, address) = await program.ServeAsync();
        try
        {
            using var http = new HttpClient();
            foreach (var (type, header, value, expected) in Requests)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/api/messages")) { Content = new StringContent(Greeting, Encoding.UTF8) };
                request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
                if (header is not null)
                {
                    request.Headers.TryAddWithoutValidation(header, value);
                }

                using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

                response.StatusCode.ShouldBe(expected, $"{type} {header}: {value}");
            }
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            process.Dispose();
        }
    }
}
