using System.Globalization;
using System.Text.Json;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb;
using SlaBot.Teams.Protocol;
using SlaBot.Testing.Teams;

namespace SlaBot.Benchmarks;

/// <summary>Workspaces with ten thousand facts each, always at work, and a group chat that is told of wins.</summary>
internal static class PostWorkspaces
{
    private const int Facts = 10_000;

    /// <summary>Gets the day that it is.</summary>
    public static LocalDate Today { get; } = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()).InUtc().Date;

    public static async Task FillAsync(string folder, int workspaces, string serviceUrl)
    {
        // The goal is far off: no milestone comes between.
        var usd = Company.Agreement.Currency;
        var agreement = Company.Agreement with
        {
            Term = new(Today.PlusDays(-100), Today.PlusDays(264)),
            Calendar = new(DateTimeZone.Utc, Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None), new(LocalTime.Midnight, new(23, 59)), []),
            Goal = new(new(100_000_000_000m, usd), new(12_000m, usd)),
            Wins = new WinPolicy(new(25_000m, usd)),
        };
        await using var store = LiteDbStore.Open(folder, TimeProvider.System);
        for (var number = 0; number < workspaces; number++)
        {
            var workspace = Workspace(number);
            foreach (var chunk in Company.Facts(Facts).Chunk(2_000))
            {
                _ = await store.AppendAsync(workspace, chunk, CancellationToken.None);
            }

            _ = await store.AddAsync(workspace, agreement, agreement.Term.From, Instant.FromUtc(2026, 1, 1, 0, 0), CancellationToken.None);
            var place = new ChannelConversation(workspace, Platform.Teams, Place(number), ConversationScope.Group) { Tenant = Tenant(number), Reference = Reference(number, serviceUrl), Posts = [PostingKind.Wins] };
            _ = await store.ChangeAsync(workspace, Platform.Teams, place.Id, _ => place, CancellationToken.None);
        }
    }

    public static Dictionary<string, string> Settings(FakeIdentity identity, PostChannel channel, int workspaces)
    {
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["MicrosoftAppId"] = FakeIdentity.AppId,
            ["MicrosoftAppType"] = "SingleTenant",
            ["MicrosoftAppTenantId"] = FakeIdentity.Tenant,
            ["MicrosoftAppPassword"] = "a secret of the benchmark",
            ["Teams__OpenIdMetadataUrl"] = identity.MetadataUrl.ToString(),
            ["Teams__TokenUrl"] = identity.TokenUrl.ToString(),
            ["Teams__ServiceHosts__0"] = channel.Host,
        };
        for (var number = 0; number < workspaces; number++)
        {
            settings[string.Create(CultureInfo.InvariantCulture, $"Teams__Tenants__{number}")] = Tenant(number);
            settings[string.Create(CultureInfo.InvariantCulture, $"Webhooks__w{number}__Secret")] = PostWebhooks.Secret;
            settings[string.Create(CultureInfo.InvariantCulture, $"Webhooks__w{number}__Workspace")] = Workspace(number).Value;
        }

        return settings;
    }

    // The home tenant's workspace would be the local one.
    private static string Tenant(int number) => $"33333333-3333-4333-8333-{number:D12}";

    private static WorkspaceId Workspace(int number) => new($"teams-{Tenant(number)}");

    private static string Place(int number) => string.Create(CultureInfo.InvariantCulture, $"19:w{number}@thread.v2");

    private static string Reference(int number, string serviceUrl) => JsonSerializer.Serialize(
        new()
        {
            ServiceUrl = serviceUrl,
            ChannelId = "msteams",
            Conversation = new() { Id = Place(number), ConversationType = "groupChat", TenantId = Tenant(number) },
            Bot = new() { Id = $"28:{FakeIdentity.AppId}" },
        },
        ActivityJson.Default.ConversationReference);
}
