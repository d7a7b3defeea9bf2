using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Voices;

namespace SlaBot.Conversation.Scorecards;

/// <summary>Writes scorecards and their drafts when they are sent, of what the book holds then.</summary>
/// <param name="books">Where scorecards are kept.</param>
/// <param name="now">The moment.</param>
/// <param name="links">Where they can be looked at, or null.</param>
public sealed class ScorecardWriter(IBookStore books, Func<Instant> now, IScorecardLinks? links = null) : IPostWriter
{
    private readonly ScorecardBook book = new(books);

    /// <inheritdoc/>
    public IReadOnlyList<PostKind> Kinds { get; } = [PostKind.ScorecardDraft, PostKind.Scorecard];

    /// <inheritdoc/>
    public async ValueTask<Reply?> WriteAsync(OutboxRow row, string language, ConversationScope scope, CancellationToken cancellation) =>
        await book.FindAsync(row.Workspace, row.Key.Subject, cancellation) is not { } entry ? null
        : row.Key.Kind == PostKind.Scorecard ? Post(row, entry, language)
        : Draft(row, entry, language);

    private Reply? Post(OutboxRow row, ScorecardEntry entry, string language)
    {
        if (entry.Newest is not { } card)
        {
            return null;
        }

        var voice = Voice.Of(language, card);
        return ScorecardReply.Of(card, voice.Language, new()
        {
            Corrections = entry.Corrections(),
            Choices =
            [
                .. links?.MeetingView(row.Workspace, entry.Id, voice.Language, now()) is { } address
                    ? [new Choice(voice.Say("Scorecard.Button.MeetingView"), voice.Say("Scorecard.Button.MeetingView")) { Address = address }]
                    : Array.Empty<Choice>(),
                .. ScorecardChoices.Next(card, voice),
                ScorecardChoices.Download(entry.Id, voice),
                PostFooter.StopHere(voice, PostingKind.Scorecards),
            ],
        });
    }

    private static Reply? Draft(OutboxRow row, ScorecardEntry entry, string language) => row.Key.Version switch
    {
        ScorecardPosting.Reminder => entry is { State: ScorecardState.Held } ? ScorecardDraftReply.Reminder(entry, language) : null,
        ScorecardPosting.Ready => ScorecardDraftReply.Ready(entry, language),
        _ => row.IsUpdate || entry.IsOpen ? ScorecardDraftReply.Of(entry, language) : null,
    };
}
