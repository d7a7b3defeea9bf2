using System.Collections.Immutable;
using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;
using SlaBot.Testing.Wins;

namespace SlaBot.Conversation.Tests.Wins;

/// <summary>
/// A year of a company's facts, each deal with its versions in their order: opened, won, corrected, reopened, won again, in
/// two currencies. The versions of one subject keep their order, since the later one holds; everything else may come in any.
/// </summary>
internal sealed class WinYear
{
    private static readonly string[] Sources = ["webinar", "paid", "trade fair", "referral", "Webinar"];
    private static readonly string[] Sellers = ["Lin Chen", "Jo Park", "Wei Wu"];

    public WinYear(int seed, int deals)
    {
        var random = new Random(seed);
        var subjects = new List<ImmutableArray<Fact>>();
        for (var number = 0; number < deals; number++)
        {
            subjects.Add([.. Versions(random, number)]);
            if (number % 3 == 0)
            {
                var came = Day(random);
                subjects.Add([new LeadFact($"L{number}") { Created = (FactTime?)new FactTime(came), Source = "from the lead" }, new LeadFact($"L{number}") { Reached = new LeadFact("").Reached.Add(new("mqls"), new FactTime(came.PlusDays(3))) }]);
            }
        }

        for (var month = 1; month <= 9; month++)
        {
            subjects.Add([Rate(month, 1.1m), Rate(month, 1m + (month / 50m))]);
        }

        Subjects = subjects;
    }

    /// <summary>Gets the facts, subject by subject.</summary>
    public IReadOnlyList<ImmutableArray<Fact>> Subjects { get; }

    /// <summary>Gets every fact, subject after subject.</summary>
    public IEnumerable<Fact> InOrder => Subjects.SelectMany(versions => versions);

    /// <summary>The facts in another order, some of them told twice, those of one subject in theirs.</summary>
    public IReadOnlyList<Fact> Shuffled(Random random)
    {
        var waiting = Subjects.Select(versions => new Queue<Fact>(versions)).ToList();
        var facts = new List<Fact>();
        while (waiting.Count > 0)
        {
            var at = random.Next(waiting.Count);
            facts.AddRange(Enumerable.Repeat(waiting[at].Dequeue(), random.Next(6) == 0 ? 2 : 1));
            if (waiting[at].Count == 0)
            {
                waiting.RemoveAt(at);
            }
        }

        return facts;
    }

    private static IEnumerable<Fact> Versions(Random random, int number)
    {
        var id = $"D-{number}";
        var won = SomeWins.Deal(id, random.Next(1, 60) * 1_000m, Day(random), Sources[random.Next(Sources.Length)]) with
        {
            Owner = Sellers[random.Next(Sellers.Length)],
            LeadId = number % 3 == 0 ? $"L{number}" : null,
            Currency = random.Next(4) == 0 ? (Currency?)new Currency("EUR") : null,
        };
        if (random.Next(2) == 0)
        {
            yield return won with { Stage = (DealStage?)DealStage.Open, Closed = (FactTime?)null };
        }

        yield return won;
        switch (random.Next(6))
        {
            case 0:
                yield return SomeWins.Reopened(id);
                break;
            case 1 or 3:
                yield return SomeWins.Reopened(id);
                yield return won with { Amount = (decimal?)(random.Next(1, 60) * 1_000m) };
                break;
            case 2:
                yield return new DealFact(id) { Amount = (decimal?)(random.Next(1, 60) * 1_000m), Name = $"Renamed {id}" };
                break;
            default:
                break;
        }
    }

    private static DailyFact Rate(int month, decimal rate) => new(new(2026, month, 1), ExchangeRates.SeriesOf(new("EUR")), null, rate);

    private static LocalDate Day(Random random) => new LocalDate(2026, 1, 5).PlusDays(random.Next(250));
}
