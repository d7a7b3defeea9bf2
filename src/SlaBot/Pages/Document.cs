using SlaBot.ChatPage;

namespace SlaBot.Pages;

/// <summary>A page that is one document: it needs nothing from elsewhere, since its style and its script stand in it.</summary>
internal static class Document
{
    /// <summary>The whole page.</summary>
    /// <param name="language">The language of its words.</param>
    /// <param name="title">Its title.</param>
    /// <param name="style">Its style.</param>
    /// <param name="script">Its script, or null.</param>
    /// <param name="inside">Writes its body.</param>
    public static string Of(string language, string title, string style, string? script, Action<Markup> inside) =>
        "<!DOCTYPE html>\n" + new Markup().Element("html", [("lang", language)], page => page
            .Element("head", [], head =>
            {
                _ = head
                    .Void("meta", ("charset", "utf-8"))
                    .Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
                    .Void("meta", ("name", "color-scheme"), ("content", "light dark"))
                    .Void("meta", ("name", "robots"), ("content", "noindex"))
                    .Element("title", title)
                    .Void("link", ("rel", "icon"), ("href", "data:,"))
                    .Verbatim("style", style);
                _ = script is null ? head : head.Verbatim("script", script);
            })
            .NewLine()
            .Element("body", [], inside)) + "\n";

    /// <summary>A page that says one sentence in the place of what was looked for.</summary>
    public static string Sentence(string language, string style, string? script, string sentence) =>
        Of(language, "SlaBot", style, script, body => body.Element("main", [("class", "gone")], main => main.Element("p", sentence)));

    /// <summary>What a page without a script may load: the style that stands in it; and that its forms go nowhere else.</summary>
    public static string ScriptlessPolicy(string style) =>
        $"default-src 'none'; img-src data:; style-src '{PageFiles.Hash(style)}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Writes a part of a page under its title, by which it can be linked to.</summary>
    public static void Section(Markup main, string id, string title, Action<Markup> inside) => main.NewLine().Element(
        "section",
        [("id", id), ("aria-labelledby", $"{id}-title")],
        section =>
        {
            _ = section.NewLine().Element("h2", title, ("id", $"{id}-title"));
            inside(section);
        });

    /// <summary>Tells the browser to keep nothing, to name the page to nobody and to load nothing else.</summary>
    /// <param name="headers">The headers of the answer.</param>
    /// <param name="contentSecurityPolicy">What may be loaded.</param>
    public static void Protect(IHeaderDictionary headers, string contentSecurityPolicy)
    {
        headers.ContentSecurityPolicy = contentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }
}
