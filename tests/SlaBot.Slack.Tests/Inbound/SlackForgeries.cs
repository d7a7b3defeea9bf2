using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using SlaBot.Testing.Slack;

namespace SlaBot.Slack.Tests.Inbound;

/// <summary>Requests that Slack did not sign, or not now, each with the name of the rule that it breaks first; and such that have to pass.</summary>
internal static class SlackForgeries
{
    public const string OneTimestamp = "there is one timestamp";
    public const string OneSignature = "there is one signature";
    public const string Digits = "the timestamp is whole seconds in digits";
    public const string Old = "the request is at most 5 minutes old";
    public const string Early = "the request is at most 5 minutes early";
    public const string Written = "the signature is v0 in lower-case digits";
    public const string Signed = "a secret of ours signed it";

    private const string Body = """{"type":"event_callback","event":{"type":"message","text":"進度 🙂"}}""";

    /// <summary>Gets the forged ones at a time, in seconds since 1970.</summary>
    public static IReadOnlyList<SignedCase> At(long now) => [.. Timestamps(now), .. Skewed(now), .. Signatures(now), .. FlippedBits(now), .. ChangedBodies(now), .. OtherSecrets(now)];

    /// <summary>Gets the good ones.</summary>
    public static IReadOnlyList<SignedCase> Good(long now) =>
    [
        .. new[] { 0, 1, 4 * 60, 299, 300, -1, -4 * 60, -299, -300 }.Select(age => Case($"signed {age} s ago", null, Text(now - age))),
        .. Bodies().Select((body, i) => Case($"body {i}", null, Text(now), body: body)),
    ];

    private static IEnumerable<SignedCase> Timestamps(long now)
    {
        foreach (var text in new[]
        {
            "", "abc", "1e9", "NaN", "Infinity", $"+{now}", $"-{now}", $" {now}", $"{now} ", $"{now}\t", $"{now}.0", $"{now},0", $"{now}_", $"0x{now:x}", $"{now}e0", "１７９５７７００００",
            "١٧٩٥٧٧٠٠٠٠", new string('1', 20), new string('0', 400) + now, $"{now}, {now}", $"{now};", "null", "\0", $"{now}\0", "9223372036854775808", "18446744073709551616",
        })
        {
            yield return Case($"the timestamp '{text[..Math.Min(30, text.Length)]}'", Digits, text);
        }

        yield return Case("no timestamp", OneTimestamp, Text(now), headers => headers.Remove("X-Slack-Request-Timestamp"));
        yield return Case("two timestamps", OneTimestamp, Text(now), headers => headers["X-Slack-Request-Timestamp"] = new StringValues([Text(now), Text(now)]));
        yield return Case("two timestamps, the old one first", OneTimestamp, Text(now), headers => headers["X-Slack-Request-Timestamp"] = new StringValues([Text(now - 900), Text(now)]));
    }

    private static IEnumerable<SignedCase> Skewed(long now) =>
    [
        .. new long[] { 301, 302, 360, 600, 86_400, 31_536_000, now }.Select(age => Case($"{age} s old", Old, Text(now - age))),
        .. new long[] { 301, 302, 360, 600, 86_400, 31_536_000, 900_000_000_000 - now }.Select(lead => Case($"{lead} s early", Early, Text(now + lead))),
        Case("in milliseconds", Digits, $"{now}000"),
        Case("at the beginning", Old, "0"),
    ];

    private static IEnumerable<SignedCase> Signatures(long now)
    {
        var good = SlackSignature.Of(SlackDoor.Secret, Text(now), Encoding.UTF8.GetBytes(Body));
        var hex = good[3..];
        yield return Case("no signature", OneSignature, Text(now), headers => headers.Remove("X-Slack-Signature"));
        yield return Case("two signatures", OneSignature, Text(now), headers => headers["X-Slack-Signature"] = new StringValues([good, good]));
        yield return Case("two signatures, a bad one first", OneSignature, Text(now), headers => headers["X-Slack-Signature"] = new StringValues(["v0=" + new string('0', 64), good]));
        foreach (var text in new[]
        {
            "", "v0=", "v0", "=", hex, $"v1={hex}", $"V0={hex}", $"v0={hex.ToUpperInvariant()}", $"v0:{hex}", $"v0 ={hex}", $"v0= {hex}", $" {good}", $"{good} ", $"{good}\n", $"{good}=junk", $"v0=h={hex}", $"{good},{good}", $"{good}, v0={hex}",
            $"v0={hex[..63]}", $"v0={hex}0", $"v0={hex[..62]}", $"v0=0x{hex[2..]}", $"v0={hex[..60]}%30%30", $"v00={hex}", $"v0=={hex[1..]}", $"v1=v0={hex}", "v1=abc", "sha256=" + hex, $"v0={Convert.ToBase64String(Convert.FromHexString(hex))}",
            $"v0={hex.Replace('a', 'а')}а", $"v0={new string('g', 64)}", $"v0={new string('f', 4096)}", "null", $"v0={hex[..32]}\0{hex[33..]}", "Bearer " + good,
        })
        {
            yield return Case($"the signature '{text[..Math.Min(40, text.Length)]}' of {text.Length}", Written, Text(now), headers => headers["X-Slack-Signature"] = text);
        }

        yield return Case("only zeros", Signed, Text(now), headers => headers["X-Slack-Signature"] = "v0=" + new string('0', 64));
        yield return Case("the signature of another second", Signed, Text(now), headers => headers["X-Slack-Request-Timestamp"] = Text(now - 1));
        yield return Case("the timestamp with a zero before it, signed without", Signed, Text(now), headers => headers["X-Slack-Request-Timestamp"] = $"0{now}");
    }

    private static IEnumerable<SignedCase> FlippedBits(long now)
    {
        var good = Convert.FromHexString(SlackSignature.Of(SlackDoor.Secret, Text(now), Encoding.UTF8.GetBytes(Body))[3..]);
        for (var bit = 0; bit < 256; bit++)
        {
            byte[] flipped = [.. good];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return Case($"bit {bit} of the signature", Signed, Text(now), headers => headers["X-Slack-Signature"] = $"v0={Convert.ToHexStringLower(flipped)}");
        }
    }

    private static IEnumerable<SignedCase> ChangedBodies(long now)
    {
        var signed = Encoding.UTF8.GetBytes(Body);
        (string Name, byte[] Body)[] changed =
        [
            ("a blank more", [.. signed, (byte)' ']), ("a line end more", [.. signed, (byte)'\n']), ("CRLF more", [.. signed, (byte)'\r', (byte)'\n']), ("a byte-order mark", [0xEF, 0xBB, 0xBF, .. signed]), ("a byte less", signed[..^1]), ("nothing", []),
            ("read and written again", Encoding.UTF8.GetBytes(System.Text.Json.Nodes.JsonNode.Parse(Body)!.ToJsonString())), ("in UTF-16", Encoding.Unicode.GetBytes(Body)), ("in Latin-1", Encoding.Latin1.GetBytes(Body)),
            ("twice", [.. signed, .. signed]), ("as a form", Encoding.UTF8.GetBytes("payload=" + Uri.EscapeDataString(Body))),
            ("ssl_check", "ssl_check=1"u8.ToArray()), ("ssl_check with a payload", Encoding.UTF8.GetBytes("ssl_check=1&payload=" + Uri.EscapeDataString(Body))), ("ssl_check=0", "ssl_check=0"u8.ToArray()), ("ssl_check in JSON", """{"ssl_check":"1"}"""u8.ToArray()),
            ("url_verification", """{"type":"url_verification","challenge":"x"}"""u8.ToArray()),
            .. Enumerable.Range(0, signed.Length).Select(i => ($"byte {i} another", (byte[])[.. signed[..i], (byte)(signed[i] ^ 1), .. signed[(i + 1)..]])),
        ];
        return changed.Select(one => new SignedCase($"the body changed: {one.Name}", Signed, Headers(Text(now), SlackSignature.Of(SlackDoor.Secret, Text(now), signed)), one.Body));
    }

    private static IEnumerable<SignedCase> OtherSecrets(long now)
    {
        foreach (var secret in new[] { "", " ", "zzz", SlackDoor.Secret.ToUpperInvariant(), SlackDoor.Secret + " ", SlackDoor.Secret[..^1], SlackDoor.Secret + "\0x", "the_secret_of_another_app_", "null", "xoxb-1-2-three" })
        {
            yield return Case($"signed with '{secret}'", Signed, Text(now), secret: secret);
        }

        // No signature for the body at all, though there is one for nothing.
        yield return Case("no body, where one was signed", Signed, Text(now), body: [], signed: Encoding.UTF8.GetBytes(Body));
        yield return Case("a body, where none was signed", Signed, Text(now), signed: []);
    }

    private static IEnumerable<byte[]> Bodies() =>
    [
        [], [0], [0xFF, 0xFE, 0x00], [0xEF, 0xBB, 0xBF, (byte)'{', (byte)'}'], Encoding.UTF8.GetBytes("ssl_check=1"), Encoding.UTF8.GetBytes("a=%F0%9F%99%82&b=+"), Encoding.UTF8.GetBytes("{\r\n}\r\n"), new byte[200_000],
    ];

    private static SignedCase Case(string name, string? broken, string timestamp, Action<IHeaderDictionary>? change = null, byte[]? body = null, byte[]? signed = null, string secret = SlackDoor.Secret)
    {
        body ??= Encoding.UTF8.GetBytes(Body);
        var headers = Headers(timestamp, SlackSignature.Of(secret, timestamp, signed ?? body));
        change?.Invoke(headers);
        return new(name, broken, headers, body);
    }

    private static HeaderDictionary Headers(string timestamp, string signature) => new() { ["X-Slack-Request-Timestamp"] = timestamp, ["X-Slack-Signature"] = signature };

    private static string Text(long seconds) => seconds.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A request and whether it has to pass.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Broken">The first rule that it breaks, or null where it has to pass.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body.</param>
internal sealed record SignedCase(string Name, string? Broken, HeaderDictionary Headers, byte[] Body);
