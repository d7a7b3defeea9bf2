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
        var (verified, received) = ($"{stem}.verified.{extension}", $"{stem}.received.{extension}");
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
