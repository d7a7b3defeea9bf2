using SlaBot.ChatPage;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;

namespace SlaBot.Agreements;

/// <summary>The revisions of an agreement, newest first, each with what it changed in words.</summary>
internal static class AgreementVersions
{
    /// <summary>Writes the list.</summary>
    public static void Write(Markup section, AgreementPageScene scene, Voice voice)
    {
        var all = scene.View.Agreements.Revisions;
        _ = section.NewLine().Element("ol", [("class", "versions"), ("reversed", "")], list =>
        {
            for (var at = all.Count - 1; at >= 0; at--)
            {
                var (revision, before) = (all[at], at == 0 ? null : all[at - 1]);
                _ = list.NewLine().Element("li", [], item =>
                {
                    _ = item.Element("h3", [], title => Title(title, revision, scene, voice));
                    _ = item.Element("p", voice.Say("Sheet.Page.Stored", voice.Dates.Of(revision.Reach.From), StoredOn(revision, voice)), ("class", "note"));
                    Changes(item, before, revision, voice);
                });
            }
        });
    }

    /// <summary>Whether a revision is in force, to come, or was.</summary>
    public static string StateOf(Revision revision, AgreementPageScene scene, Voice voice)
    {
        var (today, history) = (scene.View.AsOf.Day, scene.View.Agreements);
        return voice.Say(
            history.InForceOn(today) == revision ? "Sheet.Page.State.InForce"
            : revision.Reach.From > today ? "Sheet.Page.State.ToCome"
            : "Sheet.Page.State.Earlier");
    }

    private static void Title(Markup title, Revision revision, AgreementPageScene scene, Voice voice)
    {
        var name = voice.Say("Sheet.Page.Version", revision.Number);
        _ = scene.IsServed && revision != scene.Shown
            ? title.Element("a", name, ("href", AgreementPage.Query(revision.Number, voice.Language)))
            : title.Text(name);
        _ = title.Text(" ").Element("span", StateOf(revision, scene, voice), ("class", "state"));
        _ = revision == scene.Shown ? title.Text(" ").Element("span", voice.Say("Sheet.Page.Shown"), ("class", "shown")) : title;
    }

    private static void Changes(Markup item, Revision? before, Revision revision, Voice voice)
    {
        if (before is null)
        {
            _ = item.Element("p", voice.Say("Sheet.Page.First"));
            return;
        }

        var changes = new RevisionDiff(voice).Between(before.Terms, revision.Terms).DefaultIfEmpty(voice.Say("Sheet.Page.NoChange")).ToList();
        _ = item.Element("p", voice.Say("Sheet.Page.Changes", before.Number));
        _ = item.Element("ul", [], list =>
        {
            foreach (var change in changes)
            {
                _ = list.Element("li", change);
            }
        });
    }

    private static string StoredOn(Revision revision, Voice voice) => voice.Dates.Of(revision.RecordedAt.InZone(revision.Terms.Calendar.Zone).Date);
}
