using System.Globalization;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Pacing;

namespace SlaBot.ChatPage;

/// <summary>
/// Renders a reply as a card of HTML. There is no style or script in it, since the content security policy of the page
/// forbids both; widths are attributes of SVG, looks are classes of <c>style.css</c>.
/// </summary>
internal static class HtmlRenderer
{
    /// <summary>The form that the buttons of a card submit.</summary>
    internal const string FormId = "ask";

    /// <summary>The name of the field that carries the message of a pressed button.</summary>
    internal const string ChoiceField = "choice";

    /// <summary>Renders a reply.</summary>
    /// <param name="reply">The reply.</param>
    /// <returns>One <c>article</c> element.</returns>
    public static string Render(Reply reply) => Write(reply).ToString();

    /// <summary>Renders a reply as part of a page.</summary>
    /// <param name="reply">The reply.</param>
    public static Markup Write(Reply reply)
    {
        var words = ReplyWords.In(reply.Language);
        return new Markup().Element("article", [("class", "card"), ("lang", reply.Language), ("tabindex", "-1")], card =>
        {
            Headline(card, reply, "h2");
            foreach (var part in reply.Parts)
            {
                Render(card.NewLine(), part, words);
            }

            Choices(card, reply, words);
            _ = reply.IsDemo ? card.NewLine().Element("p", words.DemoData, ("class", "demo")) : card;
        });
    }

    /// <summary>Renders the headline as a heading, its status set off.</summary>
    public static void Headline(Markup card, Reply reply, string heading)
    {
        var (badge, words) = StatusHeadline.Of(reply);
        _ = card.NewLine().Element(heading, [("class", "headline")], inside =>
        {
            if (badge is not null && reply.Status is { } status)
            {
                Badge(inside, badge, status);
                _ = inside.Text(" ");
            }

            _ = inside.Element("span", words, ("class", "said"));
        });
    }

    /// <summary>Writes shape and word of a status; the shape is decoration to a screen reader, which reads the word.</summary>
    private static void Badge(Markup into, string badge, Status status) =>
        into.Element("span", [("class", $"status status-{status}")], inside => inside
            .Element("span", badge[..1], ("class", "shape"), ("aria-hidden", "true"))
            .Text(badge[1..]));

    /// <summary>Renders one part.</summary>
    public static void Render(Markup card, Part part, ReplyWords words)
    {
        switch (part)
        {
            case Part.Heading heading:
                _ = card.Element("h3", heading.Words, ("class", "heading"));
                break;
            case Part.Text text:
                _ = card.Element("p", text.Words, ("class", "text"));
                break;
            case Part.Figures figures:
                Figures(card, figures);
                break;
            case Part.Progress progress:
                BulletGraph.Render(card, progress, words);
                break;
            case Part.Table table:
                Table(card, table);
                break;
            case Part.Chart chart:
                LineChart.Render(card, chart, words);
                break;
            case Part.Note note:
                Note(card, note, words);
                break;
            default:
                throw new InvalidOperationException($"A reply has no part {part.GetType().Name}.");
        }
    }

    private static void Figures(Markup card, Part.Figures figures) =>
        card.Element("dl", [("class", "figures")], list =>
        {
            foreach (var item in figures.Items)
            {
                _ = list.Element("div", [("class", "figure")], figure =>
                {
                    _ = figure.Element("dt", item.Label).Element("dd", item.Value, ("class", "value"));
                    _ = item.Hint is null ? figure : figure.Element("dd", item.Hint, ("class", "hint"));
                });
            }
        });

    private static void Note(Markup card, Part.Note note, ReplyWords words) =>
        card.Element("p", [("class", $"note note-{note.Kind.ToString().ToLower(CultureInfo.InvariantCulture)}")], inside =>
        {
            _ = note.Kind is NoteKind.Caution ? inside.Element("strong", words.Caution + words.Colon) : inside;
            _ = inside.Text(note.Words);
        });

    private static void Table(Markup card, Part.Table table)
    {
        var size = table.Columns.Count > 3 ? "table table-wide" : "table";
        // The roles are said again because a phone shows the rows as blocks, and some browsers then forget them.
        _ = card.Element("table", [("class", size), ("role", "table")], inside => inside
            .Element("caption", table.Caption)
            .Element("thead", [("role", "rowgroup")], head => head.Element("tr", [("role", "row")], row => Titles(row, table)))
            .Element("tbody", [("role", "rowgroup")], body =>
            {
                foreach (var row in table.Rows)
                {
                    _ = body.NewLine().Element("tr", [("role", "row")], cells => Cells(cells, table, row));
                }
            }));
    }

    private static void Titles(Markup row, Part.Table table)
    {
        foreach (var column in table.Columns)
        {
            _ = row.Element("th", column.Title, ("scope", "col"), ("role", "columnheader"), ("class", Class(column)));
        }
    }

    private static void Cells(Markup cells, Part.Table table, Row row)
    {
        foreach (var (column, at) in table.Columns.Select((column, at) => (column, at)))
        {
            var text = at < row.Cells.Count ? row.Cells[at] : "";
            _ = at switch
            {
                0 => cells.Element("th", text, ("scope", "row"), ("role", "rowheader"), ("class", Class(column))),
                _ => cells.Element(
                    "td", [("role", "cell"), ("class", Class(column, text)), ("data-title", column.Title)], cell => Cell(cell, text, row)),
            };
        }
    }

    private static void Cell(Markup cell, string text, Row row)
    {
        if (row.Status is { } status && text.StartsWith(StatusMark.Of(status), StringComparison.Ordinal))
        {
            Badge(cell, text, status);
        }
        else
        {
            _ = cell.Text(text);
        }
    }

    private static string? Class(Column column) => column.IsNumber ? "number" : null;

    // A phone leaves out the cells that say nothing.
    private static string? Class(Column column, string text) => text != "–" ? Class(column) : column.IsNumber ? "number nothing" : "nothing";

    private static void Choices(Markup card, Reply reply, ReplyWords words)
    {
        if (reply.Choices.Count == 0)
        {
            return;
        }

        _ = card.NewLine().Element("div", [("class", "choices"), ("role", "group"), ("aria-label", words.AskNext)], group =>
        {
            foreach (var choice in reply.Choices)
            {
                // A submit button of the page's form: it works before the script is there, and without it.
                _ = choice.Address is { } address
                    ? group.Element("a", choice.Label, ("class", "choice"), ("href", address.AbsoluteUri), ("rel", "noopener noreferrer"))
                    : group.Element(
                        "button",
                        choice.Label,
                        ("type", "submit"),
                        ("form", FormId),
                        ("name", ChoiceField),
                        ("value", choice.Message),
                        ("formnovalidate", ""));
            }
        });
    }
}
