using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SlaBot.Conversation.Replies;

namespace SlaBot.Teams.Cards;

/// <summary>
/// The card of a reply with gaps where its sealed data go: all that is the same in every conversation, made once, and filled
/// for each of them.
/// </summary>
internal sealed class CardStencil
{
    // Nothing that anybody says can hold it by chance or on purpose: it is another one in every process.
    private static readonly string Gap = $"gap-{Convert.ToHexString(RandomNumberGenerator.GetBytes(16))}-";

    private readonly List<byte[]> pieces = [];
    private readonly List<int> gaps = [];
    private readonly Reply reply;

    /// <summary>Makes a stencil of a reply.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="knowsWidths">Whether the client knows what Teams adds to the schema for narrow cards.</param>
    public CardStencil(Reply reply, bool knowsWidths)
    {
        this.reply = reply;
        var next = 0;
        Cut(AdaptiveCardRenderer.Largest(reply, new(_ => $"{Gap}{next++:D2}", _ => $"{Gap}{next++:D2}") { KnowsWidths = knowsWidths }).Span);
    }

    /// <summary>The card for a scene without mentions; null where its seals make it too large for all of the reply to stand on it.</summary>
    public ReadOnlyMemory<byte>? Fill(CardScene scene)
    {
        // In the order in which the renderer asks for them: first the form, then the choices.
        JsonEncodedText[] seals =
        [
            .. reply.Form is { } form ? [Encoded(scene.SealForm(form))] : Array.Empty<JsonEncodedText>(),
            .. reply.Choices.Where(choice => choice.Address is null).Select(choice => Encoded(scene.SealChoice(choice))),
        ];
        var length = pieces.Sum(piece => piece.Length) + gaps.Sum(gap => seals[gap].EncodedUtf8Bytes.Length);
        if (length > CardBudget.MostBytes)
        {
            return null;
        }

        var card = new ArrayBufferWriter<byte>(length);
        for (var i = 0; i < pieces.Count; i++)
        {
            card.Write(pieces[i]);
            if (i < gaps.Count)
            {
                card.Write(seals[gaps[i]].EncodedUtf8Bytes);
            }
        }

        return card.WrittenMemory;
    }

    private static JsonEncodedText Encoded(string seal) => JsonEncodedText.Encode(seal, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    private void Cut(ReadOnlySpan<byte> card)
    {
        var gap = Encoding.ASCII.GetBytes(Gap);
        while (card.IndexOf(gap) is var at and >= 0)
        {
            pieces.Add(card[..at].ToArray());
            gaps.Add((10 * (card[at + gap.Length] - '0')) + card[at + gap.Length + 1] - '0');
            card = card[(at + gap.Length + 2)..];
        }

        pieces.Add(card.ToArray());
    }
}
