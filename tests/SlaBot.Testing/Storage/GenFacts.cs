using System.Collections.Immutable;
using CsCheck;
using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Testing.Storage;

/// <summary>Facts about few subjects on few days, so that they meet, correct and contradict one another.</summary>
public static class GenFacts
{
    private static readonly Gen<LocalDate> Date = Gen.Int[0, 75].Select(day => new LocalDate(2026, 1, 15).PlusDays(day));

    private static readonly Gen<FactTime> Moment = Gen.Select(Date, Gen.Int[0, 24 * 60 * 2], (date, minute) =>
        new FactTime(date, minute < 24 * 60 ? LocalTime.Midnight.PlusMinutes(minute) : null));

    private static readonly Gen<string> Source = Of("google", "Google", "e/mail \u001f x", "", null!);

    private static readonly Gen<string> Id = Of("D-1", "d-1", "D-1 ", "D-2", "1", "01", "日本/\u001f", "\u001e", "💶", "$.a[0]", new string('x', 300), new string('x', 300) + "y");

    public static Gen<Fact> Deal { get; } = Gen.Select(
        Gen.Select(Id, Carried(Gen.Select(Gen.Int[-10_000, 900_000], cents => cents / 100m).Nullable()), Carried(Of<Currency?>(null, new Currency("USD"), new Currency("EUR"), new Currency("JPY")))),
        Gen.Select(Carried(Of<DealStage?>(DealStage.Open, DealStage.Won, DealStage.Won, DealStage.Lost, null)), Carried(Moment.Nullable()), Carried(Moment.Nullable()), Carried(Moment.Nullable())),
        Gen.Select(Carried(Source), Carried(Of("Acme", "", null!))),
        (what, when, who) => (Fact)new DealFact(what.Item1)
        {
            Amount = what.Item2,
            Currency = what.Item3,
            Stage = when.Item1,
            Created = when.Item2,
            Proposed = when.Item3,
            Closed = when.Item4,
            Source = who.Item1,
            Name = who.Item2,
        });

    public static Gen<Fact> Lead { get; } = Gen.Select(
        Id,
        Gen.Select(Carried(Moment.Nullable()), Carried(Moment.Nullable()), Carried(Moment.Nullable())),
        Gen.Select(Of("leads", "mqls", "sqls", "proposals", "new_customers", "demos"), Moment.Nullable()).Array[0, 4],
        Carried(Source),
        (id, when, reached, source) => (Fact)new LeadFact(id)
        {
            Created = when.Item1,
            Lost = when.Item2,
            FirstResponse = when.Item3,
            Source = source,
            Reached = reached.DistinctBy(stage => stage.Item1).ToImmutableSortedDictionary(stage => new KpiId(stage.Item1), stage => stage.Item2),
        });

    public static Gen<Fact> Daily { get; } = Gen.Select(
        Date,
        Of("visits", "leads", "nps", "revenue"),
        Of<string?>("google", "Google", "a/b", null),
        Gen.Int[-500, 50_000],
        (date, kpi, source, value) => (Fact)new DailyFact(date, new(kpi), source, value % 9 == 0 ? null : value / 100m));

    public static Gen<Fact> Rate { get; } = Gen.Select(
        Date,
        Of("fx_eur", "fx_jpy"),
        Gen.Int[1, 20_000],
        (date, kpi, value) => (Fact)new DailyFact(date, new(kpi), null, value / 10_000m));

    public static Gen<Fact> Any { get; } = Gen.Frequency((5, Deal), (4, Lead), (3, Daily), (1, Rate));

    private static Gen<Carried<T>> Carried<T>(Gen<T> values) =>
        Gen.Select(Gen.Bool, values, (isCarried, value) => isCarried ? new Carried<T>(true, value) : default);

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
