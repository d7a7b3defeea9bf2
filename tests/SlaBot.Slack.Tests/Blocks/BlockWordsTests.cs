using System.Collections;
using System.Globalization;
using System.Resources;
using SlaBot.Slack.Blocks;

namespace SlaBot.Slack.Tests.Blocks;

public sealed class BlockWordsTests
{
    [Fact]
    public void Every_word_is_there_in_both_languages() => Keys("zh-Hant").ShouldBe(Keys(""), ignoreOrder: true);

    [Theory]
    [InlineData("en", "Cancel")]
    [InlineData("zh-Hant", "取消")]
    [InlineData("fr", "Cancel")]
    public void A_language_that_is_not_spoken_is_answered_in_English(string language, string words) => BlockWords.In(language).Cancel.ShouldBe(words);

    private static IEnumerable<string> Keys(string culture) =>
        new ResourceManager(typeof(BlockWords))
            .GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().Select(entry => (string)entry.Key);
}
