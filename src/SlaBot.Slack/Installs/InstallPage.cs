using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace SlaBot.Slack.Installs;

/// <summary>A page that says how installing ended: plain, without any script, and with a link onwards.</summary>
internal sealed class InstallPage(InstallWords words)
{
    private const string Style = ":root { color-scheme: light dark; } body { margin: 0 auto; padding: 3rem 1.25rem; max-width: 36rem; font: 1rem/1.6 system-ui, sans-serif; } h1 { font-size: 1.6rem; }";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Answers a request with the page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="key">Which words.</param>
    /// <param name="link">Where the link leads to.</param>
    /// <param name="name">What fills the blank, or null.</param>
    public Task WriteAsync(HttpContext context, int status, string key, string link, string? name = null)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.CacheControl = "no-store";
        return response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="{words.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>SlaBot</title>
            <style>{Style}</style>
            </head>
            <body>
            <h1>{Escaped(words.Say($"{key}.Headline"))}</h1>
            <p>{Escaped(words.Say($"{key}.Text", name ?? words.Say("Somewhere")))}</p>
            <p><a href="{Escaped(link)}">{Escaped(words.Say($"{key}.Link"))}</a></p>
            </body>
            </html>

            """,
            context.RequestAborted);
    }

    private static string Escaped(string text) => Encoder.Encode(text);
}
