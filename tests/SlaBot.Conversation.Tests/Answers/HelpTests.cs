using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Readings.Intents;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;

namespace SlaBot.Conversation.Tests.Answers;

/// <summary>Help teaches only what works: every example is understood as it stands.</summary>
public sealed class HelpTests
{
    private static readonly Intent[] NotTaught = [Intent.Help, Intent.Greeting, Intent.Thanks, Intent.OutOfScope, Intent.Ambiguous];

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public void Everything_a_person_can_say_is_taught(string language)
    {
        var voice = new Voice(language, new("USD"));

        HelpLine.Questions(voice, KpiCatalog.Of(null)).Concat(HelpLine.Requests(voice, KpiCatalog.Of(null))).Select(line => line.Intent)
            .ShouldBe(Enum.GetValues<Intent>().Except(NotTaught), ignoreOrder: true);
    }

    [Theory]
    [InlineData("en", false)]
    [InlineData("zh-Hant", false)]
    [InlineData("en", true)]
    [InlineData("zh-Hant", true)]
    public void Every_example_is_understood_as_what_it_is_an_example_of(string language, bool hasOwnStages)
    {
        var terms = hasOwnStages ? Harbour.Agreement with { Funnel = Own } : Harbour.Agreement;
        var (voice, catalog) = (new Voice(language, terms.Currency), KpiCatalog.Of(terms));

        foreach (var line in HelpLine.Questions(voice, catalog).Concat(HelpLine.Requests(voice, catalog)))
        {
            var reading = Harbour.Reader.Read(new(line.Example, []), new(Harbour.Today, terms));
            reading.Intent.ShouldBe(line.Intent, line.Example);
            reading.Confidence.ShouldBeGreaterThanOrEqualTo(Conversation.Sure, line.Example);
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public void A_choice_says_what_it_stands_for(string language)
    {
        var (voice, catalog) = (new Voice(language, new("USD")), KpiCatalog.Of(Harbour.Agreement));
        foreach (var intent in Enum.GetValues<Intent>().Where(intent => !intent.Writes() && intent is not (Intent.OutOfScope or Intent.Ambiguous)))
        {
            var message = voice.Say($"Ask.{intent}", voice.NameOf(catalog.Find(KpiIds.Leads)!));
            Harbour.Reader.Read(new(message, []), new(Harbour.Today, Harbour.Agreement)).Intent.ShouldBe(intent, message);
        }
    }

    private static Funnel Own { get; } = new(
    [
        new(new("signups"), new("marketing"), null) { Name = new("signups", "註冊") },
        new(new("demos"), new("sales"), 0.2m) { Name = new("demos", "展示") },
        new(new("contracts"), new("sales"), 0.3m) { Name = new("contracts", "合約") },
    ]);
}
