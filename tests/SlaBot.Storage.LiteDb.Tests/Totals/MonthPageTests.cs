using CsCheck;
using NodaTime;
using SlaBot.Domain.Facts;

namespace SlaBot.Storage.LiteDb.Totals;

public sealed class MonthPageTests
{
    private static readonly YearMonth March = new(2026, 3);

    private static readonly Gen<DailyTotal> Total = Gen.OneOf(
        Gen.Decimal[-1e12m, 1e12m].Select(DailyTotal.OfAmount),
        Gen.Decimal[-1e12m, 1e12m].Select(amount => -DailyTotal.OfAmount(amount)),
        Gen.Long[-3, 300].Select(things => new DailyTotal(things, things, things)),
        Gen.Select(Gen.Long[-1L << 52, 1L << 52], Gen.Decimal[-1e26m, 1e26m], Gen.Decimal[-1e26m, 1e26m], (count, sum, squares) => new DailyTotal(count, sum, squares)),
        Gen.Select(Gen.Select(Gen.Int, Gen.Long[-1L << 52, 1L << 52]).Array[1, 20], Gen.Decimal[-1e26m, 1e26m], (bins, sum) =>
            new DailyTotal(bins.Length, sum, 0m, Histogram.Of(bins.DistinctBy(bin => bin.Item1).Select(bin => KeyValuePair.Create(bin.Item1, bin.Item2))))));

    [Fact]
    public void A_month_is_read_back_exactly_as_it_was_drafted() =>
        Gen.Select(Gen.Int[1, 31], Gen.String[0, 5], Total).Array[0, 60].Sample(told =>
        {
            var (draft, expected) = (new MonthDraft(March, null), new Dictionary<(int Day, string Source), DailyTotal>());
            foreach (var (day, source, total) in told)
            {
                draft.Set(March.OnDayOfMonth(day), Known(source), total);
                expected[(day, Known(source))] = total;
            }

            var held = expected.Where(cell => !cell.Value.IsZero).ToDictionary();
            var page = draft.ToPage();
            Cells(page).ShouldBe(held, ignoreOrder: true);
            Cells(new MonthDraft(March, page).ToPage()).ShouldBe(held, ignoreOrder: true);
        });

    [Fact]
    public void What_is_taken_back_leaves_no_page()
    {
        var draft = new MonthDraft(March, null);
        draft.Add(new(2026, 3, 2), "ads", DailyTotal.OfDuration(5));
        var page = draft.ToPage();

        var next = new MonthDraft(March, page);
        next.Add(new(2026, 3, 2), "ads", -DailyTotal.OfDuration(5));

        page.ShouldNotBeNull();
        next.ToPage().ShouldBeNull();
    }

    [Fact]
    public void A_number_a_day_and_source_needs_few_bytes()
    {
        var draft = new MonthDraft(March, null);
        for (var cell = 0; cell < 31 * 25; cell++)
        {
            draft.Set(March.OnDayOfMonth(1 + (cell % 31)), $"source{cell / 31}", DailyTotal.OfAmount(cell * 1.5m));
        }

        draft.ToPage()!.Bytes.Length.ShouldBeLessThan(31 * 25 * 7);
    }

    // Files are UTF-8, so half characters never come this far.
    private static string Known(string text) => string.Concat(text.Where(letter => !char.IsSurrogate(letter)));

    private static Dictionary<(int Day, string Source), DailyTotal> Cells(MonthPage? page) => (page?.Days ?? [])
        .SelectMany(day => day.BySource.Select(source => KeyValuePair.Create((day.Date.Day, source.Key), source.Value)))
        .ToDictionary();
}
