using System.IO.Compression;
using System.Text.Json.Nodes;
using SlaBot.Teams.Packaging;

namespace SlaBot.Teams.Tests.Packaging;

/// <summary>A package as Teams finds it: its files by name.</summary>
internal sealed class Unpacked
{
    public static AppDetails Harbour { get; } = new(new("11111111-2222-4333-8444-555555555555"), new("https://slabot.harbour.example/"));

    private Unpacked(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        Entries = [.. archive.Entries.Select(entry => (entry.FullName, entry.LastWriteTime, Bytes(entry)))];
    }

    public IReadOnlyList<(string Name, DateTimeOffset At, byte[] Bytes)> Entries { get; }

    public JsonNode Manifest => JsonNode.Parse(this["manifest.json"])!;

    public JsonNode Chinese => JsonNode.Parse(this["zh-tw.json"])!;

    public byte[] this[string name] => Entries.Single(entry => entry.Name == name).Bytes;

    public static Unpacked Of(AppDetails details) => new(AppPackage.Build(details));

    /// <summary>Every text in a document, however deep.</summary>
    public static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.TryGetValue(out string? text) => [text],
        _ => [],
    };

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var source = entry.Open();
        using var bytes = new MemoryStream();
        source.CopyTo(bytes);
        return bytes.ToArray();
    }
}
