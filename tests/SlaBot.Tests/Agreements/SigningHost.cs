using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SlaBot.Agreements;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Agreements.Negotiations;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;
using SlaBot.Sources.Agreements;
using SlaBot.Testing;
using SlaBot.Testing.Storage;

namespace SlaBot.Tests.Agreements;

/// <summary>The page on which proposals are decided, over HTTP, in the simulated company; Lin Chen signs for sales, Wei for marketing.</summary>
internal sealed class SigningHost : IAsyncDisposable
{
    public static readonly Uri PublicUrl = new("https://bot.example/base/");
    public static readonly WorkspaceId Workspace = AgreementCompany.Workspace;
    public static readonly Person Lin = new(Platform.Teams, "t1", "lin"), Wei = new(Platform.Slack, "T1", "wei"), Jo = new(Platform.Teams, "t1", "jo"), Raj = new(Platform.Slack, "T1", "raj");

    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)(i + 1))];

    private readonly AgreementFormat format = new();
    private readonly InMemoryMemberStore members = new();
    private readonly InMemoryWorkspaceStore store;
    private WebApplication app = null!;

    private SigningHost()
    {
        store = new(members, Books);
        Negotiation = new(store, format);
        Revoked = new(Books);
        Links = new(Key, PublicUrl, Revoked);
        Time.Now = AgreementCompany.Now;
    }

    public InMemoryBookStore Books { get; } = new();

    public SettableTime Time { get; } = new();

    public Negotiation Negotiation { get; }

    public AgreementLinkBook Revoked { get; }

    public SigningLinks Links { get; }

    /// <summary>Gets where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    public SigningBrowser Browser { get; private set; } = null!;

    public static async Task<SigningHost> StartAsync()
    {
        var (host, company, never) = (new SigningHost(), await AgreementCompany.Async(), TestContext.Current.CancellationToken);
        foreach (var revision in company.History.Revisions)
        {
            _ = await host.store.AddAsync(Workspace, revision.Terms, revision.EffectiveFrom, revision.RecordedAt, never);
        }

        await host.MembersAsync(
            new(Jo, "Jo") { IsAdmin = true },
            new(Lin, "Lin Chen") { SignsFor = [new("sales")] },
            new(Raj, "Raj") { MayLog = true },
            new(Wei, "Wei") { SignsFor = [new("marketing")] });
        var builder = WebApplication.CreateSlimBuilder();
        _ = builder.WebHost.UseUrls("http://127.0.0.1:0");
        _ = builder.Logging.ClearProviders();
        host.app = builder.Build();
        new SigningEndpoints(new(host.Books, host.store, company.Facts, host.members, host.format), host.Negotiation, host.Links, host.Revoked, PublicUrl, host.Time).Map(host.app);
        await host.app.StartAsync(never);
        host.Address = new(host.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        host.Browser = new(host.Address);
        return host;
    }

    /// <summary>A proposal that waits for both parties.</summary>
    public async Task<Proposal> ProposeAsync()
    {
        var (jo, terms, never) = (By(Jo), (await store.HistoryAsync(Workspace, default)).Latest!.Terms, TestContext.Current.CancellationToken);
        var begun = await Negotiation.BeginAsync(jo, Otherwise(terms), new(2026, 10, 1), "The win rate has gone up since two reps joined", never);
        return (await Negotiation.ProposeAsync(jo, begun.Kept!.Proposal.Number, never)).Kept!.Proposal;
    }

    public async Task EditAsync(int number)
    {
        var kept = (await KeptAsync(number)).Proposal;
        (await Negotiation.EditAsync(By(Jo), number, kept.Terms, kept.EffectiveFrom, kept.Reason + "!", TestContext.Current.CancellationToken)).IsDone.ShouldBeTrue();
    }

    public Negotiator By(Person person) => new(Workspace, person, null, Time.Now);

    public Task MembersAsync(params Member[] all) => members.ChangeMembersAsync(Workspace, _ => Member.InOrder(all), TestContext.Current.CancellationToken);

    public async Task<KeptProposal> KeptAsync(int number) => (await new ProposalBook(format).FindAsync(Books, Workspace, number, TestContext.Current.CancellationToken))!;

    public async Task<IReadOnlyList<AuditEntry>> EntriesAsync() => await AuditBook.AllAsync(Books, Workspace, TestContext.Current.CancellationToken);

    /// <summary>The token of a link as a chat would give it.</summary>
    public async Task<string> TokenAsync(Person person, Proposal proposal, string language = "en", string? name = null) =>
        (await Links.PageAsync(Workspace, person, name, proposal, language, Time.Now, TestContext.Current.CancellationToken)).Segments[^1];

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await app.DisposeAsync();
        Links.Dispose();
    }

    private static Agreement Otherwise(Agreement terms) => terms with
    {
        Goal = terms.Goal with { Revenue = new(1_450_000m, terms.Currency) },
        Funnel = new([.. terms.Funnel.Stages.Select(stage => stage.Id == KpiIds.NewCustomers ? stage with { Rate = 0.3m } : stage)]),
    };
}
