using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using SlaBot.Channels.Http;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Audit;
using SlaBot.Domain.Values;

namespace SlaBot.Agreements;

/// <summary>What is sent from the page on which a proposal is decided.</summary>
/// <param name="Seal">What only the forms of the link's page carry, or anything.</param>
/// <param name="Act">What is decided.</param>
/// <param name="Party">For which party.</param>
/// <param name="Words">Why; empty where nothing was said.</param>
internal sealed record SigningForm(string Seal, AuditAct Act, PartyId Party, string Words)
{
    /// <summary>The name of the field of <see cref="Seal"/>.</summary>
    public const string SealField = "form";

    /// <summary>The name of the field of <see cref="Act"/>, whose values are those of <see cref="AgreementActs"/>.</summary>
    public const string ActField = "act";

    /// <summary>The name of the field of <see cref="Party"/>.</summary>
    public const string PartyField = "party";

    /// <summary>The name of the field of <see cref="Words"/>.</summary>
    public const string WordsField = "words";

    // A form writes up to twelve characters for one that somebody typed.
    private const int MostBytes = 32 * 1024;

    /// <summary>Reads a form; null where it is none, is too large, names no party, or has a field twice.</summary>
    public static async Task<SigningForm?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasFormContentType || await RequestBody.ReadAsync(request, MostBytes, cancellation) is not { } body)
        {
            return null;
        }

        var fields = QueryHelpers.ParseQuery(System.Text.Encoding.UTF8.GetString(body.Span));
        return One(fields, SealField) is { } seal && ActOf(One(fields, ActField)) is { } act && One(fields, PartyField) is { } party && PartyId.IsValid(party)
            ? new(seal, act, new(party), One(fields, WordsField) ?? "")
            : null;
    }

    private static string? One(Dictionary<string, StringValues> fields, string name) => fields.GetValueOrDefault(name) is { Count: 1 } only ? only[0] : null;

    private static AuditAct? ActOf(string? verb) => verb switch
    {
        AgreementActs.Sign => AuditAct.ProposalSigned,
        AgreementActs.Change => AuditAct.ProposalChangeAsked,
        AgreementActs.Reject => AuditAct.ProposalRejected,
        _ => null,
    };
}
