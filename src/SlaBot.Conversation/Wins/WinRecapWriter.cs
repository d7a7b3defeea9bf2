using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Wins;

namespace SlaBot.Conversation.Wins;

/// <summary>Writes what a month brought: the deals, what each department contributed, the wins that were announced, and how often people praised each other. It ranks nobody.</summary>
/// <param name="posts">The wins that were announced.</param>
public sealed class WinRecapWriter(WinPosts posts) : IPostWriter
{
    private const int MostWins = 5;

    /// <inheritdoc/>
    public IReadOnlyList<PostKind> Kinds { get; } = [PostKind.Recap];

    /// <inheritdoc/>
    public async ValueTask<Reply?> WriteAsync(OutboxRow row, string language, ConversationScope scope, CancellationToken cancellation)
    {
        if (WinRecap.MonthName.Parse(row.Key.Subject) is not { Success: true, Value: var first })
        {
            return null;
        }

        var (month, now) = (Period.MonthOf(first), await posts.ViewAsync(row.Workspace, cancellation));
        var view = now with { AsOf = AsOf.CloseOf(month.To) };
        var voice = Voice.Of(language, view.Agreement);
        var hidesAmounts = await posts.HidesAmountsAsync(row.Workspace, row.Key.Target, cancellation);
        var won = WonDeals.In(month, view);
        var announced = await posts.AnnouncedAsync(row.Workspace, month, cancellation);
        var kudos = await posts.KudosAsync(row.Workspace, month, view.Calendar.Zone, cancellation);
        if (won.Count == 0 && announced.Count == 0 && kudos == 0)
        {
            return null;
        }

        var lines = new WinLines(new(new("", default, [], default, default), [], view, voice, hidesAmounts, new HashSet<string>()));
        return new()
        {
            Language = voice.Language,
            Headline = Headline(voice, month, won, hidesAmounts),
            Parts =
            [
                .. Contributions(month, view, voice, lines).Select(words => new Part.Text(words)),
                .. announced.Count > 0 ? new[] { new Part.Text(voice.Say("Recap.Records", announced.Count)) } : [],
                .. announced.Where(win => win.Tier != WinTier.Small).Take(MostWins).Select(win => new Part.Text(lines.Marked(win))),
                .. kudos > 0 ? new[] { new Part.Text(voice.Say("Recap.Kudos", kudos)) } : [],
            ],
            Choices = [PostFooter.StopHere(voice, PostingKind.Wins)],
        };
    }

    private static string Headline(Voice voice, Period month, WonDeals won, bool hidesAmounts) =>
        won.Count == 0 ? voice.Say("Recap.None", voice.Dates.Of(month))
        : hidesAmounts ? voice.Count("Recap.Deals", (int)Math.Min(int.MaxValue, won.Count), voice.Dates.Of(month))
        : voice.Count("Recap.Headline", (int)Math.Min(int.MaxValue, won.Count), voice.Dates.Of(month), voice.Numbers.Money(won.Amount));

    // What reached each stage that a department answers for, as far as somebody counts it.
    private static IEnumerable<string> Contributions(Period month, View view, Voice voice, WinLines lines)
    {
        foreach (var owner in view.Catalog.Funnel.Stages.Where(stage => stage.Owner is not null).GroupBy(stage => stage.Owner!.Value))
        {
            var counted = owner.Select(stage => view.Catalog.Find(stage.Id)!)
                .Select(kpi => (Kpi: kpi, Assessor.Measure(kpi, month, view).Actual))
                .Where(one => one.Actual is > 0m)
                .Select(one => voice.Say("Recap.Stage", voice.Numbers.Count(one.Actual!.Value), voice.NameOf(one.Kpi)))
                .ToList();
            if (counted.Count > 0)
            {
                yield return voice.Say("Recap.Brought", voice.NameOf(owner.Key), string.Join(voice.Say("List.Comma"), counted));
            }
        }
    }
}
