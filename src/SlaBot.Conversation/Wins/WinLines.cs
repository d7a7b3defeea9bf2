using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Wins;

namespace SlaBot.Conversation.Wins;

/// <summary>The sentences about one win.</summary>
/// <param name="story">The post that it is in.</param>
internal sealed class WinLines(WinStory story)
{
    private readonly Voice voice = story.Voice;

    /// <summary>What was won, in one line, the number first; without its mark.</summary>
    public string What(Win win)
    {
        var amount = win.Amount is { } known && !story.HidesAmounts ? voice.Numbers.Money(known) : null;
        var key = $"Win.{win.Kind}{(amount is null && HasAmount(win.Kind) ? ".Hidden" : "")}";
        return voice.Say(
            key,
            amount,
            win.Customer ?? voice.Say("Win.Somebody"),
            win.Source,
            voice.Dates.Of(win.Days),
            win.Share is { } share ? NumberWords.Percent(share) : null,
            PartiesOf(win),
            win.Revision);
    }

    /// <summary>What was won, with the mark of its size.</summary>
    public string Marked(Win win) => voice.Say($"Win.Tier.{win.Tier}", What(win));

    /// <summary>Who brought it and who closed it.</summary>
    public string? Credit(Win win)
    {
        if (win.Kind != WinKind.DealWon)
        {
            return null;
        }

        var (brought, closed) = (Funnel?.Top.Owner, Funnel?.Last.Owner);
        return voice.Join(
        [
            .. win.Source is { } source ? new[] { brought is { } by ? voice.Say("Win.Source", source, voice.NameOf(by)) : voice.Say("Win.Source.Plain", source) } : [],
            win.Seller is { } seller && story.MayName(seller)
                ? closed is { } party ? voice.Say("Win.SoldBy", seller, voice.NameOf(party)) : voice.Say("Win.SoldBy.Role", seller)
                : voice.Say("Win.SoldBy.Role", closed is { } role ? voice.NameOf(role) : voice.Say("Win.SoldBy.Nobody")),
        ]);
    }

    /// <summary>The days from stage to stage; null where they are not known.</summary>
    public string? Way(Win win)
    {
        var catalog = story.View.Catalog;
        return win.Stages.Count == 0 ? null : voice.Say("Win.Way", string.Join(" → ", win.Stages.Select(step =>
        {
            var days = voice.Numbers.In(KpiUnit.Days, step.Days);
            return step.Stage == catalog.Funnel.Last.Id
                ? voice.Say("Win.Way.Won", days)
                : voice.Say("Win.Way.Step", catalog.Find(step.Stage) is { } stage ? voice.NameOf(stage) : voice.NameOf(step.Stage), days);
        })));
    }

    /// <summary>What it did to the goal; null where none was agreed.</summary>
    public string? Goal(Win win)
    {
        if (win is not { Kind: WinKind.DealWon, Amount: { } amount } || GoalEffect.Of(win.Date, amount, story.View) is not { } effect)
        {
            return null;
        }

        return voice.Join(
        [
            // Two shares and the goal would tell the amount.
            voice.Say(story.HidesAmounts ? "Win.Goal.Hidden" : "Win.Goal", NumberWords.Percent(effect.Before), NumberWords.Percent(effect.After)),
            .. effect.Expected is { } due ? new[] { voice.Say("Win.Goal.Expected", NumberWords.Percent(due)) } : [],
            .. effect is { Customers: { } customers, CustomersTarget: { } target } ? new[] { voice.Say("Win.Goal.Customers", voice.Numbers.Count(customers), voice.Numbers.Count(target)) } : [],
            .. effect.IsBackOnPace ? new[] { voice.Say("Win.Goal.Back", StatusMark.Of(effect.StatusAfter)) } : [],
        ]);
    }

    /// <summary>What there is to add to a win that is no deal; null where nothing is.</summary>
    public string? More(Win win) => win switch
    {
        { Kind: WinKind.Recovery } => voice.Say("Win.Recovery.More"),
        { Before: { } before } when !story.HidesAmounts => voice.Say("Win.Before", voice.Numbers.Money(before)),
        _ => null,
    };

    /// <summary>Who else had a part in it; null where nobody was added.</summary>
    public string? With() => story.Post.Contributors.Count == 0 ? null : voice.Say("Win.With", string.Join(voice.Say("List.Comma"), story.Post.Contributors.Select(one =>
        story.MayName(one.Name)
            ? one.Party is { } party ? voice.Say("Win.With.Named", one.Name, voice.NameOf(party)) : one.Name
            : one.Party is { } role ? voice.Say("Win.With.Role", voice.NameOf(role)) : voice.Say("Win.With.Nobody"))));

    private Funnel? Funnel => story.View.Agreement?.Funnel;

    // Of a revision those that signed it, which may be more than are agreed with today.
    private string PartiesOf(Win win)
    {
        var terms = story.View.Agreements.Revisions.FirstOrDefault(revision => revision.Number == win.Revision)?.Terms ?? story.View.Agreement;
        return string.Join(voice.Say("List.And"), (terms?.Parties ?? []).Select(party => party.Id).Select(Voice.Of(voice.Language, terms).NameOf));
    }

    private static bool HasAmount(WinKind kind) => kind is not (WinKind.Recovery or WinKind.BothOnPace or WinKind.CleanHandOffs or WinKind.AgreementSigned);
}
