using System.Xml.Linq;

namespace SlaBot.Channels.Tests.Desk;

public sealed class SetupWordsTests
{
    [Fact]
    public void Both_languages_have_the_same_keys_and_blanks()
    {
        var (english, chinese) = (Read("SetupWords.resx"), Read("SetupWords.zh-Hant.resx"));

        chinese.Keys.Order().ShouldBe(english.Keys.Order());
        foreach (var (key, words) in english)
        {
            Blanks(chinese[key]).ShouldBe(Blanks(words), key);
        }
    }

    private static Dictionary<string, string> Read(string name) => XDocument.Load(Path.Combine(Folder(), name)).Root!
        .Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<char> Blanks(string words) => words.Where((c, i) => i > 0 && words[i - 1] == '{').Distinct().Order();

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/SlaBot.Channels/Desk"));
}
