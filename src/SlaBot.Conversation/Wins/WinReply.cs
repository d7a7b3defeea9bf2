using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Wins;

namespace SlaBot.Conversation.Wins;

/// <summary>What a post about wins says in one place, with what can be done about it.</summary>
internal static class WinReply
{
    /// <summary>What the acts of wins begin with.</summary>
    public const string Prefix = "win:";

    /// <summary>The post as it stands.</summary>
    public static Reply Of(WinStory story)
    {
        var (post, voice) = (story.Post, story.Voice);
        if (post.UndoneAt is not null)
        {
            return Told(voice, voice.Say("Win.Undone"), [], []);
        }

        if (post.Kudos is { } kudos)
        {
            return Told(voice, Headline(voice, kudos), [kudos.For.Length > 0 ? voice.Say("Kudos.For", kudos.For) : null, Cheers(story)], [Cheer(story), Act(voice, "Undo", post)]);
        }

        var lines = new WinLines(story);
        return story.Wins switch
        {
            [{ TakenBackAt: not null } gone] => Told(voice, voice.Say("Win.TakenBack", lines.What(gone.Win)), [WhyGone(voice, gone.Win), lines.With()], []),
            [var one] => Single(story, lines, one.Win),
            _ => Several(story, lines),
        };
    }

    /// <summary>Praise, in one line.</summary>
    public static string Headline(Voice voice, Kudos kudos) => voice.Say("Kudos.Post", kudos.ToName, kudos.FromName);

    private static Reply Single(WinStory story, WinLines lines, Win win)
    {
        var voice = story.Voice;
        var said = Told(voice, lines.Marked(win), [lines.Credit(win), lines.Way(win), lines.Goal(win), lines.More(win), lines.With(), Cheers(story)], Choices(story));
        return win.Kind == WinKind.DealWon ? said with { Parts = [.. said.Parts, new Part.Note(NoteKind.Provenance, voice.Say("Win.WonOn", voice.Dates.WithWeekday(win.Date)))] } : said;
    }

    private static Reply Several(WinStory story, WinLines lines)
    {
        var (voice, standing) = (story.Voice, story.Standing.Where(known => !IsInDeal(story, known)).ToList());
        var deals = standing.Where(known => known.Win.Kind == WinKind.DealWon).ToList();
        string headline;
        if (story.Post.Kind == PostKind.WinDigest)
        {
            var first = standing.MaxBy(known => known.Win.Amount ?? 0m);
            headline = voice.Say("Win.Tier.Small", voice.Count("Win.Digest", standing.Count, first is null ? "–" : lines.What(first.Win)));
        }
        else
        {
            headline = voice.Say("Win.Tier.Big", deals.Count == standing.Count && !story.HidesAmounts
                ? voice.Say("Win.Burst", standing.Count, voice.Numbers.Money(deals.Sum(known => known.Win.Amount ?? 0m)))
                : voice.Say("Win.Burst.Hidden", standing.Count));
        }

        return Told(
            voice,
            headline,
            [
                .. story.Wins.Where(known => !IsInDeal(story, known)).Select(known => known.TakenBackAt is null
                    ? voice.Join([lines.Marked(known.Win) + voice.Say("Win.Full.Stop"), .. Sentences(lines.Credit(known.Win), First(story, known), lines.More(known.Win))])
                    : voice.Say("Win.TakenBack", lines.What(known.Win))),
                lines.With(),
                Cheers(story),
            ],
            standing.Count == 0 ? [] : Choices(story));
    }

    // A first is told beside its deal where both are in one post.
    private static bool IsInDeal(WinStory story, KnownWin known) => known.TakenBackAt is null && story.Standing.Any(deal => IsFirst(known.Win, deal.Win));

    private static string? First(WinStory story, KnownWin deal) =>
        story.Standing.FirstOrDefault(known => IsFirst(known.Win, deal.Win)) is { Win.Kind: var kind } ? story.Voice.Say(kind == WinKind.FirstDeal ? "Win.First.OfAll" : "Win.First") : null;

    private static bool IsFirst(Win first, Win deal) =>
        deal.Kind == WinKind.DealWon && deal.Date == first.Date && deal.Amount == first.Amount
        && (first.Kind == WinKind.FirstDeal || (first.Kind == WinKind.FirstFromSource && string.Equals(first.Source, deal.Source, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> Sentences(params string?[] said) => said.OfType<string>();

    private static string WhyGone(Voice voice, Win win) => voice.Say(win.Kind == WinKind.DealWon ? "Win.TakenBack.Deal" : "Win.TakenBack.Other");

    private static string? Cheers(WinStory story) => story.Post.Cheers.Count == 0 ? null : story.Voice.Count("Win.Cheers", story.Post.Cheers.Count);

    private static IReadOnlyList<Choice> Choices(WinStory story) =>
    [
        Cheer(story),
        Act(story.Voice, "Add", story.Post),
        .. story.Wins.Any(known => known.Win.Amount is not null) ? new[] { Act(story.Voice, story.Post.IsAmountHidden ? "Show" : "Hide", story.Post) } : [],
        Act(story.Voice, "Undo", story.Post),
        PostFooter.StopHere(story.Voice, PostingKind.Wins),
    ];

    private static Choice Cheer(WinStory story) => Act(story.Voice, "Cheer", story.Post);

    private static Choice Act(Voice voice, string name, WinPost post) =>
        new(voice.Say($"Win.{name}"), voice.Say($"Win.{name}")) { Act = $"{Prefix}{name.ToLowerInvariant()}:{post.Subject}" };

    private static Reply Told(Voice voice, string headline, IEnumerable<string?> said, IReadOnlyList<Choice> choices) => new()
    {
        Language = voice.Language,
        Headline = headline,
        Parts = [.. said.OfType<string>().Select(words => new Part.Text(words))],
        Choices = choices,
    };
}
