using SlaBot.Channels.Desk;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Tracking;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Standings;

namespace SlaBot.Channels.Tracking;

/// <summary>Answers what is pressed on notices about stale and missing numbers: everybody stops and resumes their own.</summary>
/// <param name="books">Who does not want to hear of them.</param>
/// <param name="agreements">Whose calendar tells which day it is.</param>
public sealed class TrackingDesk(IBookStore books, IAgreementStore agreements) : IPostDesk
{
    private const int DaysOfPeace = 28;

    /// <inheritdoc/>
    public string Prefix => TrackingReply.Prefix;

    /// <inheritdoc/>
    public async Task<DeskReply> PressAsync(Heard heard, Member? member, string act, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation)
    {
        var view = View.Live(await agreements.HistoryAsync(heard.Workspace, cancellation), DailyTotals.Empty, heard.At);
        var voice = Voice.Of(heard.Language, view.Agreement);
        var (person, reply) = (PostTarget.Of(heard.Person), new TrackingReply(voice, view));
        switch (act[Prefix.Length..])
        {
            case "again":
                await TrackingStops.ResumeAsync(books, heard.Workspace, person, cancellation);
                return Said(voice, voice.Say("Tracking.Again.Done"), reply.Press("Stop"));
            case "stop":
                await TrackingStops.StopAsync(books, heard.Workspace, person, null, cancellation);
                return Said(voice, voice.Say("Tracking.Stop.Done"), reply.Press("Again"));
            default:
                var until = view.AsOf.Day.PlusDays(DaysOfPeace);
                await TrackingStops.StopAsync(books, heard.Workspace, person, until, cancellation);
                return Said(voice, voice.Say("Tracking.Later.Done", voice.Dates.Of(until)), reply.Press("Again"));
        }
    }

    /// <inheritdoc/>
    public Task<DeskReply?> HearAsync(Heard heard, Member? member, string text, Answered answered, CancellationToken cancellation) => Task.FromResult<DeskReply?>(null);

    private static DeskReply Said(Voice voice, string words, Choice choice) => new(new Reply { Language = voice.Language, Headline = words, Choices = [choice] });
}
