using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace SlaBot.Testing.Slack;

/// <summary>The files, and how they come and go: an address to upload to, the bytes, the end; a download with a token.</summary>
internal sealed class FileMethods
{
    private readonly ConcurrentDictionary<string, (FakeFile File, int Length, bool IsBrought)> uploads = new();
    private readonly ConcurrentDictionary<string, FakeFile> files = new();
    private int count;

    /// <summary>Gets the files that people see.</summary>
    public IReadOnlyList<FakeFile> All => [.. files.Values.OrderBy(file => file.Id, StringComparer.Ordinal)];

    public FakeFile Add(FakeWorkspace workspace, string name, ReadOnlyMemory<byte> content)
    {
        var file = new FakeFile(Next(), name) { Content = content, Team = workspace.Id };
        return files[file.Id] = file;
    }

    public JsonObject AskUrl(FakeSlack fake, FakeWorkspace workspace, SlackRequest request)
    {
        if (request.Argument("filename") is not { Length: > 0 } name || !int.TryParse(request.Argument("length"), CultureInfo.InvariantCulture, out var length) || length <= 0)
        {
            return FakeSlack.No("invalid_arguments");
        }

        var file = new FakeFile(Next(), name) { AltText = request.Argument("alt_txt") ?? request.Argument("alt_text"), Team = workspace.Id };
        uploads[file.Id] = (file, length, false);
        return new() { ["ok"] = true, ["upload_url"] = fake.Address("upload/v1/" + file.Id).ToString(), ["file_id"] = file.Id };
    }

    /// <summary>Takes the bytes, bare or as the one part of a form.</summary>
    public async Task<(int Status, string Body)> TakeAsync(string id, string? type, ReadOnlyMemory<byte> body)
    {
        if (!uploads.TryGetValue(id, out var upload))
        {
            return (404, "unknown upload");
        }

        var content = await PartOf(type, body);
        if (content.Length != upload.Length)
        {
            return (400, "wrong length");
        }

        uploads[id] = (upload.File with { Content = content }, upload.Length, true);
        return (200, string.Create(CultureInfo.InvariantCulture, $"OK - {content.Length}"));
    }

    public JsonObject Complete(FakeSlack fake, FakeWorkspace workspace, SlackRequest request)
    {
        if (request.Arguments["files"] is not JsonArray { Count: > 0 } named || named.Any(file => !uploads.TryGetValue(file?["id"]?.ToString() ?? "", out var upload) || !upload.IsBrought))
        {
            return FakeSlack.No("file_not_found");
        }

        var channel = request.Argument("channel_id");
        if (channel is not null && (workspace.Channel(channel) is not { } place || !place.HasBot))
        {
            return FakeSlack.No(workspace.Channel(channel) is null ? "channel_not_found" : "not_in_channel");
        }

        foreach (var name in named)
        {
            uploads.TryRemove(name!["id"]!.ToString(), out var upload);
            var file = upload.File with { Title = name["title"]?.ToString(), Channel = channel, Thread = request.Argument("thread_ts") };
            files[file.Id] = file;
            if (channel is not null)
            {
                workspace.Say(new(channel, fake.NextTs(), workspace.BotUser, request.Argument("initial_comment") ?? "") { Thread = file.Thread, File = file.Id });
            }
        }

        return FakeSlack.Yes("files", new JsonArray([.. named.Select(file => (JsonNode)new JsonObject { ["id"] = file!["id"]!.ToString(), ["title"] = file["title"]?.ToString() })]));
    }

    /// <summary>Gives a file to a token of its workspace; to anybody else, the way to the page to sign in.</summary>
    public async Task GiveAsync(HttpContext http, string id, FakeWorkspace? by)
    {
        if (by is null || !files.TryGetValue(id, out var file) || file.Team != by.Id)
        {
            http.Response.Redirect("/signin");
            return;
        }

        http.Response.ContentType = "application/octet-stream";
        await http.Response.Body.WriteAsync(file.Content);
    }

    private static async Task<ReadOnlyMemory<byte>> PartOf(string? type, ReadOnlyMemory<byte> body)
    {
        if (type?.StartsWith("multipart/form-data", StringComparison.Ordinal) != true)
        {
            return body;
        }

        var boundary = type[(type.IndexOf("boundary=", StringComparison.Ordinal) + 9)..].Trim('"');
        using var stream = new MemoryStream(body.ToArray());
        var reader = new MultipartReader(boundary, stream);
        using var part = new MemoryStream();
        if (await reader.ReadNextSectionAsync() is { } section)
        {
            await section.Body.CopyToAsync(part);
        }

        return part.ToArray();
    }

    private string Next() => string.Create(CultureInfo.InvariantCulture, $"F{Interlocked.Increment(ref count):D6}");
}
