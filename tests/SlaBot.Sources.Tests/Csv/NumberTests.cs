using CsCheck;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;
using SlaBot.Sources.Csv;

namespace SlaBot.Sources.Tests.Csv;

public sealed class NumberTests
{
    [Theory]
    [InlineData("1234", "1234")]
    [InlineData("1,234.50", "1234.50")]
    [InlineData("1.234,50", "1234.50")]
    [InlineData("1 234,50", "1234.50")]
    [InlineData("1\u00A0234,50", "1234.50")]
    [InlineData("1\u202F234\u202F567", "1234567")]
    [InlineData("1'234.50", "1234.50")]
    [InlineData("12,34,567", "1234567")]
    [InlineData("1,234", "1234")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("1234,5", "1234.5")]
    [InlineData(".5", "0.5")]
    [InlineData("0.123", "0.123")]
    [InlineData("0,123", "0.123")]
    [InlineData("+12", "12")]
    [InlineData("$1,234", "1234")]
    [InlineData("NT$1,234", "1234")]
    [InlineData("€ 1.234,00", "1234.00")]
    [InlineData("1.234,00 €", "1234.00")]
    [InlineData("USD 1234.5", "1234.5")]
    [InlineData("1000000000000", "1000000000000")]
    [InlineData("1000000000001", null)]
    [InlineData("(1,234)", null)]
    [InlineData("-5", null)]
    [InlineData("$-5", null)]
    [InlineData("-$5", null)]
    [InlineData("1.2E+05", null)]
    [InlineData("1.2k", null)]
    [InlineData("3萬", null)]
    [InlineData("12 34", null)]
    [InlineData("1,23.4", null)]
    [InlineData("5%", null)]
    [InlineData("n/a", null)]
    [InlineData("12-34", null)]
    [InlineData("111111111111111111111111111111111111111111", null)]
    public async Task An_amount_is_read_as_people_write_it_or_its_row_is_rejected(string written, string? read)
    {
        var import = new Importing();

        var summary = await import.Take(ImportKind.Deals, $"id;amount\nA;1\nB;{written}\n");

        summary.Rejected.ShouldBe(read is null ? 1 : 0, string.Join(',', summary.FirstRejections));
        if (read is not null)
        {
            import.Deals[1].Amount.Value.ShouldBe(decimal.Parse(read, System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("1.234", "0,5", 1234)]
    [InlineData("1.234", "1.234.567", 1234)]
    [InlineData("1,234", "0.5", 1234)]
    [InlineData("1.234", "0.5", 1.234)]
    [InlineData("1,234", "7,5", 1.234)]
    public async Task One_value_tells_how_the_whole_column_is_written(string open, string telling, decimal read)
    {
        var import = new Importing();

        await import.Take(ImportKind.Deals, $"id;amount\nA;{open}\nB;{telling}\n");

        import.Deals[0].Amount.Value.ShouldBe(read);
    }

    [Fact]
    public async Task What_no_value_tells_is_asked() =>
        (await new Importing().Refuse(ImportKind.Deals, "id;amount\nA;7\nB;1.234\n")).ShouldBe(
            "The numbers of amount can be read in two ways: is '1.234' (line 3) more than a thousand or not? "
            + "Say --numbers point (a point comes before the cents) or --numbers comma.");

    [Theory]
    [InlineData(NumberStyle.DecimalPoint, 1.234)]
    [InlineData(NumberStyle.DecimalComma, 1234)]
    public async Task What_people_say_about_numbers_holds(NumberStyle style, decimal read)
    {
        var import = new Importing();

        await import.Take(ImportKind.Deals, "id;amount\nA;1.234\n", new() { Numbers = style });

        import.Deals[0].Amount.Value.ShouldBe(read);
    }

    [Fact]
    public async Task A_column_that_contradicts_itself_is_refused_naming_both_lines() =>
        (await new Importing().Refuse(ImportKind.Deals, "id;amount\nA;1.5\nB;1,5\n")).ShouldStartWith(
            "The numbers of amount contradict each other: line 2 has '1.5', line 3 '1,5'.");

    [Theory]
    [InlineData("TWD", "$5", "TWD")]
    [InlineData("EUR", "$5", "USD")]
    [InlineData("USD", "€5", "EUR")]
    [InlineData("CNY", "¥5", "CNY")]
    [InlineData("USD", "5 gbp", "GBP")]
    [InlineData("USD", "5", null)]
    [InlineData("TWD", "5元", null)]
    public async Task A_sign_beside_the_amount_names_its_currency(string own, string written, string? currency)
    {
        var import = new Importing(Importing.Agreement(own));

        await import.Take(ImportKind.Deals, $"id,amount\nA,{written}\n");

        import.Deals[0].Currency.ShouldBe(currency is null ? default(Carried<Currency?>) : (Carried<Currency?>)(Currency?)new Currency(currency));
    }

    [Theory]
    [InlineData("EUR", "eur", 0)]
    [InlineData("", "EUR", 0)]
    [InlineData("€", "EUR", 0)]
    [InlineData("euros", "EUR", 1)]
    [InlineData("USD", "EUR", 1)]
    public async Task A_currency_column_and_a_sign_must_agree(string column, string sign, int rejected) =>
        (await new Importing().Take(ImportKind.Deals, $"id,amount,currency\nZ,1,USD\nA,5 {sign},{column}\n")).Rejected.ShouldBe(rejected);

    [Fact]
    public async Task Deals_without_a_rate_for_their_currency_are_set_aside_until_it_is_known()
    {
        var import = new Importing(Importing.Agreement());

        var deals = await import.Take(ImportKind.Deals, "id,amount,currency,stage,closed\nA,100,EUR,won,2026-03-02\n");
        await import.Take(ImportKind.Daily, "date,kpi,value\n2026-03-01,fx_eur,1.25\n");
        var totals = await import.Store.TotalsAsync(Importing.Workspace, TestContext.Current.CancellationToken);

        deals.SetAside.Count.ShouldBe(1);
        totals.Of(new("revenue")).Sum(Period.Month(2026, 3)).Sum.ShouldBe(125m);
    }

    [Fact]
    public void Any_amount_is_read_back_in_both_styles() =>
        Check.Sample(
            Gen.Select(Gen.Long[0, 100_000_000_000_000], Gen.Bool),
            drawn =>
            {
                var (cents, isPoint) = drawn;
                var amount = cents / 100m;
                var text = amount.ToString("N2", System.Globalization.CultureInfo.InvariantCulture);
                text = isPoint ? text : text.Replace(',', '_').Replace('.', ',').Replace('_', '.');
                NumberText.TrySplit(text, out var number).ShouldBeTrue();
                number.TryRead(isPoint ? NumberStyle.DecimalPoint : NumberStyle.DecimalComma, out var read).ShouldBeTrue();
                return read == amount && number.Proven() == (isPoint ? NumberStyle.DecimalPoint : NumberStyle.DecimalComma);
            });
}
