using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Scorecards;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Agreements;

/// <summary>The book of proposals: one entry each, under its number, kept for good.</summary>
/// <param name="format">Writes terms as their file.</param>
public sealed class ProposalBook(IAgreementFormat format)
{
    private const string Name = "proposals";

    private static readonly TypedBook<ProposalEntry> Entries = new(Name, ProposalJson.Default.ProposalEntry);

    /// <summary>A proposal, or null.</summary>
    public async ValueTask<KeptProposal?> FindAsync(IBookStore books, WorkspaceId workspace, int number, CancellationToken cancellation) =>
        Read(await Entries.FindAsync(books, workspace, IdOf(number), cancellation));

    /// <summary>Those that have not come to their end, in the order of their numbers.</summary>
    public async ValueTask<IReadOnlyList<KeptProposal>> OpenAsync(IBookStore books, WorkspaceId workspace, CancellationToken cancellation) =>
        [.. (await Entries.AllAsync(books, workspace, cancellation)).Where(IsOpen).Select(entry => Read(entry)!)];

    /// <summary>The signatures by which a revision came into force; empty where it was stored without any.</summary>
    public static async ValueTask<IReadOnlyList<Signature>> SignaturesAsync(IBookStore books, WorkspaceId workspace, int revision, CancellationToken cancellation) =>
        (await Entries.AllAsync(books, workspace, cancellation)).LastOrDefault(entry => entry.Revision == revision)?.Signatures ?? [];

    /// <summary>A proposal in a book that is being changed, or null.</summary>
    internal KeptProposal? Find(IBookDraft draft, int number) => Read(Entries.Find(draft, IdOf(number)));

    /// <summary>Those that have not come to their end, in a book that is being changed.</summary>
    internal IReadOnlyList<KeptProposal> Open(IBookDraft draft) => [.. Entries.All(draft).Where(IsOpen).Select(entry => Read(entry)!)];

    /// <summary>The numbers of the revisions that proposals became: those that every party signed.</summary>
    internal static IReadOnlySet<int> SignedRevisions(IBookDraft draft) => Entries.All(draft).Select(entry => entry.Revision).OfType<int>().ToHashSet();

    /// <summary>The number that the next proposal gets.</summary>
    internal static int NextNumber(IBookDraft draft) => (Entries.All(draft).LastOrDefault()?.Number ?? 0) + 1;

    /// <summary>Stores a proposal.</summary>
    internal void Put(IBookDraft draft, KeptProposal kept)
    {
        var proposal = kept.Proposal;
        Entries.Put(draft, IdOf(proposal.Number), new(proposal.Number, proposal.Against, format.Write(proposal.Terms), proposal.EffectiveFrom, proposal.Reason, proposal.By, proposal.MadeAt, proposal.State, proposal.Edition)
        {
            EditedBy = proposal.EditedBy,
            PartiesBefore = proposal.PartiesBefore,
            ExpiresAt = proposal.ExpiresAt,
            Signatures = proposal.Signatures,
            Remarks = proposal.Remarks,
            Revision = proposal.Revision,
            SupersededBy = proposal.SupersededBy,
            ProposedAt = kept.ProposedAt,
            Cards = kept.Cards,
            Past = kept.Past,
            Changes = kept.Changes,
        });
    }

    private static bool IsOpen(ProposalEntry entry) => entry.State is ProposalState.Draft or ProposalState.Proposed;

    private static string IdOf(int number) => number.ToString("D9", CultureInfo.InvariantCulture);

    private KeptProposal? Read(ProposalEntry? entry) => entry is null ? null : new(new Proposal
    {
        Number = entry.Number,
        Against = entry.Against,
        Terms = format.Read(entry.Terms),
        EffectiveFrom = entry.EffectiveFrom,
        Reason = entry.Reason,
        By = entry.By,
        EditedBy = entry.EditedBy,
        MadeAt = entry.MadeAt,
        PartiesBefore = entry.PartiesBefore,
        State = entry.State,
        Edition = entry.Edition,
        ExpiresAt = entry.ExpiresAt,
        Signatures = entry.Signatures,
        Remarks = entry.Remarks,
        Revision = entry.Revision,
        SupersededBy = entry.SupersededBy,
    })
    {
        ProposedAt = entry.ProposedAt,
        Cards = entry.Cards,
        Past = entry.Past,
        Changes = entry.Changes,
    };
}

/// <summary>A proposal as it is written down.</summary>
internal sealed record ProposalEntry(
    int Number, int Against, string Terms, LocalDate EffectiveFrom, string Reason, Signer By, Instant MadeAt, ProposalState State, int Edition)
{
    public Signer? EditedBy { get; init; }

    public IReadOnlyList<PartyId> PartiesBefore { get; init; } = [];

    public Instant? ExpiresAt { get; init; }

    public IReadOnlyList<Signature> Signatures { get; init; } = [];

    public IReadOnlyList<Remark> Remarks { get; init; } = [];

    public int? Revision { get; init; }

    public int? SupersededBy { get; init; }

    public Instant? ProposedAt { get; init; }

    public IReadOnlyList<SentCard> Cards { get; init; } = [];

    public IReadOnlyList<PastEdition> Past { get; init; } = [];

    public int Changes { get; init; }
}

/// <summary>How proposals are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(DayJson),
        typeof(InstantJson),
        typeof(PartyIdJson),
        typeof(JsonStringEnumConverter<ProposalState>),
        typeof(JsonStringEnumConverter<RemarkKind>),
        typeof(JsonStringEnumConverter<Platform>),
    ])]
[JsonSerializable(typeof(ProposalEntry))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class ProposalJson : JsonSerializerContext;
