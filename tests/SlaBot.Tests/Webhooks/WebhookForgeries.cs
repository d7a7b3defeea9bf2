using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace SlaBot.Tests.Webhooks;

/// <summary>Deliveries that no source of ours signed, or not now, each with the rule that it breaks first; and such that have to pass.</summary>
internal static class WebhookForgeries
{
    public const string OneId = "there is one webhook-id";
    public const string OneTimestamp = "there is one webhook-timestamp";
    public const string OneSignature = "there is one webhook-signature";
    public const string PlainId = "webhook-id is 1 to 200 visible characters without a full stop";
    public const string Digits = "webhook-timestamp is whole seconds in digits";
    public const string Old = "the delivery was signed at most 5 minutes ago";
    public const string Early = "the delivery was signed at most 5 minutes ahead";
    public const string Written = "webhook-signature holds v1 and 32 bytes in base64";
    public const string Signed = "a secret of the source signed it";

    private const string Id = "msg_1";
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"type":"deal","id":"D-17","data":{"name":"港口 🙂","amount":12400}}""");

    public static IReadOnlyList<SignedCase> At(long now) => [.. Ids(now), .. Timestamps(now), .. Signatures(now), .. FlippedBits(now), .. ChangedBodies(now), .. OtherSecrets(now), .. Cuts(now)];

    public static IReadOnlyList<SignedCase> Good(long now) =>
    [
        .. new[] { 0, 1, 240, 299, 300, -1, -240, -299, -300 }.Select(age => Case($"signed {age} s ago", null, timestamp: Text(now - age))),
        .. new[] { "a", "msg_2b7-~", new string('x', 200), "!", "#~" }.Select(id => Case($"the id '{id[..1]}…'", null, now, id: id)),
        Case("two signatures, a good one last", null, now, headers => headers["webhook-signature"] = $"v1,{new string('A', 43)}= {headers["webhook-signature"]}"),
        Case("beside one of another version", null, now, headers => headers["webhook-signature"] = $"v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg== {headers["webhook-signature"]}"),
        Case("beside words that are no signature", null, now, headers => headers["webhook-signature"] = $"Bearer v1, v1 {headers["webhook-signature"]} "),
        .. new byte[][] { [], [0], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF, (byte)'{', (byte)'}'], new byte[200_000] }.Select((body, i) => Case($"body {i}", null, now, body: body)),
    ];

    private static IEnumerable<SignedCase> Ids(long now)
    {
        yield return Case("no id", OneId, now, headers => headers.Remove("webhook-id"));
        yield return Case("two ids", OneId, now, headers => headers["webhook-id"] = new StringValues([Id, Id]));
        yield return Case("two ids, another first", OneId, now, headers => headers["webhook-id"] = new StringValues(["msg_0", Id]));
        foreach (var id in new[] { "", " ", " msg_1", "msg_1 ", "msg 1", "msg_1\t", "msg_1\n", "msg_1\0", "mśg", "msg.1", ".", new string('x', 201), "訊息" })
        {
            yield return Case($"the id '{id[..Math.Min(9, id.Length)]}' of {id.Length}", PlainId, now, id: id);
        }
    }

    private static IEnumerable<SignedCase> Timestamps(long now)
    {
        yield return Case("no timestamp", OneTimestamp, now, headers => headers.Remove("webhook-timestamp"));
        yield return Case("two timestamps", OneTimestamp, now, headers => headers["webhook-timestamp"] = new StringValues([Text(now), Text(now)]));
        foreach (var text in new[]
        {
            "", "abc", "1e9", "NaN", $"+{now}", $"-{now}", $" {now}", $"{now} ", $"{now}.0", $"{now},0", $"0x{now:x}", "１７９０３３７６００", new string('1', 20), $"{now}000", $"{now}, {now}", "null", $"{now}\0", "9223372036854775808",
        })
        {
            yield return Case($"the timestamp '{text[..Math.Min(20, text.Length)]}'", Digits, timestamp: text);
        }

        foreach (var age in new long[] { 301, 302, 600, 86_400, 31_536_000, now })
        {
            yield return Case($"{age} s old", Old, timestamp: Text(now - age));
        }

        foreach (var lead in new long[] { 301, 302, 600, 86_400, 900_000_000_000 - now })
        {
            yield return Case($"{lead} s early", Early, timestamp: Text(now + lead));
        }

        yield return Case("the timestamp of another second", Signed, now, headers => headers["webhook-timestamp"] = Text(now - 1));
        yield return Case("the timestamp with a zero before it, signed without", Signed, now, headers => headers["webhook-timestamp"] = $"0{now}");
        yield return Case("the id of another", Signed, now, headers => headers["webhook-id"] = "msg_2");
    }

    private static IEnumerable<SignedCase> Signatures(long now)
    {
        var good = StandardWebhooks.Sign(WebhookDoor.Secret, Id, Text(now), Body);
        var base64 = good[3..];
        yield return Case("no signature", OneSignature, now, headers => headers.Remove("webhook-signature"));
        yield return Case("two headers of signatures", OneSignature, now, headers => headers["webhook-signature"] = new StringValues([good, good]));
        foreach (var text in new[]
        {
            "", "v1,", "v1", ",", base64, $"v0,{base64}", $"v2,{base64}", $"v1a,{base64}", $"V1,{base64}", $"v1={base64}", $"v1:{base64}", $"v1,{base64[..43]}", $"v1,{base64[..40]}", $"v1,{base64}=", $"v1,{base64}A", $"v1,{base64},", $"{good},{good}", $"{good};{good}",
            $"v1,{Convert.ToHexStringLower(Convert.FromBase64String(base64))}", $"v1,,{base64}", $"v01,{base64}", $"\"{good}\"", $"{good}\t", $"sha256={base64}", "null", $"v1,{new string('A', 4096)}",
        })
        {
            yield return Case($"the signature '{text[..Math.Min(30, text.Length)]}' of {text.Length}", Written, now, headers => headers["webhook-signature"] = text);
        }

        // 44 letters, and not those of the signature.
        yield return Case("only zeros", Signed, now, headers => headers["webhook-signature"] = $"v1,{new string('A', 43)}=");
        yield return Case("base64 for addresses", Signed, now, headers => headers["webhook-signature"] = "v1," + base64.Replace('+', '-').Replace('/', '_').Replace(base64[0], base64[0] == 'B' ? 'C' : 'B'));
        yield return Case("44 signs", Signed, now, headers => headers["webhook-signature"] = $"v1,{new string('*', 44)}");
        yield return Case("the last letter with bits too many", Signed, now, headers => headers["webhook-signature"] = $"v1,{base64[..42]}{(char)(base64[42] + 1)}=");
        yield return Case("a letter between", Signed, now, headers => headers["webhook-signature"] = $"v1,{base64[..10]} {base64[10..]} v1,{base64[..43]}A");
        yield return Case("a hundred wrong ones", Signed, now, headers => headers["webhook-signature"] = string.Join(' ', Enumerable.Range(0, 100).Select(i => $"v1,{i:D42}A=")));
    }

    private static IEnumerable<SignedCase> FlippedBits(long now)
    {
        var good = Convert.FromBase64String(StandardWebhooks.Sign(WebhookDoor.Secret, Id, Text(now), Body)[3..]);
        for (var bit = 0; bit < 256; bit++)
        {
            byte[] flipped = [.. good];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return Case($"bit {bit} of the signature", Signed, now, headers => headers["webhook-signature"] = $"v1,{Convert.ToBase64String(flipped)}");
        }
    }

    private static IEnumerable<SignedCase> ChangedBodies(long now)
    {
        (string Name, byte[] Body)[] changed =
        [
            ("a blank more", [.. Body, (byte)' ']), ("a line end more", [.. Body, (byte)'\n']), ("a byte-order mark", [0xEF, 0xBB, 0xBF, .. Body]), ("a byte less", Body[..^1]), ("nothing", []), ("twice", [.. Body, .. Body]),
            ("read and written again", Encoding.UTF8.GetBytes(System.Text.Json.Nodes.JsonNode.Parse(Body)!.ToJsonString())), ("in UTF-16", Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(Body))),
            .. Enumerable.Range(0, Body.Length).Select(i => ($"byte {i} another", (byte[])[.. Body[..i], (byte)(Body[i] ^ 1), .. Body[(i + 1)..]])),
        ];
        return changed.Select(one => Case($"the body changed: {one.Name}", Signed, now, body: one.Body, signed: Body));
    }

    private static IEnumerable<SignedCase> OtherSecrets(long now)
    {
        foreach (var key in new byte[][] { [], [0], Encoding.UTF8.GetBytes(WebhookDoor.Secret), Encoding.UTF8.GetBytes(WebhookDoor.Secret[6..]), new byte[24], [.. Convert.FromBase64String(WebhookDoor.Secret[6..]), 0, 1], Convert.FromBase64String(WebhookDoor.Secret[6..])[..23] })
        {
            yield return Case($"signed with {key.Length} other bytes", Signed, now, headers => headers["webhook-signature"] = StandardWebhooks.Sign(key, Id, Text(now), Body));
        }
    }

    // What was signed, cut in other places.
    private static IEnumerable<SignedCase> Cuts(long now)
    {
        yield return Case("the id and the timestamp in one", PlainId, now, headers => headers["webhook-id"] = $"{Id}.{now}");
        yield return Case("without the id", Signed, now, headers => headers["webhook-signature"] = "v1," + Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(Convert.FromBase64String(WebhookDoor.Secret[6..]), (byte[])[.. Encoding.UTF8.GetBytes($"{now}."), .. Body])));
        yield return Case("the body alone", Signed, now, headers => headers["webhook-signature"] = "v1," + Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(Convert.FromBase64String(WebhookDoor.Secret[6..]), Body)));
    }

    private static SignedCase Case(string name, string? broken, long now, Action<IHeaderDictionary>? change = null, byte[]? body = null, byte[]? signed = null, string id = Id) =>
        Case(name, broken, change, body, signed, id, Text(now));

    private static SignedCase Case(string name, string? broken, Action<IHeaderDictionary>? change = null, byte[]? body = null, byte[]? signed = null, string id = Id, string timestamp = "0")
    {
        var headers = new HeaderDictionary();
        WebhookDoor.Sign(headers, id, timestamp, signed ?? body ?? Body);
        change?.Invoke(headers);
        return new(name, broken, headers, body ?? Body);
    }

    private static string Text(long seconds) => seconds.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A delivery and whether it has to pass.</summary>
internal sealed record SignedCase(string Name, string? Broken, HeaderDictionary Headers, byte[] Body);
