using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SlaBot.Testing.Readings;

namespace SlaBot.Testing.Json;

/// <summary>Spoils JSON: each node once deleted and once mistyped, then nodes at random in every other way. The same seed gives the same.</summary>
public static class JsonMutations
{
    private static readonly JsonSerializerOptions AsIs = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Place = "@strange@";

    private static readonly string[] Strange =
        ["null", "true", "0", "-1", "1e309", "99999999999999999999", "0.1", "\"\"", "[]", "{}", "[[]]", "[null]", "{\"\":null}", "\"\\ud800\"", "\"\\u0000\"", "[1,\"a\",{}]"];

    /// <summary>Spoiled copies of a text.</summary>
    /// <param name="json">A JSON object.</param>
    /// <param name="count">How many at random, besides those of each node.</param>
    /// <param name="seed">Gives the same ones again.</param>
    public static IEnumerable<byte[]> Of(string json, int count, int seed)
    {
        var random = new Random(seed);
        var paths = Paths(JsonNode.Parse(json)!).Count();
        for (var at = 0; at < paths; at++)
        {
            yield return Changed(json, at, _ => null);
            yield return Changed(json, at, _ => Strange[random.Next(Strange.Length)]);
        }

        for (var made = 0; made < count; made++)
        {
            var at = random.Next(paths);
            yield return random.Next(6) switch
            {
                0 => Changed(json, at, _ => JsonSerializer.Serialize(Naughty(random))),
                1 => Changed(json, at, old => $"[{old?.ToJsonString() ?? "null"}]"),
                2 => Changed(json, at, _ => JsonSerializer.Serialize(new string('x', random.Next(70_000)))),
                3 => Changed(json, at, _ => Deep(random.Next(1, 60))),
                4 => Twice(json, random),
                _ => Cut(json, random),
            };
        }
    }

    private static string Naughty(Random random) => NaughtyStrings.All[random.Next(NaughtyStrings.All.Count)] is var text && char.IsSurrogate(text[0]) && text.Length == 1 ? "?" : text;

    private static string Deep(int levels) => new string('[', levels) + new string(']', levels);

    private static byte[] Twice(string json, Random random)
    {
        // A member that is there twice: the first member of the object once more, with another value.
        var first = JsonNode.Parse(json)!.AsObject().ElementAt(random.Next(JsonNode.Parse(json)!.AsObject().Count)).Key;
        return Encoding.UTF8.GetBytes(json.TrimEnd()[..^1] + $",{JsonSerializer.Serialize(first)}:{Strange[random.Next(Strange.Length)]}}}");
    }

    private static byte[] Cut(string json, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        if (random.Next(2) == 0)
        {
            return bytes[..random.Next(bytes.Length)];
        }

        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return bytes;
    }

    // What is put there may be JSON that no writer would write: it takes its place in the text.
    private static byte[] Changed(string json, int at, Func<JsonNode?, string?> value)
    {
        var root = JsonNode.Parse(json)!;
        var (owner, key) = Paths(root).ElementAt(at);
        var strange = value(key is string name ? owner[name] : owner[(int)key]);
        if (strange is null)
        {
            Remove(owner, key);
        }
        else if (key is string member)
        {
            owner[member] = Place;
        }
        else
        {
            owner[(int)key] = Place;
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString(AsIs).Replace($"\"{Place}\"", strange, StringComparison.Ordinal));
    }

    private static void Remove(JsonNode owner, object key)
    {
        if (key is string name)
        {
            _ = owner.AsObject().Remove(name);
        }
        else
        {
            owner.AsArray().RemoveAt((int)key);
        }
    }

    private static IEnumerable<(JsonNode Owner, object Key)> Paths(JsonNode node) => node switch
    {
        JsonObject of => of.ToList().SelectMany(member => (member.Value is null ? [] : Paths(member.Value)).Prepend((of, member.Key))),
        JsonArray list => Enumerable.Range(0, list.Count).SelectMany(at => (list[at] is { } item ? Paths(item) : []).Prepend((list, at))),
        _ => [],
    };
}
