using System.Security.Cryptography;
using System.Text;
using SlaBot.Domain.Values;

namespace SlaBot.Teams.Turns;

/// <summary>
/// Which workspace a tenant's data is in. The tenant that the bot is registered in is the company that runs SlaBot: it
/// shares the workspace of the command line. Every other tenant has one of its own.
/// </summary>
internal static class TeamsWorkspaces
{
    /// <summary>The workspace of a tenant.</summary>
    public static WorkspaceId Of(string tenant, TeamsSettings settings)
    {
        if (settings.AllowUnauthenticated || string.Equals(tenant, settings.HomeTenant, StringComparison.OrdinalIgnoreCase))
        {
            return WorkspaceId.Local;
        }

        return Guid.TryParseExact(tenant, "D", out var id)
            ? new($"teams-{id:D}")
            : new($"teams-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tenant)))[..32]}");
    }
}
