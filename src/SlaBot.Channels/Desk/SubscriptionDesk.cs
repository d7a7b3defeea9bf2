using System.Text.RegularExpressions;
using NodaTime;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Desk;

/// <summary>
/// What is posted in a conversation by itself and when, in words: "post the scorecard here", "stop posting here", "when is the
/// next meeting?", "move it to Thursday". Admins switch posts on and off at once, with a way back.
/// </summary>
public sealed partial class SubscriptionDesk : IPostDesk
{
    private static readonly Duration Undoable = Duration.FromMinutes(10);

    private readonly IConversationStore places;
    private readonly Deciders deciders;
    private readonly PostPlan plan;
    private readonly MeetingDesk meetings;

    /// <summary>Makes a desk.</summary>
    /// <param name="places">Where it is kept what is posted.</param>
    /// <param name="members">Who may do what.</param>
    /// <param name="agreements">What was agreed.</param>
    /// <param name="books">Where it is kept which meetings were moved and which runs were skipped.</param>
    /// <param name="moved">Told when a meeting of a workspace was moved, so that its schedules are looked at.</param>
    public SubscriptionDesk(IConversationStore places, IMemberStore members, IAgreementStore agreements, IBookStore books, Action<WorkspaceId>? moved = null)
    {
        this.places = places;
        deciders = new(members);
        plan = new(places, agreements, books);
        meetings = new(agreements, books, deciders, moved ?? (_ => { }));
    }

    /// <inheritdoc/>
    public string Prefix => PostActs.Prefix;

    /// <inheritdoc/>
    public async Task<DeskReply> PressAsync(Heard heard, Member? member, string act, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation)
    {
        var words = SetupWords.In(heard.Language);
        return act.StartsWith(PostFooter.Stop, StringComparison.Ordinal) ? await StopAsync(heard, member, words, PostActs.KindsOf(act[PostFooter.Stop.Length..]), cancellation)
            : PostActs.BackIn(act) is { } back ? await TakeBackAsync(heard, member, words, back, cancellation)
            : await meetings.PressAsync(heard, member, words, act, cancellation);
    }

    /// <inheritdoc/>
    public async Task<DeskReply?> HearAsync(Heard heard, Member? member, string text, Answered answered, CancellationToken cancellation)
    {
        var words = SetupWords.In(answered.Reading.Language);
        if (await meetings.HearAsync(heard, member, words, text, answered.Reading, cancellation) is { } moved)
        {
            return moved;
        }

        if (answered.Reading.Confidence < Conversation.Conversation.Sure)
        {
            return null;
        }

        switch (answered.Reading.Intent)
        {
            case Intent.Subscribe when KindsIn(text) is { Count: > 0 } wanted && !Elsewhere().IsMatch(text):
                return await StartAsync(heard, member, words, wanted, cancellation);
            case Intent.Unsubscribe when KindsIn(text) is var unwanted && (unwanted.Count > 0 || answered.Reading.Kpis.Count == 0):
                return await StopAsync(heard, member, words, unwanted.Count > 0 ? unwanted : Enum.GetValues<PostingKind>(), cancellation);
            case Intent.Schedule:
                meetings.SpokeOfNext(heard);
                return new(await plan.AddToAsync(heard, words, answered.Reply, cancellation));
            default:
                return null;
        }
    }

    private async Task<DeskReply> StartAsync(Heard heard, Member? member, SetupWords words, IReadOnlyList<PostingKind> wanted, CancellationToken cancellation)
    {
        if (member is not { IsAdmin: true })
        {
            return await deciders.RefuseAsync(heard, words, "Post.AdminsOnly", one => one.IsAdmin, cancellation);
        }

        if (await ChangeAsync(heard, before => before.Union(wanted), cancellation) is not var (before, after))
        {
            return new(words.Reply("Settings.Unknown"));
        }

        var isNew = after.Count > before.Count;
        return new(new()
        {
            Language = words.Language,
            Headline = words.Say(isNew ? "Post.On" : "Post.On.Already", PostPlan.NamesOf(words, wanted)),
            Parts = [.. await plan.NextAsync(heard, words, after, cancellation), new Part.Text(words.Say("Post.HowToStop"))],
            Choices = [.. Undo(words, before, after, heard.At), SettingsButton(words)],
        });
    }

    private async Task<DeskReply> StopAsync(Heard heard, Member? member, SetupWords words, IReadOnlyList<PostingKind> unwanted, CancellationToken cancellation)
    {
        if (member is not { IsAdmin: true })
        {
            return await deciders.RefuseAsync(heard, words, "Post.AdminsOnly", one => one.IsAdmin, cancellation);
        }

        if (await ChangeAsync(heard, before => before.Except(unwanted), cancellation) is not var (before, after))
        {
            return new(words.Reply("Settings.Unknown"));
        }

        var stopped = before.Except(after).ToList();
        return new(new()
        {
            Language = words.Language,
            Headline = stopped.Count == 0 ? words.Say("Post.Off.None") : words.Say("Post.Off", PostPlan.NamesOf(words, stopped)),
            Parts = after.Count == 0 ? [] : [new Part.Text(words.Say("Post.Still", PostPlan.NamesOf(words, after)))],
            Choices = [.. Undo(words, before, after, heard.At), SettingsButton(words)],
        });
    }

    private async Task<DeskReply> TakeBackAsync(
        Heard heard, Member? member, SetupWords words, (IReadOnlyList<PostingKind> Before, IReadOnlyList<PostingKind> After, Instant At) back, CancellationToken cancellation)
    {
        if (member is not { IsAdmin: true })
        {
            return await deciders.RefuseAsync(heard, words, "Post.AdminsOnly", one => one.IsAdmin, cancellation);
        }

        var isInTime = heard.At - back.At <= Undoable;
        var change = await ChangeAsync(heard, now => isInTime && now.Order().SequenceEqual(back.After) ? back.Before : now, cancellation);
        return change is not var (was, now) || was.SequenceEqual(now)
            ? new(words.Reply("Post.Undo.Over"), ReplyPlace.Whisper)
            : new(
                new()
                {
                    Language = words.Language,
                    Headline = words.Say("Post.Undone", now.Count == 0 ? words.Say("Settings.Nothing") : PostPlan.NamesOf(words, now)),
                    Choices = [SettingsButton(words)],
                },
                ReplyPlace.Card);
    }

    private async Task<(IReadOnlyList<PostingKind> Before, IReadOnlyList<PostingKind> After)?> ChangeAsync(
        Heard heard, Func<IReadOnlyList<PostingKind>, IEnumerable<PostingKind>> change, CancellationToken cancellation)
    {
        IReadOnlyList<PostingKind> before = [];
        var place = await places.ChangeAsync(
            heard.Workspace,
            heard.Platform,
            heard.Conversation,
            place =>
            {
                before = place?.Posts ?? [];
                return place is null ? null : place with { Posts = [.. change(before).Order()] };
            },
            cancellation);
        return place is null ? null : (before, place.Posts);
    }

    private static IEnumerable<Choice> Undo(SetupWords words, IReadOnlyList<PostingKind> before, IReadOnlyList<PostingKind> after, Instant at) =>
        before.SequenceEqual(after) ? [] : [new(words.Say("Post.Undo"), words.Say("Post.Undo")) { Act = PostActs.BackTo(before, after, at) }];

    private static Choice SettingsButton(SetupWords words) => new(words.Say("Settings.Button"), words.Say("Settings.Command")) { Act = Acts.Settings };

    private static IReadOnlyList<PostingKind> KindsIn(string text) =>
    [
        .. Scorecards().IsMatch(text) ? new[] { PostingKind.Scorecards } : [],
        .. Wins().IsMatch(text) ? new[] { PostingKind.Wins } : [],
    ];

    [GeneratedRegex("score ?-?cards?|report|計分卡|計分表|記分卡|成績單|成绩单|计分卡|月報", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Scorecards();

    [GeneratedRegex("\\bwins?\\b|\\b(won|closed|big) deals?\\b|戰果|战果|捷報|成交|贏單|好消息|喜訊", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Wins();

    // What is wanted in another place is set there.
    [GeneratedRegex("#[a-z0-9]|\\be-?mail|\\bmail\\b|郵件|電郵|信箱", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Elsewhere();
}
