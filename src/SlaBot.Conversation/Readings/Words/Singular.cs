namespace SlaBot.Conversation.Readings.Words;

/// <summary>The form of an English word that phrases are compared by. Applied to both sides, so it need not be a real word.</summary>
internal static class Singular
{
    /// <summary>Strips a plural ending.</summary>
    public static string Of(string word)
    {
        if (word.Length <= 3 || word[^1] != 's' || word[^2] is 's' or 'u' or 'i')
        {
            return word;
        }

        return word.EndsWith("ies", StringComparison.Ordinal) ? string.Concat(word.AsSpan(0, word.Length - 3), "y")
            : EndsInHiss(word) ? word[..^2]
            : word[..^1];
    }

    private static bool EndsInHiss(string word) =>
        word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
        || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal);
}
