using NodaTime;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Wins;
using SlaBot.Domain.Values;
using SlaBot.Sources.Agreements;
using SlaBot.Storage.LiteDb;

namespace SlaBot;

/// <summary>The bot on one data folder: its store and its conversation.</summary>
internal sealed class Bot : IChannelConversation, IAsyncDisposable
{
    /// <summary>The workspace of the simulated company: apart from the real one, so that the two never mix.</summary>
    public static readonly WorkspaceId DemoWorkspace = new("demo");

    private static readonly TimeSpan SetUpPatience = TimeSpan.FromSeconds(20);

    private readonly TimeProvider time;
    private readonly IReader reader;
    private readonly Conversation.Conversation conversation;
    private Task settingUp = Task.CompletedTask;

    private Bot(LiteDbStore store, TimeProvider time, IReader reader)
    {
        (Store, this.time, this.reader) = (store, time, reader);
        Wins = new(store, store, store, store, time);
        conversation = new(reader, store, store, store, store, Wins) { Signatures = new BookedSignatures(store) };
    }

    /// <summary>Gets what is kept.</summary>
    public LiteDbStore Store { get; }

    /// <summary>Gets what understands messages.</summary>
    public IReader Reader => reader;

    /// <summary>Gets what is posted about wins.</summary>
    public WinPosts Wins { get; }

    /// <summary>Gets or sets who signed which revision of an agreement; null where that is not kept.</summary>
    public IAgreementSignatures? Signatures
    {
        get => conversation.Signatures;
        set => conversation.Signatures = value;
    }

    /// <summary>Gets or sets what makes the addresses of agreement pages; null where none are handed out.</summary>
    public IAgreementLinks? AgreementLinks
    {
        get => conversation.Links;
        set => conversation.Links = value;
    }

    /// <summary>Gets whether data is still being put in place: not ready to answer yet.</summary>
    public bool IsBeingSetUp => !Volatile.Read(ref settingUp).IsCompleted;

    /// <summary>Gets the moment it is.</summary>
    public Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Opens a data folder, made where it is missing.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="reader">What understands messages; null for the reader that needs nothing but their words.</param>
    public static Bot Open(string folder, TimeProvider time, IReader? reader = null) => new(LiteDbStore.Open(folder, time), time, reader ?? new Reader());

    /// <summary>Gets what changes agreements and rights, each with its entry in the audit.</summary>
    public AuditedChanges Audited => new(Store, new AgreementFormat());

    /// <summary>Puts data in place; whoever asks meanwhile, where nothing is stored, waits for it a while.</summary>
    public Task SetUpAsync(Func<Task> setUp)
    {
        var task = setUp();
        Volatile.Write(ref settingUp, task);
        return task;
    }

    /// <summary>Answers a message in the real workspace, or in the simulated one while there is no other.</summary>
    public async Task<Answered> AskAsync(string text, IReadOnlyList<string> context, LocalDate? asOf, CancellationToken cancellation)
    {
        var workspace = await CurrentAsync(cancellation);
        return await conversation.AnswerAsync(new(workspace, new(text, context), Now, asOf, workspace == DemoWorkspace), cancellation);
    }

    /// <summary>Answers the person at this computer, in a thread of theirs. They installed SlaBot here, so they may change its data.</summary>
    public async Task<Answered> ChatAsync(string text, string thread, CancellationToken cancellation)
    {
        var workspace = await CurrentAsync(cancellation);
        return await conversation.AnswerAsync(
            new(workspace, new(text, []), Now, null, workspace == DemoWorkspace) { Asker = new(new(workspace, thread, "local"), MayChange: true) },
            cancellation);
    }

    /// <inheritdoc/>
    public async Task<Answered> AnswerAsync(ChannelMessage message, CancellationToken cancellation)
    {
        var workspace = await WithDemoAsync(message.Workspace, cancellation);
        return await conversation.AnswerAsync(
            new(workspace, new(message.Text, []), message.At, null, workspace == DemoWorkspace)
            {
                Asker = new(new(workspace, message.Thread, message.Person.Key()), message.MayChange && workspace == message.Workspace) { Owns = message.Owns },
                AnswersQuestionOf = message.AnswersQuestionOf,
                Zone = message.Zone,
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async Task<Reply> WelcomeAsync(WorkspaceId workspace, string language, CancellationToken cancellation)
    {
        var meant = await WithDemoAsync(workspace, cancellation);
        return (await conversation.WelcomeAsync(new(meant, new("", []), Now, null, meant == DemoWorkspace), language, cancellation)).Reply;
    }

    /// <summary>Tells how a message is read there.</summary>
    public async Task<ReadingTrace> ExplainAsync(string text, IReadOnlyList<string> context, LocalDate? asOf, CancellationToken cancellation) =>
        await conversation.ExplainAsync(new(await CurrentAsync(cancellation), new(text, context), Now, asOf), cancellation);

    /// <summary>The first words to the person at this computer, in their language.</summary>
    public Task<Reply> WelcomeAsync(string language, CancellationToken cancellation) => WelcomeAsync(WorkspaceId.Local, language, cancellation);

    /// <summary>The real workspace, or the simulated one while the real one is empty and there is a simulated one.</summary>
    public ValueTask<WorkspaceId> CurrentAsync(CancellationToken cancellation) => WithDemoAsync(WorkspaceId.Local, cancellation);

    // The simulated company stands in wherever nothing is stored yet, so that people can try everything before any set-up.
    private async ValueTask<WorkspaceId> WithDemoAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        if (await HoldsAnythingAsync(workspace, cancellation))
        {
            return workspace;
        }

        // Half a company would be answered about. What became of it is said where it was set up.
        await Volatile.Read(ref settingUp).WaitAsync(SetUpPatience, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await HoldsAnythingAsync(DemoWorkspace, cancellation) ? DemoWorkspace : workspace;
    }

    /// <summary>Reads something in each language, so that the first person to ask does not wait until the reader is compiled.</summary>
    public void WarmUp()
    {
        var scene = new Scene(Now.InUtc().Date, null);
        _ = reader.Read(new("how many leads did we get last month?", []), scene);
        _ = reader.Read(new("上個月有幾筆名單？", []), scene);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        (reader as IDisposable)?.Dispose();
        return Store.DisposeAsync();
    }

    // Asked of the snapshots in memory, since every question asks it.
    private async ValueTask<bool> HoldsAnythingAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        (await Store.HistoryAsync(workspace, cancellation)).Latest is not null
        || (await Store.TotalsAsync(workspace, cancellation)).All.Count > 0;
}
