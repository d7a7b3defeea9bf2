using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SlaBot.ChatPage;
using SlaBot.Conversation.Replies;
using SlaBot.Slack.Blocks;
using SlaBot.Teams.Cards;
using SlaBot.Testing.Slack;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests;

/// <summary>The same question says the same everywhere: Teams, Slack, the page on this machine, and the command line.</summary>
public sealed partial class EveryChannelTests
{
    private static readonly string[] Questions =
    [
        "are we on pace?", "why are we behind?", "show the funnel", "leads in march 2026", "what is our visit-to-lead rate?", "what's the revenue target for 2026?",
        "where will revenue end up?", "how much do we need per day?", "trend of leads this year", "compare leads in february and march", "scorecard of march", "show the agreement",
        "help", "leads or visits?",
        "進度如何？", "為什麼落後？", "看漏斗", "三月有幾筆名單？", "訪客轉名單率是多少？", "今年營收目標是多少？", "年底營收會到多少？", "每天要做多少才達標？", "名單的趨勢", "三月的計分卡", "協議內容", "說明",
    ];

    [Fact]
    public async Task A_question_has_the_same_figures_words_and_choices_on_every_channel()
    {
        using var program = await Growth.CopiedAsync();
        await using var bot = Bot.Open(program.Data, TimeProvider.System);
        foreach (var question in Questions)
        {
            var reply = (await bot.AskAsync(question, [], new(2026, 6, 30), TestContext.Current.CancellationToken)).Reply;
            var channels = Channels(reply).ToList();
            foreach (var (said, number) in Said(reply).Select((said, number) => (said, number)))
            {
                foreach (var (channel, text) in channels)
                {
                    said.Any(words => text.Contains(Bare(words), StringComparison.Ordinal)).ShouldBeTrue($"{channel} does not say {number} '{said[0]}' of {question}: {text}");
                }
            }
        }
    }

    private static IEnumerable<(string Channel, string Text)> Channels(Reply reply)
    {
        yield return ("the command line", Bare(TextRenderer.Render(reply)));
        yield return ("the page", Bare(WebUtility.HtmlDecode(Tags().Replace(HtmlRenderer.Render(reply), " "))));
        yield return ("Teams", Bare(string.Join(' ', Texts(AdaptiveCardRenderer.RenderJson(reply, new(_ => "t", _ => "t")).Parse()))));
        var message = BlockKitRenderer.Render(reply, new(_ => "t", _ => "t"));
        yield return ("Slack", Bare(string.Join(' ', SlackWords.Of(message.Text, message.Blocks))));
        yield return ("classic Slack", Bare(string.Join(' ', SlackWords.Of(message.Text, message.ClassicBlocks ?? message.Blocks))));
    }

    // What has to be said; of several forms any one.
    private static IEnumerable<string[]> Said(Reply reply) =>
    [
        [reply.Headline],
        .. reply.Parts.SelectMany(part => part switch
        {
            Part.Heading heading => new string[][] { [heading.Words] },
            Part.Text text => [[text.Words]],
            Part.Figures figures => [.. figures.Items.SelectMany(figure => new string?[] { figure.Label, figure.Value, figure.Hint }).OfType<string>().Select(words => new[] { words })],
            Part.Progress progress => [[progress.Words]],

            // What names the row and its status need no heading where rows are lists, and what is not known is left out there.
            Part.Table table =>
            [
                [table.Caption],
                .. table.Columns.Where((column, at) => column.IsNumber && table.Rows.Any(row => IsKnown(row.CellOf(at)))).Select(column => new[] { column.Title }),
                .. table.Rows.SelectMany(row => row.Cells).Where(IsKnown).Select(cell => new[] { cell }),
            ],
            Part.Chart chart => [[chart.Title, chart.Words]],
            Part.Note note => [[note.Words]],
            _ => [],
        }),
        .. reply.Choices.Select(choice => new[] { choice.Label, choice.Message }),
    ];

    private static bool IsKnown(string cell) => cell is not ("" or "–");

    // Letters, digits and the signs of numbers: how a channel breaks lines and escapes is its own affair.
    private static string Bare(string words)
    {
        var bare = new StringBuilder();
        foreach (var letter in words.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(letter) || letter is '%' or '$' or '.' or ',' or '+' or '\u2212')
            {
                bare.Append(letter);
            }
        }

        return bare.ToString();
    }

    private static IEnumerable<string> Texts(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member => member.Value.ValueKind == JsonValueKind.String ? [member.Value.GetString()!] : Texts(member.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Texts),
        _ => [],
    };

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
