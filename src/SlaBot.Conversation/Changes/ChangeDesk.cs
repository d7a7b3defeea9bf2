using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Changes;

/// <summary>
/// Carries out what somebody said yes to, and takes it back. Rights and numbers are looked at again at that moment: both
/// may have changed since the question.
/// </summary>
/// <param name="facts">Where numbers are kept.</param>
internal sealed class ChangeDesk(IFactStore facts)
{
    /// <summary>Stores the numbers.</summary>
    /// <returns>The answer, and the change to take back later; null where nothing was stored.</returns>
    public async Task<(Answered Answered, DoneChange? Done)> CarryOutAsync(Write.LogValue write, Topic topic, WorkspaceId workspace, CancellationToken cancellation)
    {
        if (topic.MayChange is not true)
        {
            return (topic.Say(topic.Voice.Say("Change.NotAllowed")), null);
        }

        if (LogValueAnswer.RefusalOf(topic, write) is { } notTheirs)
        {
            return (topic.Say(notTheirs), null);
        }

        var log = new HandLog(topic.View);
        var entries = write.Values.Select(logged => (Kpi: topic.View.Catalog.Find(logged.Kpi), Logged: logged)).ToList();
        foreach (var (kpi, logged) in entries)
        {
            if (kpi is null)
            {
                return (topic.Say(topic.Voice.Say("Log.Dropped")), null);
            }

            if (log.RefusalOf(kpi, logged) is { } refusal)
            {
                return (LogValueAnswer.Refuse(topic, new(kpi, logged, refusal)), null);
            }
        }

        DailyFact[] before = [.. write.Values.Select(logged => HandLog.FactOf(logged) with { Value = log.Known(logged) })];
        var result = await facts.AppendAsync(workspace, [.. write.Values.Select(HandLog.FactOf)], cancellation);
        return result.New + result.Changed == 0
            ? (topic.Say(topic.Voice.Say("Log.Same")), null)
            : (topic.Say(topic.Voice.Say("Log.Done", Named(topic, write)), choices: Undo(topic)), new(write, before));
    }

    /// <summary>Brings back what was known before a change.</summary>
    public async Task<Answered> TakeBackAsync(DoneChange done, Topic topic, WorkspaceId workspace, CancellationToken cancellation)
    {
        if (topic.MayChange is not true)
        {
            return topic.Say(topic.Voice.Say("Change.NotAllowed"));
        }

        if (LogValueAnswer.RefusalOf(topic, done.Write) is { } notTheirs)
        {
            return topic.Say(notTheirs);
        }

        _ = await facts.AppendAsync(workspace, done.TakesBack, cancellation);
        return topic.Say(topic.Voice.Say("Log.Undone", Named(topic, done.Write)));
    }

    private static IReadOnlyList<Choice> Undo(Topic topic) =>
        [new(topic.Voice.Say("Log.Undo"), topic.Voice.Say("Say.Undo")), .. NextSteps.ToBegin(topic)];

    private static string Named(Topic topic, Write.LogValue write)
    {
        var voice = topic.Voice;
        return string.Join(voice.Say("List.And"), write.Values.Select(logged => topic.View.Catalog.Find(logged.Kpi) is { } kpi
            ? voice.Say("Log.Number", voice.NameOf(kpi), voice.Value(kpi, logged.Value), voice.Dates.Of(logged.Days))
            : logged.Kpi.Value));
    }
}
