using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Answers;

/// <summary>One thing that can be said, with an example that can be typed as it stands. Help and <c>docs/commands.md</c> are made of them.</summary>
/// <param name="Intent">What it is.</param>
/// <param name="What">What a person gets by it, in a few words.</param>
/// <param name="Example">A message with the company's own names.</param>
public sealed record HelpLine(Intent Intent, string What, string Example)
{
    private static readonly Intent[] Asked =
    [
        Intent.Pace, Intent.Value, Intent.Why, Intent.Funnel, Intent.Forecast, Intent.Required, Intent.Target, Intent.Trend,
        Intent.Compare, Intent.Scorecard, Intent.Breaches, Intent.Wins, Intent.Agreement, Intent.Schedule,
    ];

    private static readonly Intent[] Requested =
        [Intent.LogValue, Intent.Celebrate, Intent.Amend, Intent.Approve, Intent.Subscribe, Intent.Unsubscribe];

    /// <summary>What can be asked.</summary>
    /// <param name="voice">The language.</param>
    /// <param name="catalog">The company's KPIs.</param>
    public static IReadOnlyList<HelpLine> Questions(Voice voice, KpiCatalog catalog) => [.. Asked.Select(intent => Of(intent, voice, catalog))];

    /// <summary>What can be requested.</summary>
    /// <param name="voice">The language.</param>
    /// <param name="catalog">The company's KPIs.</param>
    public static IReadOnlyList<HelpLine> Requests(Voice voice, KpiCatalog catalog) => [.. Requested.Select(intent => Of(intent, voice, catalog))];

    /// <summary>What is good to know besides: how to go on, correct and take back, and how periods are said.</summary>
    /// <param name="voice">The language.</param>
    /// <param name="catalog">The company's KPIs.</param>
    public static IReadOnlyList<string> Hints(Voice voice, KpiCatalog catalog) =>
    [
        voice.Say("Help.FollowUp", Department(voice, catalog), voice.NameOf(Second(catalog))),
        voice.Say("Help.Correct"),
        voice.Say("Help.Posts"),
        voice.Say("Help.Periods"),
    ];

    // The examples speak of the company's own stages, so that they can be typed as they stand.
    private static HelpLine Of(Intent intent, Voice voice, KpiCatalog catalog)
    {
        var stages = catalog.Funnel.Stages;
        return new(
            intent,
            voice.Say($"Help.{intent}"),
            voice.Say(
                $"Help.{intent}.Example",
                voice.NameOf(KpiIds.Revenue),
                voice.NameOf(catalog.Find(stages[0].Id)!),
                voice.NameOf(catalog.Find(stages[^1].Id)!),
                voice.NameOf(Second(catalog)),
                voice.NameOf(catalog.Find(KpiIds.Rate(stages[^2].Id, stages[^1].Id))!),
                Department(voice, catalog)));
    }

    private static Kpi Second(KpiCatalog catalog) => catalog.Find(catalog.Funnel.Stages[1].Id)!;

    private static string Department(Voice voice, KpiCatalog catalog) =>
        voice.NameOf(catalog.Funnel.Stages.Select(stage => stage.Owner).FirstOrDefault(owner => owner is not null) ?? new PartyId("marketing"));
}
