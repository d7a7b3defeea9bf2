using System.Runtime.CompilerServices;
using Shouldly;

namespace SlaBot.Testing;

/// <summary>
/// Compares what a test produced with the approved file beside the test, <c>Class.Name.verified.ext</c>. To approve what
/// is produced now, run the tests once with <c>SLABOT_APPROVE=1</c> and read the difference before committing it.
/// </summary>
public static class Approved
{
    /// <summary>Fails where a text differs from its approved file, and leaves it beside it as <c>.received.</c>.</summary>
    /// <param name="actual">What was produced.</param>
    /// <param name="name">The name of the case.</param>
    /// <param name="extension">What kind of text it is, such as <c>txt</c>.</param>
    /// <param name="testFile">Filled in by the compiler.</param>
    public static void ShouldMatch(string actual, string name, string extension, [CallerFilePath] string testFile = "")
    {
        var stem = Path.Combine(Path.GetDirectoryName(testFile)!, $"{Path.GetFileNameWithoutExtension(testFile)}.{name}");
        Compare(actual, $"{stem}.verified.{extension}", $"{stem}.received.{extension}");
    }

    /// <summary>Fails where a text differs from a file of the repository that is made from the program, and leaves it beside the test.</summary>
    /// <param name="actual">What the program says now.</param>
    /// <param name="path">The file, from the repository's root: <c>docs/commands.md</c>.</param>
    /// <param name="testFile">Filled in by the compiler.</param>
    public static void ShouldMatchFile(string actual, string path, [CallerFilePath] string testFile = "")
    {
        var root = new FileInfo(testFile).Directory;
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "SlaBot.sln")))
        {
            root = root.Parent;
        }

        var received = Path.Combine(Path.GetDirectoryName(testFile)!, $"{Path.GetFileNameWithoutExtension(path)}.received{Path.GetExtension(path)}");
        Compare(actual, Path.Combine(root!.FullName, path), received);
    }

    private static void Compare(string actual, string verified, string received)
    {
        if (Environment.GetEnvironmentVariable("SLABOT_APPROVE") == "1")
        {
            File.WriteAllText(verified, actual);
        }

        var expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        File.Delete(received);
        if (actual != expected)
        {
            File.WriteAllText(received, actual);
        }

        actual.ShouldBe(expected, $"Approve {Path.GetFileName(received)} with SLABOT_APPROVE=1 if it is right.");
    }
}
