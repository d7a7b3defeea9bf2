namespace SlaBot.Domain.Values;

/// <summary>How the ids of people's files are written: 1 to 64 of a–z, 0–9, <c>_</c> and <c>-</c>, a letter or digit first.</summary>
internal static class Identifier
{
    private const int MaximumLength = 64;

    public static bool IsValid(string? text) =>
        text is { Length: > 0 and <= MaximumLength }
        && IsLetterOrDigit(text[0])
        && text.All(c => IsLetterOrDigit(c) || c is '_' or '-');

    public static string Require(string? text, string parameter) => IsValid(text)
        ? text!
        : throw new ArgumentException($"'{text}' is not an id: use a-z, 0-9, _ and -, at most {MaximumLength}.", parameter);

    private static bool IsLetterOrDigit(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}
