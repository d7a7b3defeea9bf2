using System.Collections;
using System.Globalization;
using System.Resources;
using SlaBot.Conversation.Replies;

namespace SlaBot.Conversation.Tests.Replies;

public sealed class ReplyWordsTests
{
    [Fact]
    public void Every_word_is_there_in_both_languages() =>
        Keys("zh-Hant").ShouldBe(Keys(""), ignoreOrder: true);

    [Theory]
    [InlineData("en", "Ask next")]
    [InlineData("zh-Hant", "接著可以問")]
    [InlineData("zh-TW", "接著可以問")]
    [InlineData("fr", "Ask next")]
    [InlineData("not a language", "Ask next")]
    public void A_language_gets_its_words_and_one_that_is_not_spoken_gets_English(string language, string words) =>
        ReplyWords.In(language).AskNext.ShouldBe(words);

    private static IEnumerable<string> Keys(string culture) =>
        new ResourceManager(typeof(ReplyWords))
            .GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().Select(entry => (string)entry.Key);
}
