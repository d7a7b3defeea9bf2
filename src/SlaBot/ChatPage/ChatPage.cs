using SlaBot.Conversation.Replies;

namespace SlaBot.ChatPage;

/// <summary>The page itself: everything around the cards. It is whole without its script, and comfortable with it.</summary>
internal static class ChatPage
{
    /// <summary>The name of the field that carries the question.</summary>
    internal const string TextField = "text";

    /// <summary>The name of the field that carries the thread's id.</summary>
    internal const string ThreadField = "thread";

    /// <summary>The name of the fields that carry what was said before, to be shown again.</summary>
    internal const string SaidField = "said";

    /// <summary>How many earlier messages the page without its script shows.</summary>
    internal const int MostSaid = 8;

    private const string OwnLine = "SlaBot: ";

    private const string NewConversationId = "new-conversation";

    /// <summary>Renders the page.</summary>
    /// <param name="words">The words around the conversation.</param>
    /// <param name="earlier">The thread, and what was said in it before.</param>
    /// <param name="question">What was asked just now, or null when the page is opened.</param>
    /// <param name="reply">The answer, or the welcome.</param>
    public static string Render(PageWords words, Earlier earlier, string? question, Reply reply) =>
        "<!DOCTYPE html>\n" + new Markup().Element("html", [("lang", words.Language)], page => page
            .Element("head", [], head => Head(head, words))
            .NewLine()
            .Element("body", [], body =>
            {
                _ = body.Element("a", words["SkipToQuestion"], ("class", "skip"), ("href", "#question"));
                Header(body.NewLine(), words);
                Conversation(body.NewLine(), words, earlier.Said, question, reply);
                Composer(body.NewLine(), words, question is null ? earlier : earlier with { Said = [.. earlier.Said, question, OwnLine + reply.Headline] });
                Patterns(body.NewLine(), words);
            }));

    private static void Head(Markup head, PageWords words) => head
        .Void("meta", ("charset", "utf-8"))
        .Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
        .Void("meta", ("name", "color-scheme"), ("content", "light dark"))
        .Void("meta", ("name", "description"), ("content", words["Description"]))
        .Element("title", "SlaBot")
        .Void("link", ("rel", "icon"), ("href", "data:,"))
        .Void("link", ("rel", "stylesheet"), ("href", "/chat/style.css"))
        .Element("script", "", ("type", "module"), ("src", "/chat/app.js"));

    private static void Header(Markup body, PageWords words) =>
        body.Element("header", [("class", "top")], header => header.Element("div", [("class", "column")], inside => inside
            .Element("h1", [("class", "brand")], Brand)
            .Element(
                "a",
                words["OtherLanguage"],
                ("class", "quiet"),
                ("href", $"/?lang={words.OtherLanguage}"),
                ("hreflang", words.OtherLanguage),
                ("lang", words.OtherLanguage))
            .Element("a", words["NewConversation"], ("class", "quiet"), ("id", NewConversationId), ("href", $"/?lang={words.Language}"))));

    /// <summary>The mark is the product in small: a bar, and a line where it should be.</summary>
    private static void Brand(Markup heading) => heading
        .Element("svg", [("class", "mark"), ("viewBox", "0 0 24 24"), ("width", "26"), ("height", "26"), ("aria-hidden", "true")], svg => svg
            .Void("rect", ("class", "mark-ground"), ("width", "24"), ("height", "24"), ("rx", "7"))
            .Void("rect", ("class", "mark-bar"), ("x", "5"), ("y", "10"), ("width", "9"), ("height", "4"), ("rx", "1"))
            .Void("rect", ("class", "mark-line"), ("x", "17"), ("y", "6.5"), ("width", "2"), ("height", "11"), ("rx", "1")))
        .Text("SlaBot");

    private static void Conversation(Markup body, PageWords words, IReadOnlyList<string> said, string? question, Reply reply) =>
        body.Element("main", [], main => main.Element(
            "div",
            [("class", "column log"), ("id", "log"), ("role", "log"), ("aria-live", "polite"), ("aria-label", words["Conversation"]), ("data-fresh", question is null ? "" : null)],
            log =>
            {
                foreach (var line in said)
                {
                    SaidLine(log.NewLine(), words, line);
                }

                _ = question is null ? log : Turn(log.NewLine(), "user", words["You"], turn => turn.Element("p", question, ("class", "bubble")));
                _ = Turn(log.NewLine(), "bot", words["Answers"], turn => turn.Append(HtmlRenderer.Write(reply)));
            }));

    private static void SaidLine(Markup log, PageWords words, string line) =>
        _ = line.StartsWith(OwnLine, StringComparison.Ordinal)
            ? Turn(log, "bot", words["Answers"], turn => turn.Element("p", line[OwnLine.Length..], ("class", "card earlier")))
            : Turn(log, "user", words["You"], turn => turn.Element("p", line, ("class", "bubble")));

    private static Markup Turn(Markup log, string who, string label, Action<Markup> inside) =>
        log.Element("div", [("class", $"turn {who}")], turn => inside(turn.Element("span", label, ("class", "hidden"))));

    private static void Composer(Markup body, PageWords words, Earlier earlier) =>
        body.Element("footer", [("class", "composer")], footer => footer.Element(
            "form",
            [("class", "column"), ("id", HtmlRenderer.FormId), ("method", "post"), ("action", $"/chat?lang={words.Language}#question"), ("data-messages", $"/chat/messages?lang={words.Language}")],
            form =>
            {
                _ = form.Void("input", ("type", "hidden"), ("name", ThreadField), ("value", earlier.Thread));
                foreach (var line in earlier.Said.TakeLast(MostSaid))
                {
                    _ = form.Void("input", ("type", "hidden"), ("name", SaidField), ("value", line));
                }

                _ = form.Element("noscript", [], inside => inside.Element("p", words["NoScript"], ("class", "note")))
                    .Element("div", [("class", "box")], box => box
                        .Element("label", words["YourQuestion"], ("class", "hidden"), ("for", "question"))
                        .Element("textarea", "", Question(words))
                        .Element("button", [("type", "submit"), ("class", "send"), ("aria-label", words["Send"])], SendArrow));
            }));

    private static (string, string?)[] Question(PageWords words) =>
    [
        ("id", "question"),
        ("name", TextField),
        ("rows", "1"),
        ("maxlength", Markup.Number(ChatMessage.LongestText)),
        ("placeholder", words["Placeholder"]),
        ("autocomplete", "off"),
        ("enterkeyhint", "send"),
        ("required", ""),
        ("autofocus", ""),
    ];

    private static void SendArrow(Markup button) =>
        button.Element("svg", [("viewBox", "0 0 20 20"), ("width", "20"), ("height", "20"), ("aria-hidden", "true")], svg =>
            svg.Element("path", "", ("d", "M10 16.5V4M4.5 9.2 10 3.7l5.5 5.5"), ("class", "arrow")));

    /// <summary>What the script adds to the page, so that it needs no words of its own.</summary>
    private static void Patterns(Markup body, PageWords words) => body
        .Element("template", [("id", "user-turn")], pattern =>
            Turn(pattern, "user", words["You"], turn => turn.Element("p", "", ("class", "bubble"))))
        .Element("template", [("id", "bot-turn")], pattern =>
            Turn(pattern, "bot", words["Answers"], _ => { }))
        .Element("template", [("id", "typing")], pattern => pattern.Element(
            "div",
            [("class", "turn bot")],
            turn => turn.Element("p", [("class", "card typing")], dots => dots
                .Element("span", words["Typing"], ("class", "hidden"))
                .Element("i", "", ("aria-hidden", "true")).Element("i", "", ("aria-hidden", "true")).Element("i", "", ("aria-hidden", "true")))))
        .Element("template", [("id", "failed")], pattern => pattern.Element(
            "div",
            [("class", "turn bot")],
            turn => turn.Element("div", [("class", "card failed")], card => card
                .Element("p", words["Failed"], ("class", "text"))
                .Element("div", [("class", "choices")], choices => choices.Element("button", words["TryAgain"], ("type", "button"), ("class", "retry"))))));
}

/// <summary>A thread of the page, and what was said in it before.</summary>
/// <param name="Thread">Its id.</param>
/// <param name="Said">Lines, oldest first; the bot's own begin with <c>SlaBot: </c>.</param>
internal sealed record Earlier(string Thread, IReadOnlyList<string> Said);
