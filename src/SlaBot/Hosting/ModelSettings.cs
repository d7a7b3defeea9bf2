using System.Globalization;
using SlaBot.Commands;
using SlaBot.Conversation.Readings.LanguageModel;

namespace SlaBot.Hosting;

/// <summary>Which language model may be asked about texts that the reader cannot place. There is none unless the settings name one.</summary>
/// <param name="Endpoint">Where it is served in the OpenAI manner, such as <c>https://api.openai.com/v1</c>: https, or loopback.</param>
/// <param name="Name">What it is called there.</param>
/// <param name="Key">The secret that opens it, or null where none is needed.</param>
internal sealed record ModelSettings(Uri Endpoint, string Name, string? Key)
{
    private const int LongestKey = 4_096, MostSeconds = 10;

    private static readonly string[] Settings = ["Endpoint", "Name", "Key", "KeyFile", "Seconds"];

    /// <summary>Gets how long a person waits for it, 1 to 10 seconds.</summary>
    public TimeSpan Patience { get; init; } = ModelLimits.Default.Patience;

    /// <summary>Reads the settings <c>Model__…</c>.</summary>
    /// <returns>The model, or null where none of them is set.</returns>
    /// <exception cref="CommandException">One is blank, unusable, or does not go with the others; the sentence names it.</exception>
    public static ModelSettings? Of(IConfiguration settings)
    {
        var model = settings.GetSection("Model");
        var given = Settings.Where(name => model[name] is not null).ToList();
        if (given.Find(name => string.IsNullOrWhiteSpace(model[name])) is { } blank)
        {
            throw Unusable($"Model__{blank} is blank: give it a value, or remove it.");
        }

        return given.Count == 0 ? null : new(EndpointOf(model["Endpoint"]), NameOf(model["Name"]), KeyOf(model["Key"], model["KeyFile"])) { Patience = PatienceOf(model["Seconds"]) };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} at {Endpoint}"; // never the key

    private static Uri EndpointOf(string? text)
    {
        if (text is null)
        {
            throw Unusable("Model__Endpoint is missing: say where the language model is, such as https://api.openai.com/v1, or remove the other Model settings.");
        }

        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var endpoint) || (endpoint.Scheme != Uri.UriSchemeHttps && endpoint.Scheme != Uri.UriSchemeHttp)
            || endpoint.UserInfo.Length > 0 || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
        {
            throw Unusable("Model__Endpoint is not a plain web address: write it as https://api.openai.com/v1, and the key into Model__Key.");
        }

        return endpoint.Scheme == Uri.UriSchemeHttps || endpoint.IsLoopback
            ? endpoint
            : throw Unusable("Model__Endpoint has to begin with https://, since messages are sent there; http:// is for a model on this machine.");
    }

    private static string NameOf(string? name) => name?.Trim()
        ?? throw Unusable("Model__Name is missing: name the language model as its endpoint does, such as gpt-4.1-mini or llama3.2.");

    private static string? KeyOf(string? key, string? file) => (key, file) switch
    {
        ({ }, { }) => throw Unusable("Model__Key and Model__KeyFile are both set: keep one of them."),
        (_, { } path) => KeyIn(path.Trim()),
        _ => Checked(key?.Trim(), "Model__Key"),
    };

    private static string? KeyIn(string path)
    {
        try
        {
            return new FileInfo(path).Length <= LongestKey ? Checked(File.ReadAllText(path).Trim(), "Model__KeyFile") : throw Unusable("Model__KeyFile is too long for a key: name the file that holds nothing but the key.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unusable("Model__KeyFile cannot be read: name a file that holds the key and that SlaBot may read.");
        }
    }

    /// <summary>A key travels in a header, so it is printable and of one line.</summary>
    private static string? Checked(string? key, string setting) => key is not null && (key.Length == 0 || key.AsSpan().ContainsAnyExceptInRange('!', '~'))
        ? throw Unusable($"{setting} holds no key: a key is one word of plain letters, digits and signs.")
        : key;

    private static TimeSpan PatienceOf(string? seconds) => seconds is null ? ModelLimits.Default.Patience
        : int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given is >= 1 and <= MostSeconds ? TimeSpan.FromSeconds(given)
        : throw Unusable($"Model__Seconds is how long to wait for the language model: a whole number from 1 to {MostSeconds}.");

    private static CommandException Unusable(string sentence) => CommandException.Failed(sentence);
}
