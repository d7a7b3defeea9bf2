using SlaBot.Channels.Desk;
using SlaBot.Channels.Json;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Turns;

/// <summary>Fetches files that people send in their private chat: from where Teams put them, over https, without any token, and never more than is taken.</summary>
/// <param name="http">Follows no redirects.</param>
/// <param name="desk">Takes the files.</param>
/// <param name="settings">Tells which hosts hold files.</param>
internal sealed class TeamsFiles(HttpClient http, ChannelDesk desk, TeamsSettings settings)
{
    private const string DownloadInfo = "application/vnd.microsoft.teams.file.download.info";
    private const int MegaByte = 1_000_000;

    /// <summary>A client that follows no redirection and sends nothing along.</summary>
    public static HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>The first file of a message, or null. The text of a message also comes as an attachment, which is none.</summary>
    public static Attachment? In(Activity activity) => activity.Attachments?.FirstOrDefault(attachment => attachment.ContentType == DownloadInfo);

    /// <summary>Fetches a file and takes it to the desk.</summary>
    public async Task<DeskReply> ReceiveAsync(Heard heard, Attachment file, CancellationToken cancellation)
    {
        if (await desk.RefuseFileAsync(heard, cancellation) is { } refused)
        {
            return refused;
        }

        var words = SetupWords.In(heard.Language);
        if (!Uri.TryCreate(file.Content?.Parse().Text("downloadUrl"), UriKind.Absolute, out var address) || !FileHosts.Hold(address, settings))
        {
            return new(words.Reply("Upload.NotFetched"));
        }

        var (content, isTooLarge) = await FetchAsync(address, cancellation);
        return content is null
            ? new(new() { Language = words.Language, Headline = isTooLarge ? words.Say("Upload.TooLarge", desk.LargestUpload / MegaByte) : words.Say("Upload.NotFetched") })
            : await desk.ReceiveAsync(heard, file.Name ?? "file", content.Value, cancellation);
    }

    private async Task<(ReadOnlyMemory<byte>? Content, bool IsTooLarge)> FetchAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (!response.IsSuccessStatusCode)
            {
                return (null, false);
            }

            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            using var content = new MemoryStream();
            var buffer = new byte[81_920];
            int read;
            while ((read = await body.ReadAsync(buffer, cancellation)) > 0)
            {
                if (content.Length + read > desk.LargestUpload)
                {
                    return (null, true);
                }

                await content.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            return (content.ToArray(), false);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException || (failed is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return (null, false);
        }
    }
}
