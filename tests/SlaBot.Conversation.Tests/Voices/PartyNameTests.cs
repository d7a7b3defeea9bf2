using SlaBot.Conversation.Tests.Answers;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Tests.Voices;

public sealed class PartyNameTests
{
    [Theory]
    [InlineData("sales", "Sales", null, "Sales", "業務")]
    [InlineData("sales", "Field Sales", null, "Field Sales", "Field Sales")]
    [InlineData("sales", "Sales", "業務一部", "Sales", "業務一部")]
    [InlineData("field-service", "Field service", null, "Field service", "Field service")]
    [InlineData("fs", "Field Service", "外勤服務", "Field Service", "外勤服務")]
    public void A_department_has_the_name_that_the_agreement_gives_it(string id, string english, string? chinese, string inEnglish, string inChinese)
    {
        var terms = Harbour.Agreement with { Parties = [new Party(new(id), new LocalizedText(english, chinese), [])] };

        Voice.Of("en", terms).NameOf(new PartyId(id)).ShouldBe(inEnglish);
        Voice.Of("zh-Hant", terms).NameOf(new PartyId(id)).ShouldBe(inChinese);
    }

    [Theory]
    [InlineData("marketing", "Marketing", "行銷")]
    [InlineData("field-service", "Field service", "Field service")]
    public void A_department_that_the_agreement_does_not_know_has_the_name_of_the_product_or_of_its_id(string id, string inEnglish, string inChinese)
    {
        var terms = Harbour.Agreement with { Parties = [] };

        Voice.Of("en", terms).NameOf(new PartyId(id)).ShouldBe(inEnglish);
        Voice.Of("zh-Hant", (Agreement?)null).NameOf(new PartyId(id)).ShouldBe(inChinese);
    }
}
