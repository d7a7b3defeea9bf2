using System.Security.Cryptography;
using System.Text;

namespace SlaBot.AboutPages;

/// <summary>
/// <c>/about</c>, <c>/privacy</c> and <c>/terms</c>: what the details of the app in Teams link to, unless the company has
/// pages of its own. They are the same for everybody and say nothing of the company, so they need no sign-in.
/// </summary>
internal static class AboutPages
{
    private static readonly string[] Names = ["about", "privacy", "terms"];

    /// <summary>Maps the three pages.</summary>
    public static void MapAboutPages(this IEndpointRouteBuilder routes)
    {
        var style = File("style.css").Trim();
        var policy = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        foreach (var name in Names)
        {
            var page = PageOf(File($"{name}.html").Trim(), style);
            _ = routes.MapGet($"/{name}", (HttpResponse response) =>
            {
                response.Headers.ContentSecurityPolicy = policy;
                response.Headers.XContentTypeOptions = "nosniff";
                response.Headers["Referrer-Policy"] = "no-referrer";
                response.Headers.CacheControl = "public, max-age=3600";
                return Results.Content(page, "text/html; charset=utf-8");
            }).ExcludeFromDescription();
        }
    }

    private static string PageOf(string body, string style) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>SlaBot</title>
        <style>{style}</style>
        </head>
        <body>
        {body}
        </body>
        </html>

        """;

    private static string File(string name)
    {
        using var stream = typeof(AboutPages).Assembly.GetManifestResourceStream(typeof(AboutPages), name)
            ?? throw new InvalidOperationException($"The page {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
