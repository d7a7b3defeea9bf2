using System.Collections;
using System.Globalization;
using System.Resources;
using SlaBot.Conversation.Voices;

namespace SlaBot.Conversation.Tests.Voices;

public sealed class WordsTests
{
    private static readonly ResourceManager Words = new("SlaBot.Conversation.Voices.Words", typeof(Voice).Assembly);

    [Fact]
    public void Every_key_has_words_in_both_languages() =>
        In("zh-Hant").Keys.ShouldBe(In("").Keys, ignoreOrder: true);

    [Fact]
    public void Both_languages_fill_in_the_same_blanks()
    {
        var (english, chinese) = (In(""), In("zh-Hant"));
        foreach (var (key, words) in english)
        {
            Blanks(chinese[key]).ShouldBeSubsetOf(Blanks(words), key);
        }
    }

    [Fact]
    public void No_words_are_empty() => In("").Values.Concat(In("zh-Hant").Values).ShouldAllBe(words => words.Trim().Length > 0);

    private static Dictionary<string, string> In(string culture) => Words
        .GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
        .Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static string[] Blanks(string words) =>
        [.. Enumerable.Range(0, 10).Select(i => $"{{{i}}}").Where(blank => words.Contains(blank, StringComparison.Ordinal))];
}
