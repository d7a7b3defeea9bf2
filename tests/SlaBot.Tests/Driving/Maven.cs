using SlaBot.Testing;

namespace SlaBot.Tests.Driving;

/// <summary>A real CRM export of 8,800 opportunities, with an agreement for the months it covers.</summary>
internal static class Maven
{
    public const string Agreement = """
        name: Maven 2017
        term: { from: 2017-03-01, to: 2017-12-31 }
        currency: USD
        goal: { revenue: 10_000_000, average_deal_size: 2_361 }
        funnel:
          - { stage: opportunities }
          - { stage: new_customers, rate: 63% }
        """;

    /// <summary>The export; the test is skipped where it is missing.</summary>
    public static string Pipeline
    {
        get
        {
            var path = SharedData.Find("data/maven_crm/sales_pipeline.csv");
            Assert.SkipUnless(path is not null, "The CRM sample data is not beside this checkout.");
            return path!;
        }
    }

    public static string[] Import(string file) =>
    [
        "import", "deals", file,
        "--map", "id=opportunity_id", "--map", "created=engage_date", "--map", "closed=close_date",
        "--map", "amount=close_value", "--map", "stage=deal_stage", "--map", "owner=sales_agent",
        "--map-value", "stage:Won=won", "--map-value", "stage:Lost=lost", "--map-value", "stage:Engaging=open", "--map-value", "stage:Prospecting=open",
    ];

    private static readonly Lazy<Task<Slabot>> First = new(ImportedAsync);

    /// <summary>The program with the agreement and all deals stored, as a copy of data that was imported once.</summary>
    public static async Task<Slabot> CopiedAsync()
    {
        _ = Pipeline; // where it is missing each test is skipped
        return (await First.Value).Copy();
    }

    private static async Task<Slabot> ImportedAsync()
    {
        var slabot = new Slabot();
        (await slabot.RunAsync("agreement", "import", slabot.Write("maven.yaml", Agreement))).Succeeded();
        (await slabot.RunAsync(Import(Pipeline))).Succeeded();
        return slabot;
    }
}
