using System.Globalization;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Agreements;

/// <summary>An agreement of sales and marketing that holds today, in a company that works at every hour of every day.</summary>
internal static class TwoSides
{
    /// <summary>A program that has it stored, and knows nobody.</summary>
    public static async Task<Slabot> ImportedAsync()
    {
        var program = new Slabot();
        (await program.RunAsync("agreement", "import", program.Write("two-sides.yaml", $$"""
            name: Two sides
            term: { from: {{Day(-100)}}, to: {{Day(264)}} }
            currency: USD
            working_week: [mon, tue, wed, thu, fri, sat, sun]
            working_hours: "00:00-23:59"
            goal: { revenue: 1_200_000, average_deal_size: 12_000 }
            parties:
              sales: { name: Sales }
              marketing: { name: Marketing }
            """))).Succeeded();
        return program;
    }

    /// <summary>A day so many days from today, as files and people write it.</summary>
    public static string Day(int days) => TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
