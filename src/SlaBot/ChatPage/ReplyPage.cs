using SlaBot.Conversation.Replies;
using SlaBot.Pages;

namespace SlaBot.ChatPage;

/// <summary>A reply as a page of its own, to be kept as a file.</summary>
internal static class ReplyPage
{
    private static readonly string Style = PageFiles.Style<PageAsset>("style.css");

    /// <summary>The page; nothing in it can be pressed.</summary>
    public static string Of(Reply reply) =>
        "<!DOCTYPE html>\n" + new Markup().Element("html", [("lang", reply.Language)], page => page
            .Element("head", [], head => head
                .Void("meta", ("charset", "utf-8"))
                .Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
                .Void("meta", ("name", "color-scheme"), ("content", "light dark"))
                .Element("title", reply.Headline)
                .Verbatim("style", Style))
            .NewLine()
            .Element("body", [], body => body.Element("main", [("class", "column log")], main => main.Append(HtmlRenderer.Write(reply with { Choices = [] }))))) + "\n";
}
