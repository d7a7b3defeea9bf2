using System.Net;
using System.Text.RegularExpressions;

namespace SlaBot.Tests.Agreements;

/// <summary>Opens pages of personal links and sends their forms, as a browser does, to a program that believes to be at <see cref="PublicUrl"/>.</summary>
/// <param name="address">Where it really is.</param>
internal sealed partial class SigningBrowser(Uri address) : IDisposable
{
    /// <summary>Where the program is told to be.</summary>
    public const string PublicUrl = "https://slabot.example";

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };

    /// <summary>Opens a page.</summary>
    public async Task<(HttpStatusCode Status, string Page)> GetAsync(string token)
    {
        using var answer = await http.GetAsync(new Uri($"/agreement/sign/{token}", UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Opens a page, and sends one of its forms.</summary>
    public async Task<HttpStatusCode> DecideAsync(string token, string act, string party, string? words = null) =>
        (await PostAsync(token, FormIn((await GetAsync(token)).Page), act, party, words)).Status;

    /// <summary>Sends a form, whatever it carries.</summary>
    public async Task<(HttpStatusCode Status, string Page)> PostAsync(string token, string? form, string act, string party, string? words = null, Action<HttpRequestMessage>? otherwise = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/agreement/sign/{token}", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(new[] { ("form", form), ("act", act), ("party", party), ("words", words) }.Where(field => field.Item2 is not null).Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
        };

        // What a page that names itself to nobody makes a browser say.
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Origin", "null");
        otherwise?.Invoke(request);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString ?? await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Sends anything else.</summary>
    public async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
    {
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>The token of the first personal link in a text; null where there is none.</summary>
    public static string? TokenIn(string text) => Link().Match(text) is { Success: true } match ? match.Groups["token"].Value : null;

    /// <summary>What the forms of a page carry; null where it has none.</summary>
    public static string? FormIn(string page) => FormValue().Match(page) is { Success: true } match ? match.Groups["seal"].Value : null;

    public void Dispose() => http.Dispose();

    [GeneratedRegex("/agreement/sign/(?<token>[A-Za-z0-9_-]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex("name=\"form\" value=\"(?<seal>[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex FormValue();
}
