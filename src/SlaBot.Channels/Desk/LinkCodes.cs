using System.Security.Cryptography;
using System.Text;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Desk;

/// <summary>
/// The codes by which workspaces are joined: eight characters that are not mistaken for each other and spell no words, good
/// once and for a quarter of an hour. They are kept in memory alone and hashed: whoever sees all of this knows none of them.
/// </summary>
internal sealed class LinkCodes
{
    /// <summary>How long a code is good.</summary>
    public static readonly Duration Life = Duration.FromMinutes(15);

    private const string Characters = "CDFGHJKMNPQRTVWXY34679";
    private const int Length = 8;
    private const int MostCodes = 1_000;
    private static readonly string[] Commands = ["link ", "連結"];

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly Lock gate = new();
    private readonly List<LinkOffer> offers = [];

    /// <summary>The code that a message names after the command, or null where it names none.</summary>
    public static string? In(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC).Trim().TrimStart('/');
        if (Commands.FirstOrDefault(one => plain.StartsWith(one, StringComparison.OrdinalIgnoreCase)) is not { } command)
        {
            return null;
        }

        var typed = plain[command.Length..].Trim().TrimEnd('.', '。').ToUpperInvariant();
        var code = string.Concat(typed.Where(character => character is not ('-' or '–' or '—' or ' ')));
        return code.Length == Length
            && code.All(char.IsAsciiLetterOrDigit)
            && (typed.Length > Length || code.Any(char.IsAsciiDigit) || code.All(Characters.Contains)) // else it is a word of eight letters
                ? code
                : null;
    }

    /// <summary>Makes a code for the workspace that somebody speaks about; an earlier one of the same person is no good any more.</summary>
    /// <returns>The code as it is shown: two halves with a dash.</returns>
    public string Make(Heard heard)
    {
        var code = new string(RandomNumberGenerator.GetItems<char>(Characters, Length));
        lock (gate)
        {
            _ = offers.RemoveAll(offer => !offer.IsGood(heard.At) || (offer.By == heard.Person && offer.Workspace == heard.Workspace));
            offers.RemoveRange(0, Math.Max(0, offers.Count - MostCodes + 1));
            offers.Add(new(HashOf(code), heard.Workspace, heard.Platform, heard.Tenant, heard.Home, heard.Person, heard.At));
        }

        return $"{code[..(Length / 2)]}-{code[(Length / 2)..]}";
    }

    /// <summary>What a code offers, or null where it is wrong, old or used. How long it takes tells nothing of what is nearly right.</summary>
    public LinkOffer? Find(string code, Instant at)
    {
        var hash = HashOf(code);
        LinkOffer? found = null;
        lock (gate)
        {
            foreach (var offer in offers)
            {
                if (CryptographicOperations.FixedTimeEquals(offer.Hash, hash) && offer.IsGood(at))
                {
                    found = offer;
                }
            }
        }

        return found;
    }

    /// <summary>Uses an offer up.</summary>
    /// <returns>Whether it was still good.</returns>
    public bool TryUse(LinkOffer offer, Instant at)
    {
        lock (gate)
        {
            return offers.Remove(offer) && offer.IsGood(at);
        }
    }

    private byte[] HashOf(string code) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(code));
}

/// <summary>What a code offers: to speak about a workspace together.</summary>
/// <param name="Hash">The hash of the code.</param>
/// <param name="Workspace">The workspace.</param>
/// <param name="Platform">Where it was made.</param>
/// <param name="Tenant">By which tenant there.</param>
/// <param name="Home">That tenant's own workspace.</param>
/// <param name="By">By whom.</param>
/// <param name="At">When.</param>
internal sealed record LinkOffer(byte[] Hash, WorkspaceId Workspace, Platform Platform, string Tenant, WorkspaceId Home, Person By, Instant At)
{
    /// <summary>Whether it is not too old.</summary>
    public bool IsGood(Instant now) => now - At < LinkCodes.Life;
}
