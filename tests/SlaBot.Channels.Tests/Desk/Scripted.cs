using SlaBot.Channels.Desk;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Tests.Desk;

/// <summary>Answers everything alike, and notes what it was asked.</summary>
internal sealed class ScriptedConversation : IChannelConversation
{
    public List<ChannelMessage> Heard { get; } = [];

    public Task<Answered> AnswerAsync(ChannelMessage message, CancellationToken cancellation)
    {
        Heard.Add(message);
        return Task.FromResult(new Answered(new Reading { Language = "en", Intent = Intent.Pace, Confidence = 1 }, [], new Reply { Language = "en", Headline = "On pace." }));
    }

    public Task<Reply> WelcomeAsync(WorkspaceId workspace, string language, CancellationToken cancellation) =>
        Task.FromResult(new Reply { Language = language, Headline = "Hi." });
}

/// <summary>Takes any file, and counts.</summary>
internal sealed class ScriptedUploads : IUploads
{
    public int LargestBytes => 100;

    public int Looked { get; private set; }

    public int Stored { get; private set; }

    /// <summary>Gets whether whoever stores has lost the right by then.</summary>
    public bool IsTooLate { get; init; }

    public Task<UploadFinding> CheckAsync(WorkspaceId workspace, string name, ReadOnlyMemory<byte> content, string language, CancellationToken cancellation)
    {
        Looked++;
        return Task.FromResult(new UploadFinding(new Reply { Language = language, Headline = "Store it?" }, (_, _) =>
        {
            if (IsTooLate)
            {
                return Task.FromResult<Reply?>(null);
            }

            Stored++;
            return Task.FromResult<Reply?>(new() { Language = language, Headline = "Stored." });
        }));
    }
}

/// <summary>Makes one file, or none.</summary>
internal sealed class ScriptedExports : IExports
{
    public DeskFile? File { get; set; }

    public ValueTask<DeskFile?> AgreementAsync(WorkspaceId workspace, string language, CancellationToken cancellation) => new(File);

    public DeskFile Scorecard(SlaBot.Domain.Scorecards.Scorecard card, string language, SlaBot.Conversation.Scorecards.ScorecardScene scene, bool isTable) =>
        new($"{card.Days.From.Year}-{card.Days.From.Month:D2}.{(isTable ? "csv" : "pdf")}", $"{scene.Corrections.Count} corrections", new byte[] { 1 });
}

/// <summary>Nothing was agreed yet.</summary>
internal sealed class NoAgreement : SlaBot.Conversation.Storage.IAgreementStore
{
    public ValueTask<SlaBot.Domain.Agreements.AgreementHistory> HistoryAsync(WorkspaceId workspace, CancellationToken cancellation) => new(SlaBot.Domain.Agreements.AgreementHistory.Empty);

    public Task<SlaBot.Domain.Agreements.Revision> AddAsync(
        WorkspaceId workspace, SlaBot.Domain.Agreements.Agreement terms, NodaTime.LocalDate effectiveFrom, NodaTime.Instant recordedAt, CancellationToken cancellation) => throw new NotSupportedException();
}
