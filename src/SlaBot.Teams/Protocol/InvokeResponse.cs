using System.Text.Json;

namespace SlaBot.Teams.Protocol;

/// <summary>The answer to an invoke, in the body of the HTTP answer.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body, or null for none.</param>
internal sealed record InvokeResponse(int Status, JsonElement? Body = null);

/// <summary>The body that answers a press of Action.Execute.</summary>
/// <param name="StatusCode">What became of it.</param>
/// <param name="Type">What the value is.</param>
/// <param name="Value">A card, a text, or an error.</param>
internal sealed record AdaptiveCardInvokeResponse(int StatusCode, string Type, JsonElement Value)
{
    public const string Card = "application/vnd.microsoft.card.adaptive";
    public const string Message = "application/vnd.microsoft.activity.message";
    public const string Error = "application/vnd.microsoft.error";
}

/// <summary>Why a press came to nothing.</summary>
internal sealed record InvokeError(string Code, string Message);
