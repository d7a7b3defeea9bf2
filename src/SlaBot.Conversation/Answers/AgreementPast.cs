using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Agreements;

namespace SlaBot.Conversation.Answers;

/// <summary>"What did we agree in March?", "what changed in the re-set?": the agreement over time.</summary>
internal static class AgreementPast
{
    /// <summary>The terms that held on some days, and what has changed since; null where nothing held.</summary>
    public static Answered? During(Topic topic, Period days)
    {
        var voice = topic.Voice;
        var stretches = topic.View.Agreements.Stretches(days);
        if (stretches.Count == 0)
        {
            return null;
        }

        var now = topic.View.Revision!;
        return topic.Tell(
            voice.Join(stretches.Select(stretch => Held(topic, stretch))),
            [
                .. stretches.Select(stretch => Benchmarks(topic, stretch)),
                .. stretches.Where(stretch => stretch.Revision != now).Select(stretch => Since(topic, stretch.Revision, now)),
            ],
            NextSteps.Of(topic, Intent.Agreement, Intent.Target, Intent.Pace));
    }

    /// <summary>What the newest revision changed in the one before.</summary>
    public static Answered Changes(Topic topic)
    {
        var (voice, all) = (topic.Voice, topic.View.Agreements.Revisions);
        if (all.Count < 2)
        {
            return topic.Tell(voice.Say("Then.NoReset", all[0].Number), [], NextSteps.Of(topic, Intent.Agreement, Intent.Pace));
        }

        var (before, after) = (all[^2], all[^1]);
        var changes = new RevisionDiff(voice).Between(before.Terms, after.Terms).ToList();
        return topic.Tell(
            voice.Say("Then.Changed", after.Number, voice.Dates.Of(after.Reach.From), changes.Count > 0 ? changes[0] : voice.Say("Versions.Other")),
            [
                changes.Count > 1 ? new Part.Text(string.Join("\n", changes.Skip(1))) : null,
                new Part.Text(voice.Say("Reset.History", before.Number, voice.Dates.Of(after.Reach.From))),
                new RevisionWords(topic).Part(),
            ],
            NextSteps.Of(topic, Intent.Agreement, Intent.Target, Intent.Pace));
    }

    /// <summary>Which earlier versions held on some days, and what has changed since; empty where only the present one did.</summary>
    public static IEnumerable<Part> Since(Topic topic, Period days) => topic.View.Agreements.Stretches(days)
        .Where(stretch => stretch.Revision != topic.View.Revision)
        .SelectMany(stretch => new[] { new Part.Text(Held(topic, stretch)), Since(topic, stretch.Revision, topic.View.Revision!) });

    private static string Held(Topic topic, Stretch stretch) => topic.Voice.Say(
        "Then.Held", topic.Voice.Dates.Of(stretch.Days), stretch.Revision.Number, stretch.Revision.Terms.Name, topic.Voice.Numbers.Money(stretch.Revision.Terms.Goal.Revenue.Amount));

    private static Part.Table Benchmarks(Topic topic, Stretch stretch)
    {
        var (voice, terms) = (topic.Voice, stretch.Revision.Terms);
        var words = new EvidenceWords(voice, Domain.Kpis.KpiCatalog.Of(terms));
        var targets = terms.Funnel.TargetsFor(terms.Goal.Customers);
        return new(
            voice.Say("Then.Table", stretch.Revision.Number, voice.Dates.Of(terms.Term)),
            [new(voice.Say("Column.Stage")), new(voice.Say("Column.Target"), IsNumber: true), new(voice.Say("Column.Benchmark"), IsNumber: true)],
            [.. terms.Funnel.Stages.Select((stage, at) => new Row([words.Title(stage.Id), words.Target(stage.Id, targets[at]), EvidenceWords.Share(stage.Rate)]))]);
    }

    private static Part.Text Since(Topic topic, Revision then, Revision now) => new(topic.Voice.Say(
        "Then.Since", now.Number, string.Join(topic.Voice.Say("List.Semicolon"), new RevisionDiff(topic.Voice).Between(then.Terms, now.Terms).DefaultIfEmpty(topic.Voice.Say("Versions.Other")))));
}
