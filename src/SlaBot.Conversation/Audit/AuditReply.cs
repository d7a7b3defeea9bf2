using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Kpis;

namespace SlaBot.Conversation.Audit;

/// <summary>"Who changed the target?": the changes of the agreement and of proposals, newest first; of a KPI, the one that set its target.</summary>
internal static class AuditReply
{
    private const int MostShown = 10;

    /// <summary>Tells who changed what.</summary>
    /// <param name="topic">What was asked.</param>
    /// <param name="entries">The audit, oldest first.</param>
    public static Answered Of(Topic topic, IReadOnlyList<AuditEntry> entries)
    {
        var voice = topic.Voice;
        var changes = entries.Where(entry => entry.Note.Act is not (AuditAct.RightsChanged or AuditAct.LinksRevoked)).Reverse().ToList();
        var kpis = topic.Reading.Kpis.Select(topic.View.Catalog.Find).OfType<Kpi>().ToList();
        var said = kpis.Count > 0 ? voice.Join(kpis.Select(kpi => About(topic, kpi, entries)))
            : changes.Count > 0 ? voice.Say("Audit.Last", Who(voice, changes[0]), What(voice, changes[0]), When(topic, changes[0]), Where(voice, changes[0]))
            : voice.Say("Audit.None");
        return topic.Tell(said, [changes.Count > 0 ? Table(topic, changes) : null], NextSteps.Of(topic, Intent.Agreement, Intent.Target));
    }

    private static string About(Topic topic, Kpi kpi, IReadOnlyList<AuditEntry> entries)
    {
        var (voice, name) = (topic.Voice, topic.Voice.NameOf(kpi));
        var targets = topic.View.Agreements.Revisions.Select(revision => (Revision: revision, Target: TargetIn(revision, kpi))).ToList();
        var at = targets.FindLastIndex(one => one.Target != targets[^1].Target) + 1;
        if (at == 0)
        {
            return voice.Say("Audit.Kpi.Never", name, Shown(voice, kpi, targets[^1].Target), targets[0].Revision.Number);
        }

        var (revision, target) = targets[at];
        var set = voice.Say("Audit.Kpi", name, Shown(voice, kpi, targets[at - 1].Target), Shown(voice, kpi, target), revision.Number, voice.Dates.Of(revision.EffectiveFrom));
        return entries.LastOrDefault(entry => entry.Note.Subject == $"revision {revision.Number}") is { } entry
            ? voice.Join([set, voice.Say(entry.Note.Act == AuditAct.AgreementSigned ? "Audit.Kpi.Signed" : "Audit.Kpi.By", Who(voice, entry), When(topic, entry), Where(voice, entry))])
            : set;
    }

    private static decimal? TargetIn(Revision revision, Kpi kpi) => KpiCatalog.Of(revision.Terms).Find(kpi.Id)?.Target;

    // A target of so many is met by the next whole one.
    private static string Shown(Voice voice, Kpi kpi, decimal? target) => kpi.Kind == KpiKind.Count && target is { } count ? voice.Numbers.CountUp(count) : voice.Value(kpi, target);

    private static Part.Table Table(Topic topic, List<AuditEntry> changes)
    {
        var voice = topic.Voice;
        return new(
            voice.Say("Audit.Table", changes.Count),
            [new(voice.Say("Audit.Column.When")), new(voice.Say("Audit.Column.Who")), new(voice.Say("Audit.Column.What"))],
            [.. changes.Take(MostShown).Select(entry => new Row([When(topic, entry), voice.Say("Audit.WhoWhere", Who(voice, entry), Where(voice, entry)), Told(voice, entry)]))]);
    }

    private static string Told(Voice voice, AuditEntry entry) =>
        entry.Note.Reason is { Length: > 0 } reason ? voice.Say("Audit.Because", What(voice, entry), reason) : What(voice, entry);

    private static string What(Voice voice, AuditEntry entry) => voice.Say($"Audit.Act.{entry.Note.Act}", Subject(voice, entry.Note.Subject));

    private static string Subject(Voice voice, string subject) => subject.Split(' ') switch
    {
        ["revision", var number] => voice.Say("Audit.Revision", number),
        ["proposal", var number] => voice.Say("Audit.Proposal", number),
        _ => subject,
    };

    private static string Who(Voice voice, AuditEntry entry) => entry.By.Where == AuditActor.Itself.Where ? "SlaBot" : entry.By.Name is { Length: > 0 } name ? name : voice.Say("Audit.Somebody");

    private static string Where(Voice voice, AuditEntry entry) => entry.By.Where switch
    {
        "teams" => voice.Say("Audit.Where.Teams"),
        "slack" => voice.Say("Audit.Where.Slack"),
        "page" => voice.Say("Audit.Where.Page"),
        "command line" => voice.Say("Audit.Where.CommandLine"),
        _ => voice.Say("Audit.Where.Slabot"),
    };

    private static string When(Topic topic, AuditEntry entry) =>
        topic.Voice.Dates.Of(entry.At.InZone(topic.View.Agreement?.Calendar.Zone ?? NodaTime.DateTimeZone.Utc).Date);
}
