using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Http;
using SlaBot.Teams.Outbound;
using SlaBot.Teams.Outbound.Tokens;
using SlaBot.Testing;
using SlaBot.Testing.Teams;

namespace SlaBot.Teams.Tests.Outbound;

/// <summary>MSAL, and what it does on the wire.</summary>
public sealed class MsalIssuerTests
{
    [Fact]
    public async Task A_secret_is_exchanged_for_a_token_at_the_address_of_the_settings()
    {
        await using var endpoint = await FakeTokenEndpoint.StartAsync();
        var issuer = MsalIssuer.Of(Sent.Settings("x") with { TokenUrl = endpoint.Url });
        var token = await issuer.IssueAsync(TestContext.Current.CancellationToken);
        token.Value.ShouldBe("issued-1");
        (token.ExpiresAt - TimeProvider.System.GetUtcNow()).TotalMinutes.ShouldBeInRange(58, 61);
        var (target, form, _) = endpoint.Requests.ShouldHaveSingleItem();
        target.ShouldStartWith("/tenant/oauth2/v2.0/token");
        form.ShouldContain("grant_type=client_credentials");
        form.ShouldContain("client_id=22222222-2222-4222-8222-222222222222");
        form.ShouldContain("client_secret=the-secret");
        form.ShouldContain("scope=https%3A%2F%2Fapi.botframework.com%2F.default");

        (await issuer.IssueAsync(TestContext.Current.CancellationToken)).Value.ShouldBe("issued-2");
    }

    [Theory]
    [InlineData(".pfx")]
    [InlineData(".pem")]
    public async Task A_certificate_signs_instead_of_a_secret(string kind)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + kind);
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=slabot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        try
        {
            await (kind == ".pfx"
                ? File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pfx), TestContext.Current.CancellationToken)
                : File.WriteAllTextAsync(file, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem(), TestContext.Current.CancellationToken));
            await using var endpoint = await FakeTokenEndpoint.StartAsync();
            var issuer = MsalIssuer.Of(Sent.Settings("x") with { TokenUrl = endpoint.Url, AppPassword = null, CertificatePath = file });
            (await issuer.IssueAsync(TestContext.Current.CancellationToken)).Value.ShouldBe("issued-1");
            var form = endpoint.Requests.ShouldHaveSingleItem().Form;
            form.ShouldNotContain("client_secret");
            var assertion = new JsonWebToken(form.Split('&').Single(part => part.StartsWith("client_assertion=", StringComparison.Ordinal))["client_assertion=".Length..]);
            assertion.Issuer.ShouldBe("22222222-2222-4222-8222-222222222222");
            assertion.Audiences.ShouldBe([$"https://login.microsoftonline.com/{FakeConnector.Tenant}/oauth2/v2.0/token"]);
            assertion.TryGetHeaderValue<object>("x5c", out _).ShouldBeTrue();
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_managed_identity_asks_the_machine()
    {
        await using var endpoint = await FakeTokenEndpoint.StartAsync();
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", endpoint.Url.GetLeftPart(UriPartial.Authority) + "/msi/token");
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "machine-secret");
        try
        {
            var issuer = MsalIssuer.Of(Sent.Settings("x") with { IsManagedIdentity = true, AppPassword = null });
            (await issuer.IssueAsync(TestContext.Current.CancellationToken)).Value.ShouldBe("issued-1");
            var (target, _, secret) = endpoint.Requests.ShouldHaveSingleItem();
            target.ShouldStartWith("/msi/token?");
            Uri.UnescapeDataString(target).ShouldContain("resource=https://api.botframework.com&");
            target.ShouldContain("client_id=22222222-2222-4222-8222-222222222222");
            secret.ShouldBe("machine-secret");
        }
        finally
        {
            Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", null);
            Environment.SetEnvironmentVariable("IDENTITY_HEADER", null);
        }
    }

    public static TheoryData<int, string, bool> Refusals => new()
    {
        { 401, """{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret 'the-secret'"}""", false },
        { 400, """{"error":"unauthorized_client","error_description":"the-secret"}""", false },
        { 429, """{"error":"temporarily_unavailable"}""", true },
        { 500, "<html>", true },
        { 503, "", true },
        { 200, "<html>", true },
        { 200, """{"token_type":"Bearer"}""", true },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_says_whether_it_passes_and_never_the_secret(int status, string body, bool isPassing)
    {
        await using var endpoint = await FakeTokenEndpoint.StartAsync();
        endpoint.Instead = http =>
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = "application/json";
            return http.Response.WriteAsync(body);
        };
        var source = new TokenSource(MsalIssuer.Of(Sent.Settings("x") with { TokenUrl = endpoint.Url }), TimeProvider.System);
        var refused = await Should.ThrowAsync<TokenUnavailableException>(source.GetAsync(TestContext.Current.CancellationToken).AsTask());
        refused.IsPassing.ShouldBe(isPassing);
        refused.ToString().ShouldNotContain("the-secret");
        endpoint.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_secret_follows_no_redirect()
    {
        await using var stranger = await FakeTokenEndpoint.StartAsync();
        await using var endpoint = await FakeTokenEndpoint.StartAsync();
        endpoint.Instead = http =>
        {
            http.Response.StatusCode = 307;
            http.Response.Headers.Location = stranger.Url.AbsoluteUri;
            return Task.CompletedTask;
        };
        var issuer = MsalIssuer.Of(Sent.Settings("x") with { TokenUrl = endpoint.Url });
        await Should.ThrowAsync<TokenUnavailableException>(() => issuer.IssueAsync(TestContext.Current.CancellationToken));
        stranger.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task MSAL_asks_no_address_but_that_of_tokens()
    {
        using var http = new TokenHttp(new("https://login.microsoftonline.com/t/oauth2/v2.0/token"), new("http://127.0.0.1:1/token"));
        await Should.ThrowAsync<HttpRequestException>(() => http.GetHttpClient().GetAsync(
            new Uri("https://login.microsoftonline.com/common/discovery/instance?api-version=1.1"), TestContext.Current.CancellationToken));
        await Should.ThrowAsync<HttpRequestException>(() => http.GetHttpClient().GetAsync(new Uri("https://evil.example/"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_whole_way_carries_a_token_of_the_issuer_and_logs_nothing_secret()
    {
        await using var endpoint = await FakeTokenEndpoint.StartAsync();
        await using var fake = await FakeConnector.StartAsync();
        using var logs = new RecordingLogs();
        fake.Admits = header => header == "Bearer issued-2";
        fake.Fail(ConnectorFault.Of(503, "private words", "MS-CV", "abc+1.2", "X-Correlating-OperationId", "op-1") with { });
        using var connector = TeamsConnector.Connect(Sent.Settings(fake.Host) with { TokenUrl = endpoint.Url }, TimeProvider.System, logs, limits: Sent.Quick);
        await using var sent = await Sent.StartAsync();
        (await connector.Client.SendAsync(sent.To(serviceUrl: fake.ServiceUrl), Sent.Says("private words"), TestContext.Current.CancellationToken)).ShouldBeOfType<Delivery.Sent>();
        fake.Seen.Select(request => request.Authorization).ShouldBe(["Bearer issued-1", "Bearer issued-2", "Bearer issued-2"]);

        var lines = string.Join("\n", logs.Lines);
        lines.ShouldContain("Teams answered send with 503 (no code); MS-CV abc+1.2, operation op-1");
        lines.ShouldNotContain("issued-");
        lines.ShouldNotContain("the-secret");
        lines.ShouldNotContain("private words");
    }

    [Fact]
    public async Task Unauthenticated_development_sends_no_token_at_all()
    {
        await using var fake = await FakeConnector.StartAsync();
        using var logs = new RecordingLogs();
        using var connector = TeamsConnector.Connect(Sent.Settings() with { AllowUnauthenticated = true, AppPassword = null }, TimeProvider.System, logs);
        await using var sent = await Sent.StartAsync();
        (await connector.Client.SendAsync(sent.To(serviceUrl: fake.ServiceUrl), Sent.Says("x"), TestContext.Current.CancellationToken)).ShouldBeOfType<Delivery.Sent>();
        fake.Seen.ShouldHaveSingleItem().Authorization.ShouldBeNull();
    }
}
