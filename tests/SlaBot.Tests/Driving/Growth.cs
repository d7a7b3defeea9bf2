namespace SlaBot.Tests.Driving;

/// <summary>A small company whose every number can be reckoned by hand: 60 visits, 6 leads, 3 deals, two of them won.</summary>
internal static class Growth
{
    public const string Agreement = """
        name: Growth 2026
        term: { from: 2026-01-01, to: 2026-12-31 }
        currency: USD
        goal: { revenue: 1_200_000, average_deal_size: 12_000 }
        kpis:
          - { id: lead_response_time, owner: sales, kind: duration, target: 4h, better: lower }
        """;

    private const string Deals = """
        id,amount,stage,created,closed,source
        D-1,10000,won,2026-01-12,2026-02-10,paid
        D-2,14000.50,won,2026-01-20,2026-03-03,direct
        D-3,9000,lost,2026-02-02,2026-03-16,paid
        """;

    private const string Leads = """
        id,created,mql,sql,source,first_response
        L-1,2026-01-05 10:00,2026-01-06,2026-01-09,paid,2026-01-05 11:30
        L-2,2026-01-06 09:00,2026-01-12,,paid,2026-01-06 12:00
        L-3,2026-02-03 16:00,2026-02-04,2026-02-20,direct,2026-02-04 10:00
        L-4,2026-02-11 09:00,,,direct,
        L-5,2026-03-02 09:00,2026-03-05,,paid,2026-03-03 09:00
        L-6,2026-03-17 09:00,,,paid,
        """;

    private const string Daily = """
        date,kpi,value
        2026-01-15,visits,20
        2026-02-16,visits,25
        2026-03-16,visits,15
        """;

    private static readonly Lazy<Task<Slabot>> First = new(ImportedAsync);

    /// <summary>The same from a copy of data that was imported once: for tests of what comes after.</summary>
    public static async Task<Slabot> CopiedAsync() => (await First.Value).Copy();

    /// <summary>The program with the agreement and the numbers stored.</summary>
    private static async Task<Slabot> ImportedAsync()
    {
        var slabot = new Slabot();
        (await slabot.RunAsync("agreement", "import", slabot.Write("growth.yaml", Agreement))).Succeeded();
        foreach (var (kind, csv) in new[] { ("deals", Deals), ("leads", Leads), ("daily", Daily) })
        {
            (await slabot.RunAsync("import", kind, slabot.Write($"{kind}.csv", csv))).Succeeded().ShouldContain(" 0 rejected");
        }

        return slabot;
    }
}
