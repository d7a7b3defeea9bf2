using System.Text.Json.Nodes;
using NodaTime;
using SlaBot.Channels.Desk;
using SlaBot.Conversation.Readings;

namespace SlaBot.Teams.Tests.Packaging;

public sealed class CommandListTests
{
    private const int MostCommands = 12;

    // Teams shows a title beside its description; a longer one is cut on a telephone.
    private const int LongestTitle = 32, LongestDescription = 80;

    // What no reply is ready for yet may be understood, but must not be offered.
    private static readonly Intent[] Answered =
        [Intent.Pace, Intent.Why, Intent.Funnel, Intent.Forecast, Intent.Required, Intent.Target, Intent.Trend, Intent.Compare, Intent.Value, Intent.Help];

    private static readonly Reader Reader = new();
    private static readonly Unpacked Package = Unpacked.Of(Unpacked.Harbour);
    private static readonly JsonArray Listed = Package.Manifest["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray();

    public static TheoryData<string, string> Commands()
    {
        var commands = new TheoryData<string, string>();
        for (var i = 0; i < Listed.Count; i++)
        {
            commands.Add((string)Listed[i]!["title"]!, Chinese(i, "title"));
        }

        return commands;
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Each_command_is_understood_in_both_languages_and_means_the_same_in_both(string english, string chinese)
    {
        if (SetupCommands.Of(english) is not SetupCommand.None and var setup)
        {
            SetupCommands.Of(chinese).ShouldBe(setup);
            return;
        }

        var (inEnglish, inChinese) = (Read(english), Read(chinese));

        inEnglish.Intent.ShouldBeOneOf(Answered);
        inChinese.Intent.ShouldBe(inEnglish.Intent);
        (inEnglish.Language, inChinese.Language).ShouldBe(("en", "zh-Hant"));
        Math.Min(inEnglish.Confidence, inChinese.Confidence).ShouldBeGreaterThan(0.9);
        Read(english.ToUpperInvariant()).Intent.ShouldBe(inEnglish.Intent, "in any case");
    }

    [Fact]
    public void The_lists_are_short_the_titles_differ_and_every_command_has_its_words_in_chinese()
    {
        Listed.Count.ShouldBeLessThanOrEqualTo(MostCommands);
        foreach (var (titles, descriptions) in new[]
        {
            (Listed.Select(command => (string)command!["title"]!).ToList(), Listed.Select(command => (string)command!["description"]!).ToList()),
            (Listed.Select((_, i) => Chinese(i, "title")).ToList(), Listed.Select((_, i) => Chinese(i, "description")).ToList()),
        })
        {
            titles.ShouldBeUnique();
            titles.ShouldAllBe(title => title.Length > 0 && title.Length <= LongestTitle);
            descriptions.ShouldAllBe(description => description.Length > 0 && description.Length <= LongestDescription);
        }

        Package.Chinese.AsObject().Count(member => member.Key.StartsWith("bots", StringComparison.Ordinal)).ShouldBe(2 * Listed.Count);
    }

    private static string Chinese(int index, string part) => (string)Package.Chinese[$"bots[0].commandLists[0].commands[{index}].{part}"]!;

    private static Reading Read(string text) => Reader.Read(new(text, []), new(new LocalDate(2026, 7, 31), null));
}
