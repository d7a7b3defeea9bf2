using System.Security.Cryptography;
using System.Text;

namespace SlaBot.Domain.Wins;

/// <summary>Makes ids of wins: readable where what they are about has a plain name, and short in any case.</summary>
public static class WinId
{
    private const int Longest = 80;

    /// <summary>The id of something.</summary>
    /// <param name="kind">What makes it a win, such as <c>deal</c>.</param>
    /// <param name="subject">What it is about, as some file names it.</param>
    public static string Of(string kind, string subject) => $"{kind}:{(IsPlain(subject) ? subject : "#" + Digest(subject))}";

    // What is taken for a digest must not be a name that somebody chose.
    private static bool IsPlain(string subject) => subject.Length is > 0 and <= Longest && subject[0] != '#' && subject.All(letter => letter is > ' ' and < '\u007f');

    private static string Digest(string subject) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)))[..32];
}
