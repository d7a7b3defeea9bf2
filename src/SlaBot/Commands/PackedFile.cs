namespace SlaBot.Commands;

/// <summary>Writes what was packed.</summary>
internal static class PackedFile
{
    /// <summary>Writes a file into a folder, which is made where it is missing. Beside its place first: whoever looks sees a whole file or none.</summary>
    /// <returns>The full path.</returns>
    /// <exception cref="CommandException">The folder is a file.</exception>
    public static async Task<string> WriteAsync(string? folder, string name, byte[] content, CancellationToken cancellation)
    {
        var place = Path.GetFullPath(folder is { Length: > 0 } ? folder : ".");
        if (File.Exists(place))
        {
            throw CommandException.Misused($"{place} is a file, not a folder: name a folder with --out.");
        }

        Directory.CreateDirectory(place);
        var target = Path.Combine(place, name);
        await File.WriteAllBytesAsync($"{target}.new", content, cancellation);
        File.Move($"{target}.new", target, overwrite: true);
        return target;
    }
}
