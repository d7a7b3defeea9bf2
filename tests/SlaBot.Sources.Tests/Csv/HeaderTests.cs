using SlaBot.Domain.Facts;
using SlaBot.Domain.Funnels;
using SlaBot.Sources.Csv;

namespace SlaBot.Sources.Tests.Csv;

public sealed class HeaderTests
{
    private readonly Importing import = new();

    [Theory]
    [InlineData("Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Create Date")]
    [InlineData("Opportunity ID,Opportunity Name,Stage,Close Date,Opportunity Owner,Amount (USD),Created Date")]
    [InlineData("Deal - ID,Deal - Title,Deal - Status,Deal - Won time,Deal - Owner,Deal - Value,Deal - Deal created")]
    [InlineData("編號,商機名稱,階段,成交日,業務,金額,建立日期")]
    [InlineData(" ID ,NAME,stage,closed_at,OWNER,close_value,created")]
    public async Task The_headers_of_common_exports_are_recognised(string header)
    {
        await import.Take(ImportKind.Deals, $"{header}\n7,Acme,Closed Won,2026-03-01,Jane,500,2026-01-05\n");

        import.Deals.ShouldHaveSingleItem().ShouldBe(new DealFact("7")
        {
            Name = "Acme",
            Stage = DealStage.Won,
            Closed = (FactTime?)new FactTime(new(2026, 3, 1)),
            Owner = "Jane",
            Amount = (decimal?)500m,
            Created = (FactTime?)new FactTime(new(2026, 1, 5)),
        });
    }

    [Theory]
    [InlineData("Lead ID,Create Date,Became a Marketing Qualified Lead Date,Became a Sales Qualified Lead Date,Proposal sent,Became a Customer Date")]
    [InlineData("id,created,mql,sql,proposal,won")]
    [InlineData("id,created,mqls,sqls,proposals,new_customers")]
    public async Task The_stages_of_a_lead_are_those_of_the_funnel(string header)
    {
        await import.Take(ImportKind.Leads, $"{header}\nL1,2026-01-01,2026-01-02,2026-01-03,,2026-01-05\n");

        var lead = import.Leads.ShouldHaveSingleItem();
        lead.Reached.Select(entry => (entry.Key.Value, entry.Value?.Date)).ShouldBe(
        [
            ("mqls", new(2026, 1, 2)), ("new_customers", new(2026, 1, 5)), ("proposals", null), ("sqls", new(2026, 1, 3)),
        ]);
    }

    [Fact]
    public async Task A_companys_own_stages_are_recognised_by_id_name_and_synonym()
    {
        var funnel = new Funnel(
        [
            new(new("visits"), null, null),
            new(new("signups"), null, 0.1m),
            new(new("demos"), null, 0.5m, new("Product demo", "產品展示"), ["showing"]),
            new(new("clients"), null, 0.5m),
        ]);
        var own = new Importing(Importing.Agreement(funnel: funnel));

        var summary = await own.Take(ImportKind.Leads, "id,created,signup,產品展示,won,mql\nL1,2026-01-01,2026-01-02,2026-01-03,2026-01-04,x\n");

        own.Leads[0].Reached.Keys.Select(stage => stage.Value).ShouldBe(["clients", "demos", "signups"]);
        summary.IgnoredColumns.ShouldBe(["mql"]);
    }

    [Fact]
    public async Task A_mapping_wins_over_what_would_be_recognised()
    {
        await import.Take(
            ImportKind.Deals, "id,amount,real amount\nA,1,2\n", new() { Columns = [new("amount", "real amount")] });

        import.Deals[0].Amount.Value.ShouldBe(2m);
    }

    [Fact]
    public async Task A_field_can_be_left_out()
    {
        await import.Take(ImportKind.Deals, "id,amount,proposal\nA,1,see attachment\n", new() { Columns = [new("proposed", "-")] });

        import.Deals[0].Proposed.IsCarried.ShouldBeFalse();
    }

    [Fact]
    public async Task A_quote_that_swallows_the_file_is_refused_before_memory_is_filled() =>
        (await import.Refuse(ImportKind.Deals, "id,name\n1,\"open\n" + string.Concat(Enumerable.Repeat("2,x\n", 1_000_000))))
            .ShouldStartWith("A row of the file is longer than any row can be. Most likely a quote is opened and never closed");

    [Theory]
    [InlineData("id,created,amount\n", "has a header but no rows")]
    [InlineData("", "The file is empty")]
    [InlineData("name,amount\nAcme,5\n", "no column for id. Its headers are 'name', 'amount'")]
    [InlineData("id,colour\nA,red\n", "Only the id was recognised among the headers 'id', 'colour'")]
    [InlineData("id,amount,amount\nA,1,2\n", "The header 'amount' stands over columns 2 and 3")]
    [InlineData("A,2026-03-01,12400\nB,2026-03-02,5\n", "The first line holds values, not names of columns: 'A', '2026-03-01', '12400'")]
    [InlineData("id,name\n1,\"never closed\n2,x\n", "A quote is opened and never closed (line 2)")]
    public async Task A_file_that_cannot_be_understood_is_refused_with_the_reason(string csv, string reason) =>
        (await import.Refuse(ImportKind.Deals, csv)).ShouldContain(reason);

    [Theory]
    [InlineData("price=cost", "there is no field 'price'. The fields are id,name,amount")]
    [InlineData("amount=cost", "the file has no such header. Its headers are 'id', 'amount'")]
    public async Task A_mapping_that_cannot_be_meant_is_refused(string mapping, string reason) =>
        (await import.Refuse(ImportKind.Deals, "id,amount\nA,1\n", new() { Columns = [ColumnMapping.Parse(mapping)!] })).ShouldContain(reason);

    [Theory]
    [InlineData("stage:Won=done", "a deal's stage is open, won or lost, not 'done'")]
    [InlineData("phase:Won=won", "there is no field 'phase' that holds words. Those that do are id,name,currency,stage,owner,source,lead_id.")]
    [InlineData("amount:none=0", "there is no field 'amount' that holds words")]
    public async Task A_value_mapping_that_cannot_be_meant_is_refused(string mapping, string reason) =>
        (await import.Refuse(ImportKind.Deals, "id,amount\nA,1\n", new() { Values = [ValueMapping.Parse(mapping)!] })).ShouldContain(reason);

    [Theory]
    [InlineData("id")]
    [InlineData("=x")]
    [InlineData("id=")]
    public void A_mapping_needs_a_field_and_a_header(string text) => ColumnMapping.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("stage:Won=won", "stage", "Won", "won")]
    [InlineData("stage: a=b = won", "stage", "a=b", "won")]
    [InlineData("stage:=open", "stage", "", "open")]
    public void A_value_mapping_names_field_word_and_meaning(string text, string field, string from, string to) =>
        ValueMapping.Parse(text).ShouldBe(new ValueMapping(field, from, to));

    [Fact]
    public async Task An_unknown_stage_rejects_its_row_and_a_mapping_takes_it()
    {
        const string csv = "id,stage,amount\nA,won,1\nB,Frobnicated,2\nC,,3\n";

        var summary = await import.Take(ImportKind.Deals, csv);
        var mapped = await import.Take(ImportKind.Deals, csv, new() { Values = [new("stage", "frobnicated", "lost"), new("stage", "", "open")] });

        summary.FirstRejections.ShouldBe(
            [new(3, "stage 'Frobnicated' is not known: say what it means with --map-value \"stage:Frobnicated=open\" (or won, or lost)")]);
        mapped.Rejected.ShouldBe(0);
        import.Deals.Single(deal => deal.Id == "B").Stage.Value.ShouldBe(DealStage.Lost);
        import.Deals.Single(deal => deal.Id == "C").Stage.Value.ShouldBe(DealStage.Open);
    }

    [Fact]
    public async Task Columns_that_a_file_does_not_carry_stay_as_they_were()
    {
        await import.Take(ImportKind.Deals, "id,name,amount,stage,closed,owner\nA,Acme,5,won,2026-03-01,Jane\n");
        await import.Take(ImportKind.Deals, "id,amount\nA,7\n");

        import.Deals[0].Amount.Value.ShouldBe(7m);
        import.Deals[0].Name.Value.ShouldBe("Acme");
        import.Deals[0].Owner.Value.ShouldBe("Jane");
        import.Deals[0].Stage.Value.ShouldBe(DealStage.Won);
    }
}
