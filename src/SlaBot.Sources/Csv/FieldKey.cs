using System.Text;

namespace SlaBot.Sources.Csv;

/// <summary>What is left of a header or a word when spelling habits are taken off: <c>Close Date (UTC)</c> is <c>closedate</c>.</summary>
internal static class FieldKey
{
    /// <summary>Lower case, full-width forms made plain, a closing bracket's text, spaces and signs left out.</summary>
    public static string Of(string text)
    {
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
}
