using System.Globalization;
using System.Text;
using NodaTime;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;
using SlaBot.Sources.Webhooks;
using SlaBot.Testing;
using SlaBot.Testing.Storage;

namespace SlaBot.Sources.Tests.Webhooks;

/// <summary>A sender, and stores that outlive what receives its deliveries.</summary>
internal sealed class Sending : IAgreementStore
{
    public static readonly WorkspaceId Workspace = new("tests");

    private readonly Agreement? agreement;
    private int sent;

    public Sending(Agreement? agreement = null)
    {
        this.agreement = agreement;
        Store = new(agreement);
        (Facts, Books) = (Store, BookStore);
        Restart();
    }

    public InMemoryFactStore Store { get; }

    public InMemoryBookStore BookStore { get; } = new();

    public SettableTime Time { get; } = new() { Now = Instant.FromUtc(2026, 10, 3, 12, 0) };

    /// <summary>Gets or sets what is between the reception and the facts; it counts after a restart.</summary>
    public IFactStore Facts { get; set; }

    /// <inheritdoc cref="Facts"/>
    public IBookStore Books { get; set; }

    public DeliveryReception Reception { get; private set; } = null!;

    public IReadOnlyList<Fact> Known => Store.FactsOf(Workspace);

    /// <summary>All that was known of deliveries in memory is gone.</summary>
    public void Restart() => Reception = new(Facts, this, Books, Time);

    public Task<DeliveryOutcome> SendAsync(string body, string? id = null, string source = "crm") => SendAsync(Encoding.UTF8.GetBytes(body), id, source);

    public Task<DeliveryOutcome> SendAsync(byte[] body, string? id = null, string source = "crm") =>
        Reception.ReceiveAsync(new(Workspace, source, id ?? $"msg_{++sent}", Time.Now, body));

    public async Task<DeliveryOutcome.Stored> StoreAsync(string body, string? id = null) => (await SendAsync(body, id)).ShouldBeOfType<DeliveryOutcome.Stored>();

    /// <summary>The sentences of a refusal; nothing may be stored.</summary>
    public async Task<IReadOnlyList<string>> RefuseAsync(string body)
    {
        var (before, writes) = (Known, BookStore.Writes);
        var errors = (await SendAsync(body)).ShouldBeOfType<DeliveryOutcome.Refused>().Errors;
        Known.ShouldBe(before);
        BookStore.Writes.ShouldBe(writes);
        return [.. errors.Select(error => error.Index is { } index ? string.Create(CultureInfo.InvariantCulture, $"{index}: {error.Detail}") : error.Detail)];
    }

    public async Task<DealFact> DealAsync(string data, string at = "2026-10-03T12:00:00Z")
    {
        _ = await StoreAsync($$"""{"type":"deal","id":"D-17","occurred_at":"{{at}}","data":{{data}}}""");
        return Known.OfType<DealFact>().ShouldHaveSingleItem();
    }

    public ValueTask<AgreementHistory> HistoryAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        new(agreement is null ? AgreementHistory.Empty : new([new(1, agreement.Term.From, agreement, default)]));

    public Task<Revision> AddAsync(WorkspaceId workspace, Agreement terms, LocalDate effectiveFrom, Instant recordedAt, CancellationToken cancellation) => throw new NotSupportedException();
}
