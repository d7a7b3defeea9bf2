namespace SlaBot.Testing.Json;

/// <summary>The files of JSONTestSuite, where they lie beside the repository: what parsers of JSON take, refuse, or differ about.</summary>
public static class JsonTestSuite
{
    /// <summary>Gets the bytes of each file by its name; none where the suite is missing.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> All { get; } = SharedData.Find("corpora/json-test-suite") is { } folder
        ? [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllBytes(file)))]
        : [];
}
