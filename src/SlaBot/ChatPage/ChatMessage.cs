using System.Text.Json.Serialization;

namespace SlaBot.ChatPage;

/// <summary>What the page sends.</summary>
/// <param name="Text">The message.</param>
/// <param name="Context">Earlier messages, oldest first; the bot's own begin with <c>SlaBot: </c>.</param>
internal sealed record ChatMessage(string? Text, IReadOnlyList<string?>? Context)
{
    /// <summary>The longest message that is read.</summary>
    public const int LongestText = 4_000;

    /// <summary>How many earlier messages are looked at.</summary>
    public const int MostContext = 8;

    /// <summary>What the bot's own lines begin with in the context.</summary>
    public const string OwnLine = "SlaBot: ";

    /// <summary>Gets the earlier messages that count.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Recent => [.. (Context ?? []).OfType<string>().TakeLast(MostContext)];

    /// <summary>Returns the name of the sentence that says why the message cannot be answered, or null when it can.</summary>
    public string? Refusal() => string.IsNullOrWhiteSpace(Text) ? "EmptyText" : Text.Length > LongestText ? "TooLong" : null;
}

/// <summary>What the page gets back.</summary>
/// <param name="Html">The card.</param>
/// <param name="Headline">The answer in one line.</param>
/// <param name="Language">The language of the answer.</param>
/// <param name="Context">The line to send along as context later.</param>
internal sealed record ChatAnswer(string Html, string Headline, string Language, string Context);

/// <summary>Why there is no answer.</summary>
/// <param name="Error">A sentence.</param>
internal sealed record ChatRefusal(string Error);

/// <summary>The JSON of the page.</summary>
[JsonSerializable(typeof(ChatMessage))]
[JsonSerializable(typeof(ChatAnswer))]
[JsonSerializable(typeof(ChatRefusal))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class ChatJson : JsonSerializerContext;
