using System.Globalization;
using CsCheck;
using NodaTime;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Wins;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Wins;
using SlaBot.Testing.Wins;

namespace SlaBot.Conversation.Tests.Wins;

/// <summary>
/// Whatever order a year of facts comes in, in whatever chunks, however often, with whatever restarts and sent posts in
/// between: the wins that stand are the same, and none is announced twice. <c>SLABOT_ROUNDS</c> sets how many orders are tried.
/// </summary>
public sealed class WinLaws
{
    private const int DealsOfYear = 60;

    private static readonly long Rounds = long.TryParse(Environment.GetEnvironmentVariable("SLABOT_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 15;

    [Fact]
    public async Task Any_order_of_the_same_facts_announces_the_same_wins_each_once()
    {
        var year = new WinYear(seed: 2026, DealsOfYear);
        var expected = await StandingAsync(await ToldAsync(year.InOrder.ToList(), new Random(1), isInOrder: true));
        expected.Count.ShouldBeGreaterThan(DealsOfYear / 2);
        expected.Keys.Count(id => id.StartsWith("deal:", StringComparison.Ordinal)).ShouldBe(WonIn(year));

        await Gen.Int.SampleAsync(
            async seed =>
            {
                var random = new Random(seed);
                var company = await ToldAsync(year.Shuffled(random), random, isInOrder: false);
                var standing = await StandingAsync(company);

                standing.Keys.ShouldBe(expected.Keys);
                foreach (var (id, win) in standing)
                {
                    (win with { Tier = default }).IsSameAs(expected[id] with { Tier = default }).ShouldBeTrue($"{id}: {win}");
                }
            },
            iter: Rounds,
            threads: 1);
    }

    // An independent count: the newest version of each deal, nothing else.
    private static int WonIn(WinYear year) => year.Subjects.Where(versions => versions[0] is DealFact)
        .Select(versions => versions.Aggregate((older, newer) => newer.Over(older)))
        .Count(fact => fact is DealFact { Stage.Value: DealStage.Won });

    private static async Task<WinCompany> ToldAsync(IReadOnlyList<Fact> facts, Random random, bool isInOrder)
    {
        var company = new WinCompany(SomeWins.Agreement, freshDays: 400);
        _ = await company.AddPlaceAsync("C1");
        company.Time.Now = Instant.FromUtc(2026, 7, 1, 10, 0);
        var said = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < facts.Count;)
        {
            var size = isInOrder ? facts.Count : random.Next(1, 30);
            _ = await company.Facts.AppendAsync(WinCompany.Workspace, [.. facts.Skip(at).Take(size)], default);
            at += size;
            if (random.Next(5) > 0)
            {
                await company.CatchUpAsync();
            }

            await MeanwhileAsync(company, random, said);
        }

        company.Time.Now = Instant.FromUtc(2026, 10, 5, 10, 0);
        await company.CatchUpAsync();
        await company.RunAsync(company.Days);
        await company.RunAsync(company.Digest);
        company.Time.Now += Duration.FromMinutes(2);
        await SayAsync(company, int.MaxValue, said);

        // All of it once more, for nothing.
        var (sent, rows) = (company.Sent.Count, (await company.Books.RowsAsync(WinCompany.Workspace, default)).Count);
        _ = await company.Facts.AppendAsync(WinCompany.Workspace, [.. facts.GroupBy(fact => (fact.Feed, fact.Subject)).Select(group => group.Aggregate((older, newer) => newer.Over(older)))], default);
        company.Restart();
        await company.CatchUpAsync();
        await company.RunAsync(company.Days);
        await SayAsync(company, int.MaxValue, said);
        (company.Sent.Count, (await company.Books.RowsAsync(WinCompany.Workspace, default)).Count).ShouldBe((sent, rows));

        said.Where(win => win.Value != 1).ShouldBeEmpty();
        var standing = await StandingAsync(company);
        standing.Keys.Except(said.Keys).ShouldBeEmpty();
        return company;
    }

    private static async Task MeanwhileAsync(WinCompany company, Random random, Dictionary<string, int> said)
    {
        // Some chunks come at once, some hours or days apart: deals that close on days to come wait for them.
        company.Time.Now += random.Next(3) == 0 ? Duration.FromHours(random.Next(72)) : Duration.FromSeconds(random.Next(90));
        if (random.Next(4) == 0)
        {
            await company.RunAsync(random.Next(2) == 0 ? company.Days : company.Digest);
        }

        if (random.Next(2) == 0)
        {
            await SayAsync(company, random.Next(8), said);
        }

        if (random.Next(5) == 0)
        {
            company.Restart();
        }
    }

    // Which wins are in the messages that people see for the first time.
    private static async Task SayAsync(WinCompany company, int most, Dictionary<string, int> said)
    {
        var before = company.Sent.Count;
        await company.SendAsync(most);
        foreach (var sent in company.Sent.Skip(before).Where(sent => !sent.Row.IsUpdate && sent.Row.Key.Kind is (PostKind.Win or PostKind.WinDigest)))
        {
            var post = (await company.Posts.FindAsync(WinCompany.Workspace, sent.Row.Key.Subject, default))!;
            foreach (var known in await WinBooks.WinsOfAsync(company.Books, WinCompany.Workspace, post, default))
            {
                said[known.Win.Id] = said.GetValueOrDefault(known.Win.Id) + 1;
            }
        }
    }

    private static async Task<SortedDictionary<string, Win>> StandingAsync(WinCompany company) => new(
        (await company.Posts.AnnouncedAsync(WinCompany.Workspace, new(new(2025, 1, 1), new(2026, 12, 31)), default)).ToDictionary(win => win.Id),
        StringComparer.Ordinal);
}
