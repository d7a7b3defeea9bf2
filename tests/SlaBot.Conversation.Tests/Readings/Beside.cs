using System.Runtime.CompilerServices;

namespace SlaBot.Conversation.Tests.Readings;

/// <summary>The files that lie beside these tests.</summary>
internal static class Beside
{
    public static string File(string relative, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, relative);
}
