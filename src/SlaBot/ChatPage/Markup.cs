using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace SlaBot.ChatPage;

/// <summary>
/// Writes HTML and SVG in which every text and every attribute is encoded, since there is no way to write one that is
/// not. Names of elements and attributes are this product's own constants.
/// </summary>
internal sealed class Markup
{
    // Letters of every script stay legible in the source; what HTML could take for markup does not.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder written = new();

    /// <summary>Writes an element with what is inside it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">Its attributes; one whose value is null is left out, one that is empty stands alone.</param>
    /// <param name="inside">Writes what is inside.</param>
    public Markup Element(string name, (string Name, string? Value)[] attributes, Action<Markup> inside)
    {
        Begin(name, attributes);
        _ = written.Append('>');
        inside(this);
        _ = written.Append("</").Append(name).Append('>');
        return this;
    }

    /// <summary>Writes an element with a text inside it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">The text.</param>
    /// <param name="attributes">Its attributes.</param>
    public Markup Element(string name, string text, params (string Name, string? Value)[] attributes) =>
        Element(name, attributes, inside => inside.Text(text));

    /// <summary>Writes an element that has no inside; SVG, unlike HTML, needs it closed.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">Its attributes.</param>
    public Markup Void(string name, params (string Name, string? Value)[] attributes)
    {
        Begin(name, attributes);
        _ = written.Append(" />");
        return this;
    }

    /// <summary>Writes a text.</summary>
    /// <param name="text">The text.</param>
    public Markup Text(string text)
    {
        _ = written.Append(Encoder.Encode(text.ReplaceLineEndings("\n")).Replace("&#xA;", "\n", StringComparison.Ordinal));
        return this;
    }

    /// <summary>Adds a style or a script of the product's own, in which nothing is escaped.</summary>
    /// <exception cref="ArgumentException">It would end its own element.</exception>
    public Markup Verbatim(string name, string content)
    {
        if (content.Contains("</", StringComparison.Ordinal))
        {
            throw new ArgumentException("What is not escaped must hold no markup.", nameof(content));
        }

        _ = written.Append('<').Append(name).Append('>').Append(content).Append("</").Append(name).Append('>');
        return this;
    }

    /// <summary>Writes what another markup holds.</summary>
    /// <param name="other">The other markup.</param>
    public Markup Append(Markup other)
    {
        _ = written.Append(other.written);
        return this;
    }

    /// <summary>Begins a new line, for those who read the source.</summary>
    public Markup NewLine()
    {
        _ = written.Append('\n');
        return this;
    }

    /// <summary>Writes a number as markup wants it, whatever the culture.</summary>
    /// <param name="number">The number.</param>
    public static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Writes a share as a percentage of a length.</summary>
    /// <param name="share">The share, 1 being all.</param>
    public static string Percent(double share) => $"{Number(share * 100)}%";

    /// <inheritdoc />
    public override string ToString() => written.ToString();

    private void Begin(string name, (string Name, string? Value)[] attributes)
    {
        _ = written.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            _ = value switch
            {
                null => written,
                "" => written.Append(' ').Append(attribute),
                _ => written.Append(' ').Append(attribute).Append("=\"").Append(Encoder.Encode(value)).Append('"'),
            };
        }
    }
}
