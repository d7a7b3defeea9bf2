using SlaBot.Channels.Settings;
using SlaBot.Domain.Values;

namespace SlaBot.Webhooks;

/// <summary>Reads who may send webhooks. A start with settings that are missing, blank or unusable fails with one sentence.</summary>
internal static class WebhookSettings
{
    private static readonly string[] Names = ["Secret", "PreviousSecret", "Workspace"];

    /// <summary>The sources under <c>Webhooks</c>; none where nothing is set: then there is no endpoint.</summary>
    /// <exception cref="SettingsException">They cannot be used; the sentence names the setting.</exception>
    public static IReadOnlyList<WebhookSource> Read(IConfiguration configuration) =>
        [.. configuration.GetSection("Webhooks").GetChildren().Select(Source).OrderBy(source => source.Name, StringComparer.Ordinal)];

    private static WebhookSource Source(IConfigurationSection source)
    {
        var shown = $"Webhooks__{source.Key}";
        var name = source.Key.ToLowerInvariant();
        if (!Feed.IsValid(name))
        {
            throw new SettingsException($"{shown}__Secret names no source: the name is the end of an address, of a-z, 0-9, _ and -, at most 64.");
        }

        if (source.GetChildren().FirstOrDefault(child => !Names.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new SettingsException($"{shown}__{unknown.Key} is no setting: there are {shown}__Secret, {shown}__PreviousSecret and {shown}__Workspace.");
        }

        if (source["Secret"] is not { } secret)
        {
            throw new SettingsException($"{shown}__Secret is missing: what {name} signs its webhooks with, or remove {(source.Value is null ? $"the other settings of {shown}" : shown)}.");
        }

        RequireSecret($"{shown}__Secret", secret);
        if (source["PreviousSecret"] is { } previous)
        {
            RequireSecret($"{shown}__PreviousSecret", previous);
            if (previous.Trim() == secret.Trim())
            {
                throw new SettingsException($"{shown}__PreviousSecret is the same as {shown}__Secret: it is the secret before that one; remove it.");
            }
        }

        return new(name, Workspace($"{shown}__Workspace", source["Workspace"]));
    }

    private static void RequireSecret(string setting, string secret)
    {
        if (string.IsNullOrWhiteSpace(secret))
        {
            throw new SettingsException($"{setting} is blank: give it a value, or remove it.");
        }

        if (WebhookSecrets.KeysIn(secret).Count == 0)
        {
            throw new SettingsException($"{setting} is no secret: it is whsec_ and at least 24 random bytes in base64, or a text of at least 24 characters. Make one with: echo \"whsec_$(openssl rand -base64 32)\"");
        }
    }

    private static WorkspaceId Workspace(string setting, string? text) => text switch
    {
        null => WorkspaceId.Local,
        _ when Feed.IsValid(text.Trim()) => new(text.Trim()),
        _ => throw new SettingsException($"{setting} is no workspace: it is an id of a-z, 0-9, _ and -; without it, facts go to {WorkspaceId.Local}."),
    };
}
