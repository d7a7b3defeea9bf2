using System.Security.Cryptography;
using System.Text;

namespace SlaBot.Pages;

/// <summary>Styles and scripts of pages, kept in the assembly beside the type that uses them.</summary>
internal static class PageFiles
{
    private const string SharedStyle = "shared.css";
    private const string DocumentStyle = "document.css";

    /// <summary>The style of a page: what all pages have alike, then its own.</summary>
    public static string Style<T>(string name) => Text(typeof(PageFiles), SharedStyle) + Text(typeof(T), name);

    /// <summary>The style of a document: what all pages have alike, what documents have, then its own.</summary>
    public static string Document(Type owner, string name) => Text(typeof(PageFiles), SharedStyle) + Text(typeof(PageFiles), DocumentStyle) + Text(owner, name);

    /// <summary>A file as it stands, from a line of its own on.</summary>
    /// <exception cref="InvalidOperationException">It is not in the assembly.</exception>
    public static string Text(Type owner, string name)
    {
        using var stream = owner.Assembly.GetManifestResourceStream(owner, name)
            ?? throw new InvalidOperationException($"The file {name} of {owner.Namespace} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return "\n" + reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>What a content security policy calls a text that stands in the page.</summary>
    public static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
