using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace SlaBot.ChatPage;

/// <summary>What the page sends.</summary>
/// <param name="Text">The message.</param>
/// <param name="Thread">The id that the page was opened with: what was said under it before is remembered for a while. Without one, the message stands by itself.</param>
internal sealed record ChatMessage(string? Text, string? Thread)
{
    /// <summary>The longest message that is read.</summary>
    public const int LongestText = 4_000;

    private const int LongestThread = 64;

    /// <summary>A new thread's id.</summary>
    public static string NewThread() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Returns the name of the sentence that says why the message cannot be answered, or null when it can.</summary>
    public string? Refusal() =>
        string.IsNullOrWhiteSpace(Text) ? "EmptyText"
        : Text.Length > LongestText ? "TooLong"
        : Thread is not null && (Thread.Length is 0 or > LongestThread || !Thread.All(char.IsAsciiLetterOrDigit)) ? "BadThread"
        : null;
}

/// <summary>What the page gets back.</summary>
/// <param name="Html">The card.</param>
/// <param name="Headline">The answer in one line.</param>
/// <param name="Language">The language of the answer.</param>
internal sealed record ChatAnswer(string Html, string Headline, string Language);

/// <summary>Why there is no answer.</summary>
/// <param name="Error">A sentence.</param>
internal sealed record ChatRefusal(string Error);

/// <summary>The JSON of the page.</summary>
[JsonSerializable(typeof(ChatMessage))]
[JsonSerializable(typeof(ChatAnswer))]
[JsonSerializable(typeof(ChatRefusal))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class ChatJson : JsonSerializerContext;
