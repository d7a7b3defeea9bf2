using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlaBot.Teams.Packaging;

/// <summary>The manifest in <c>manifest/teams</c>, where <c>${{NAME}}</c> stands for what every company fills in itself.</summary>
internal static class ManifestTemplate
{
    private const string Opening = "${{", Closing = "}}";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Fills a manifest in.</summary>
    /// <param name="template">The JSON of the template.</param>
    /// <param name="details">What to fill in.</param>
    /// <returns>The JSON of the manifest.</returns>
    /// <exception cref="InvalidOperationException">The template has a placeholder that nothing is known for.</exception>
    public static string Fill(string template, AppDetails details) =>
        Filled(JsonNode.Parse(template), ValuesOf(details))!.ToJsonString(Readable) + "\n";

    private static Dictionary<string, string> ValuesOf(AppDetails details) => new()
    {
        ["TEAMS_APP_ID"] = details.AppId.ToString("D"),
        ["BOT_ID"] = details.BotId.ToString("D"),
        ["PACKAGE_VERSION"] = details.Version.ToString(3),
        ["DEVELOPER_NAME"] = details.DeveloperName,
        ["WEBSITE_URL"] = details.WebsiteUrl.AbsoluteUri,
        ["PRIVACY_URL"] = details.PrivacyUrl.AbsoluteUri,
        ["TERMS_URL"] = details.TermsUrl.AbsoluteUri,
        ["PUBLIC_HOST"] = details.PublicUrl.IdnHost,
    };

    // As JSON, not as text: what is filled in cannot break out of its string.
    private static JsonNode? Filled(JsonNode? node, Dictionary<string, string> values) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Filled(member.Value, values)))),
        JsonArray items => new JsonArray([.. items.Select(item => Filled(item, values))]),
        JsonValue value when value.TryGetValue(out string? text) && text.StartsWith(Opening, StringComparison.Ordinal) => ValueOf(text, values),
        { } other => other.DeepClone(),
        null => null,
    };

    private static string ValueOf(string placeholder, Dictionary<string, string> values) =>
        values.GetValueOrDefault(placeholder[Opening.Length..^Closing.Length])
            ?? throw new InvalidOperationException($"Nothing is known for {placeholder} in the manifest.");
}
