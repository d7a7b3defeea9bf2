using System.Collections;
using System.Globalization;
using System.Resources;
using SlaBot.ChatPage;

namespace SlaBot.Tests.ChatPage;

public sealed class PageWordsTests
{
    [Fact]
    public void Every_word_is_there_in_both_languages() =>
        Keys("zh-Hant").ShouldBe(Keys(""), ignoreOrder: true);

    private static IEnumerable<string> Keys(string culture) =>
        new ResourceManager(typeof(PageWords))
            .GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().Select(entry => (string)entry.Key);
}
