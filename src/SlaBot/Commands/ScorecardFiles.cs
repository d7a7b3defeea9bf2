using SlaBot.Conversation.Replies;
using SlaBot.Pictures;

namespace SlaBot.Commands;

/// <summary>Scorecards as files that are no text: a picture a page, or one document.</summary>
internal static class ScorecardFiles
{
    /// <summary>Writes a reply as pictures or as a document.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="kind"><c>png</c> or <c>pdf</c>.</param>
    /// <param name="path">The file; of several pictures each has its number before the ending.</param>
    /// <param name="troubles">Where it says that it lacks a font.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The files, in order.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(Reply reply, string kind, string path, TextWriter troubles, CancellationToken cancellation)
    {
        var picture = new SkiaPictures(() => troubles.WriteLine("No font of this machine has Chinese characters, so they are left out: install fonts-noto-cjk.")).Of(reply);
        IReadOnlyList<ReadOnlyMemory<byte>> pages = kind == "pdf" ? [picture.Pdf()] : picture.Png();
        var files = pages.Count == 1 ? [path] : pages.Select((_, at) => Numbered(path, at + 1)).ToList();
        foreach (var (file, page) in files.Zip(pages))
        {
            await File.WriteAllBytesAsync(file, page, cancellation);
        }

        return files;
    }

    private static string Numbered(string path, int number) =>
        Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}-{number}{Path.GetExtension(path)}");
}
