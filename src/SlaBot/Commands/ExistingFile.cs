namespace SlaBot.Commands;

/// <summary>A file that a command is to read.</summary>
internal static class ExistingFile
{
    /// <summary>Goes on only where the path names a file.</summary>
    /// <exception cref="CommandException">There is none, or it is a folder.</exception>
    public static void Require(string path)
    {
        if (Directory.Exists(path))
        {
            throw CommandException.Misused($"{path} is a folder: name a file in it.");
        }

        if (!File.Exists(path))
        {
            throw CommandException.Misused($"There is no file {path}.");
        }
    }
}
