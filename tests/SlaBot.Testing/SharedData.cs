namespace SlaBot.Testing;

/// <summary>Finds the sample data that may lie beside the repository, in a folder <c>shared</c>.</summary>
public static class SharedData
{
    /// <summary>The full path of a file or folder of it, or null where it is missing: then skip the test.</summary>
    public static string? Find(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SlaBot.sln")))
            {
                var path = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", relative));
                return Path.Exists(path) ? path : null;
            }
        }

        return null;
    }
}
