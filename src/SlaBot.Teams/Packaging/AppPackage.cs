using System.IO.Compression;
using System.Text;

namespace SlaBot.Teams.Packaging;

/// <summary>
/// The zip that an administrator uploads to Teams: the manifest, its two icons and its languages, all at the root. What it is
/// made of lies in the assembly, so the published program packs wherever it is.
/// </summary>
public static class AppPackage
{
    /// <summary>What the file is called unless somebody wants it otherwise.</summary>
    public const string FileName = "slabot-teams.zip";

    private const string Manifest = "manifest.json", Prefix = "SlaBot.Teams.Manifest.";

    // The same details make the same bytes, so that anyone can check a package: one moment for all files, the first that a zip can tell.
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Files = [Manifest, "color.png", "outline.png", "zh-tw.json"];

    /// <summary>Builds the package.</summary>
    /// <param name="details">What is filled into the manifest.</param>
    /// <returns>The bytes of the zip; the same for the same details.</returns>
    public static byte[] Build(AppDetails details)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in Files)
            {
                // Stored as it is: twelve kilobytes, and no version of a compressor changes the bytes.
                var entry = zip.CreateEntry(file, CompressionLevel.NoCompression);
                entry.LastWriteTime = Always;
                using var target = entry.Open();
                target.Write(file == Manifest ? Encoding.UTF8.GetBytes(ManifestTemplate.Fill(Encoding.UTF8.GetString(Part(file)), details)) : Part(file));
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Part(string name)
    {
        using var source = typeof(AppPackage).Assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var bytes = new MemoryStream();
        source.CopyTo(bytes);
        return bytes.ToArray();
    }
}
