using SlaBot.Domain.Kpis;
using SlaBot.Sources.Csv;

namespace SlaBot.Sources.Tests.Csv;

/// <summary>Text that no standard form has: halves of surrogate pairs, and code points that are no characters.</summary>
public sealed class FieldKeyTests
{
    private readonly Importing import = new(Importing.Agreement());

    [Theory]
    [InlineData("le\ufffeads")]
    [InlineData("\ufffeleads")]
    [InlineData("\ufffe")]
    public async Task A_kpi_that_holds_no_character_is_an_unknown_one(string kpi)
    {
        var summary = await import.Take(ImportKind.Daily, $"date,kpi,value\n2026-03-03,visits,1\n2026-03-04,{kpi},2\n");

        summary.FirstRejections.ShouldHaveSingleItem().Reason.ShouldContain("is not known; the nearest is ");
        import.Daily.ShouldHaveSingleItem().Kpi.ShouldBe(KpiIds.Visits);
    }

    [Theory]
    [InlineData("am\ufffeount")]
    [InlineData("\ufffe")]
    [InlineData("\uffff")]
    public async Task A_header_that_holds_no_character_is_an_unknown_header(string header)
    {
        var summary = await import.Take(ImportKind.Deals, $"id,name,{header}\nA,Acme,5\n");

        summary.IgnoredColumns.ShouldHaveSingleItem().ShouldBe(header);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_in_a_mapping_is_no_field() =>
        (await import.Refuse(ImportKind.Deals, "id,amount\nA,1\n", new() { Columns = [new("x\ud83d", "amount")] })).ShouldContain("there is no field");
}
