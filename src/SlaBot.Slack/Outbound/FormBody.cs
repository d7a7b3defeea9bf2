using System.Text;

namespace SlaBot.Slack.Outbound;

/// <summary>The form that methods of the Web API take which do not read JSON.</summary>
internal static class FormBody
{
    /// <summary>Writes a form.</summary>
    /// <param name="fields">Its fields; those without a value are left out.</param>
    public static ReadOnlyMemory<byte> Of(params (string Name, string? Value)[] fields) => Encoding.ASCII.GetBytes(
        string.Join('&', fields.Where(static field => field.Value is not null).Select(static field => $"{field.Name}={Uri.EscapeDataString(field.Value!)}")));
}
