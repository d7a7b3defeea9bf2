using System.Buffers;
using System.Text;

namespace SlaBot.Sources.Csv;

/// <summary>What is left of a header or a word when spelling habits are taken off: <c>Close Date (UTC)</c> is <c>closedate</c>.</summary>
internal static class FieldKey
{
    /// <summary>Lower case, full-width forms made plain, a closing bracket's text, spaces and signs left out. What is not whole text is like no word: it stays as it is.</summary>
    public static string Of(string text)
    {
        if (!IsWhole(text))
        {
            return text;
        }

        var plain = text.Normalize(NormalizationForm.FormKC);
        var bracket = plain.IndexOf('(', StringComparison.Ordinal);
        if (bracket > 0 && plain.TrimEnd().EndsWith(')'))
        {
            plain = plain[..bracket];
        }

        var key = new StringBuilder(plain.Length);
        foreach (var c in plain)
        {
            if (char.IsLetterOrDigit(c))
            {
                key.Append(char.ToLowerInvariant(c));
            }
        }

        return key.ToString();
    }

    /// <summary>Whether a text can be normalised: it holds neither half a surrogate pair nor U+FFFE.</summary>
    private static bool IsWhole(string text)
    {
        var rest = text.AsSpan();
        while (Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done && rune.Value != '\ufffe')
        {
            rest = rest[length..];
        }

        return rest.IsEmpty;
    }
}
