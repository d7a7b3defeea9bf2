using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;
using SlaBot.Channels.Http;

namespace SlaBot.Teams.Outbound.Tokens;

/// <summary>Tokens from Microsoft Entra through MSAL: with a secret, a certificate, or the machine's own identity.</summary>
internal sealed class MsalIssuer : ITokenIssuer
{
    private const string TokenPath = "/oauth2/v2.0/token";
    private const string AllPermissions = "/.default";

    private readonly Func<CancellationToken, Task<AuthenticationResult>> acquire;

    private MsalIssuer(Func<CancellationToken, Task<AuthenticationResult>> acquire) => this.acquire = acquire;

    /// <summary>Chooses by the settings, which are valid.</summary>
    public static MsalIssuer Of(TeamsSettings settings) => settings.IsManagedIdentity ? OfMachine(settings) : OfApp(settings);

    public async Task<IssuedToken> IssueAsync(CancellationToken cancellation)
    {
        try
        {
            var result = await acquire(cancellation);
            return string.IsNullOrEmpty(result.AccessToken)
                ? throw new TokenUnavailableException("an answer without a token", isPassing: true)
                : new(result.AccessToken, result.ExpiresOn);
        }
        catch (MsalException refused)
        {
            // Messages of MSAL tell more than a log should keep; the code says enough.
            throw new TokenUnavailableException(refused.ErrorCode, IsPassing(refused));
        }
        catch (HttpRequestException unreachable)
        {
            throw new TokenUnavailableException(unreachable.HttpRequestError.ToString(), isPassing: true);
        }
    }

    private static bool IsPassing(MsalException refused) =>
        refused is not MsalServiceException { StatusCode: >= 400 and < 500 and not 408 and not 429 };

    private static MsalIssuer OfMachine(TeamsSettings settings)
    {
        var resource = settings.TokenScope.EndsWith(AllPermissions, StringComparison.Ordinal) ? settings.TokenScope[..^AllPermissions.Length] : settings.TokenScope;
        var machine = ManagedIdentityApplicationBuilder
            .Create(ManagedIdentityId.WithUserAssignedClientId(settings.AppId))
            .WithHttpClientFactory(new TokenHttp())
            .Build();
        return new(cancellation => machine.AcquireTokenForManagedIdentity(resource).WithForceRefresh(true).ExecuteAsync(cancellation));
    }

    private static MsalIssuer OfApp(TeamsSettings settings)
    {
        var authority = AuthorityOf(settings);
        var builder = ConfidentialClientApplicationBuilder
            .Create(settings.AppId)
            .WithAuthority(new Uri(authority), validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(new TokenHttp(new(authority + TokenPath), settings.TokenUrl), retryOnceOn5xx: false);
        var app = settings.CertificatePath is { } path
            ? builder.WithCertificate(Certificate(path), sendX5C: true).Build()
            : builder.WithClientSecret(settings.AppPassword).Build();
        string[] scopes = [settings.TokenScope];
        return new(cancellation => app.AcquireTokenForClient(scopes).WithForceRefresh(true).ExecuteAsync(cancellation));
    }

    /// <summary>Another cloud's token address names its authority, for which a certificate must sign; a loopback fake has none.</summary>
    private static string AuthorityOf(TeamsSettings settings) =>
        settings.TokenUrl is { Scheme: "https", AbsoluteUri: var url } && url.EndsWith(TokenPath, StringComparison.Ordinal)
            ? url[..^TokenPath.Length]
            : $"https://login.microsoftonline.com/{settings.HomeTenant}";

    private static X509Certificate2 Certificate(string path) =>
        Path.GetExtension(path).Equals(".pem", StringComparison.OrdinalIgnoreCase)
            ? X509Certificate2.CreateFromPemFile(path)
            : X509CertificateLoader.LoadPkcs12FromFile(path, null);
}
