using System.Text.RegularExpressions;
using NodaTime;
using SlaBot.Conversation.Posts;

namespace SlaBot.Tests.Year;

/// <summary>The deals that people of a place read of in posts about wins.</summary>
/// <param name="said">The messages, each with what row it was.</param>
/// <param name="words">How the place says things.</param>
internal sealed partial class AnnouncedDeals(IReadOnlyList<(PostKey Key, ToldMessage Message)> said, YearWords words)
{
    // As many at once become one post, a minute later.
    private static readonly Duration Gathering = Duration.FromSeconds(65);

    /// <summary>Each deal of a recount stands in one message, said when and how it has to be, and no other deal in any.</summary>
    public void ShouldBe(IReadOnlyList<RecountedWin> wins)
    {
        var found = said.SelectMany(one => Deals().Matches(one.Message.First).Select(deal => deal.Value).Distinct().Select(deal => (Deal: deal, one.Key, one.Message))).ToList();
        found.Select(one => one.Deal).Order(StringComparer.Ordinal).ShouldBe(wins.Select(win => win.Deal).Order(StringComparer.Ordinal));
        foreach (var win in wins)
        {
            var (_, key, message) = found.Single(one => one.Deal == win.Deal);
            key.Kind.ShouldBe(win.IsBig ? PostKind.Win : PostKind.WinDigest, win.ToString());
            var due = YearCalendar.InstantOf(win.At);
            (message.At - due).ShouldBeInRange(Duration.Zero, key.Subject.StartsWith("burst:", StringComparison.Ordinal) ? Gathering : Duration.Zero, win.ToString());
            var lines = message.Now.Split('\n').Where(line => line.Contains(win.Deal, StringComparison.Ordinal)).ToList();
            if (win.Amount is { } amount)
            {
                lines.ShouldContain(line => line.Contains(words.Money(amount), StringComparison.Ordinal), $"{win}: {message.Now}");
                lines.ShouldNotContain(line => line.Contains(words.TakenBack, StringComparison.Ordinal), $"{win}: {message.Now}");
            }
            else
            {
                lines.ShouldHaveSingleItem().ShouldContain(words.TakenBack, customMessage: $"{win}: {message.Now}");
            }
        }
    }

    [GeneratedRegex("D-[0-9]{5}", RegexOptions.NonBacktracking)]
    private static partial Regex Deals();
}
