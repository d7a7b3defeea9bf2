using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Voices;
using SlaBot.Conversation.Wins;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Values;
using SlaBot.Domain.Wins;

namespace SlaBot.Conversation.Scorecards;

/// <summary>The big deals of a scorecard's days by name, as they were announced: not those that were taken back, nor the amounts that were hidden.</summary>
internal static class ToldWins
{
    private const int Most = 5;

    /// <summary>A scorecard with them.</summary>
    public static Scorecard With(Scorecard card, IBookDraft books)
    {
        var big = WinBooks.Deals.All(books)
            .Where(known => known is { IsAnnounced: true, Win.Tier: WinTier.Big } && card.Days.Contains(known.Win.Date))
            .Select(known => (known.Win, Post: WinBooks.Posts.Find(books, known.Post!)))
            .Where(told => told.Post is { UndoneAt: null })
            .OrderByDescending(told => told.Win.Amount)
            .ThenBy(told => told.Win.Id, StringComparer.Ordinal)
            .Take(Most)
            .Select(told => new ScorecardWin(
                ScorecardWinKind.Told, Period.Of(told.Win.Date), null, null, new(Line(told.Win, told.Post!, "en", card.Currency), Line(told.Win, told.Post!, "zh-Hant", card.Currency))));
        return card with { Wins = [.. card.Wins, .. big] };
    }

    private static string Line(Win win, WinPost post, string language, Currency currency)
    {
        var voice = new Voice(language, currency);
        var amount = win.Amount is { } worth && !post.IsAmountHidden ? voice.Numbers.Money(worth) : null;
        string?[] parts = [win.Customer ?? voice.Say("Scorecard.Win.Nameless"), amount, win.Source is { } source ? voice.Say("Scorecard.Win.Source", source) : null, voice.Dates.Of(win.Date)];
        return voice.Say("Scorecard.Win.Big", string.Join(voice.Say("List.Comma"), parts.OfType<string>()));
    }
}
