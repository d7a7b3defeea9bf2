using System.Collections;
using System.Globalization;
using System.Resources;
using SlaBot.Conversation.Replies;
using SlaBot.Teams.Cards;

namespace SlaBot.Teams.Tests.Cards;

public sealed class CardWordsTests
{
    [Fact]
    public void Every_word_is_there_in_both_languages() => Keys("zh-Hant").ShouldBe(Keys(""), ignoreOrder: true);

    [Theory]
    [InlineData("en", "… and 1,200 more")]
    [InlineData("zh-Hant", "……還有 1,200 列")]
    [InlineData("fr", "… and 1,200 more")]
    public void Rows_that_are_left_out_are_counted(string language, string words) => ReplyWords.In(language).MoreRows(1_200).ShouldBe(words);

    private static IEnumerable<string> Keys(string culture) =>
        new ResourceManager(typeof(CardWords))
            .GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().Select(entry => (string)entry.Key);
}
