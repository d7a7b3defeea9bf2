using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Json;
using SlaBot.Channels.Pacing;
using SlaBot.Slack.Protocol;

namespace SlaBot.Slack.Outbound;

/// <summary>The Web API over HTTP.</summary>
/// <param name="sender">Brings the requests there.</param>
/// <param name="hosts">Where the methods are.</param>
/// <param name="pace">How fast.</param>
/// <param name="files">Fetches files.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where it is noted that a workspace gets classic blocks.</param>
internal sealed class SlackClient(SlackSender sender, SlackHosts hosts, SlackPace pace, FileDownloads files, TimeProvider time, SlackLog log) : ISlack
{
    private const int PageOfMembers = 200;
    private const int MostMembers = 1_000;
    private static readonly MediaTypeHeaderValue Bytes = new("application/octet-stream");

    private readonly ClassicWorkspaces classics = new(time);
    private readonly ResponseUses responses = new(time);

    public async Task<Delivery> PostAsync(SlackPlace to, SlackMessage message, CancellationToken cancellation)
    {
        var answer = await SayAsync(
            to.Installation, message, isClassic => CallIn(to, SlackMethod.PostMessage, MessageBody.Post(to, message, isClassic)), cancellation);
        return Identified(answer, answer.Json.Word("ts"));
    }

    public async Task<Delivery> UpdateAsync(SlackPlace at, string ts, SlackMessage message, CancellationToken cancellation)
    {
        var answer = await SayAsync(
            at.Installation, message, isClassic => CallIn(at, SlackMethod.Update, MessageBody.Change(at, ts, message, isClassic)), cancellation);
        return Identified(answer, answer.Json.Word("ts") ?? ts);
    }

    public async Task<Delivery> DeleteAsync(SlackPlace at, string ts, CancellationToken cancellation) =>
        (await sender.SendAsync(CallIn(at, SlackMethod.Delete, MessageBody.Delete(at, ts)), cancellation)).Delivery;

    public async Task<Delivery> WhisperAsync(SlackPlace to, string user, SlackMessage message, CancellationToken cancellation)
    {
        var answer = await SayAsync(
            to.Installation, message, isClassic => CallIn(to, SlackMethod.PostEphemeral, MessageBody.Whisper(to, user, message, isClassic)), cancellation);
        return Identified(answer, answer.Json.Word("message_ts"));
    }

    public async Task<Delivery> RespondAsync(Uri responseUrl, SlackMessage message, ResponseKind kind, CancellationToken cancellation)
    {
        var answer = await RespondOnceAsync(responseUrl, message, kind, isClassic: false, cancellation);
        return SlackErrors.IsAboutBlocks(answer.Error) && message.ClassicBlocks is { IsEmpty: false }
            ? (await RespondOnceAsync(responseUrl, message, kind, isClassic: true, cancellation)).Delivery
            : answer.Delivery;
    }

    public Task<Delivery> OpenViewAsync(InstallationId installation, string triggerId, SlackView view, CancellationToken cancellation) =>
        ShowAsync(installation, SlackMethod.OpenView, MessageBody.View(view, ("trigger_id", triggerId)), cancellation);

    public Task<Delivery> UpdateViewAsync(InstallationId installation, string viewId, string? hash, SlackView view, CancellationToken cancellation) =>
        ShowAsync(installation, SlackMethod.UpdateView, MessageBody.View(view, ("view_id", viewId), ("hash", hash)), cancellation);

    public Task<Delivery> PublishHomeAsync(InstallationId installation, string user, SlackView view, CancellationToken cancellation) =>
        ShowAsync(installation, SlackMethod.PublishView, MessageBody.View(view, ("user_id", user)), cancellation);

    public async Task<Delivery> OpenDirectAsync(InstallationId installation, string team, string user, CancellationToken cancellation)
    {
        var body = MessageBody.Of(json =>
        {
            json.WriteString("users", user);
            MessageBody.WriteTeam(json, installation, team);
        });
        var answer = await sender.SendAsync(Call(installation, team, SlackMethod.OpenConversation, body), cancellation);
        return Identified(answer, answer.Json.Word("channel", "id"));
    }

    public async Task<SlackUser?> UserAsync(InstallationId installation, string user, CancellationToken cancellation) => People.User(
        (await sender.SendAsync(Call(installation, null, SlackMethod.UserInfo, FormBody.Of(("user", user), ("include_locale", "true"))), cancellation)).Json,
        installation);

    public async Task<IReadOnlyList<string>?> MembersAsync(SlackPlace place, CancellationToken cancellation)
    {
        var all = new List<string>();
        string? cursor = null;
        do
        {
            var page = FormBody.Of(
                ("channel", place.Channel), ("limit", PageOfMembers.ToString(CultureInfo.InvariantCulture)), ("cursor", cursor), ("team_id", TeamOf(place)));
            var answer = await sender.SendAsync(CallIn(place, SlackMethod.Members, page), cancellation);
            if (answer.Delivery is not Delivery.Sent || answer.Json.Member("members")?.ValueKind != JsonValueKind.Array)
            {
                return null;
            }

            var before = all.Count;
            all.AddRange(People.Ids(answer.Json));
            cursor = all.Count == before ? null : answer.Json.Word("response_metadata", "next_cursor");
        }
        while (cursor is not null && all.Count < MostMembers);
        return all.Count > MostMembers ? all[..MostMembers] : all;
    }

    public Task<ReadOnlyMemory<byte>?> DownloadAsync(InstallationId installation, Uri file, int most, CancellationToken cancellation) =>
        files.FetchAsync(installation, file, most, cancellation);

    public async Task<Delivery> UploadAsync(SlackPlace to, SlackUpload file, CancellationToken cancellation)
    {
        var length = file.Content.Length.ToString(CultureInfo.InvariantCulture);
        var asked = await sender.SendAsync(
            CallIn(to, SlackMethod.UploadUrl, FormBody.Of(("filename", file.Name), ("length", length), ("alt_txt", file.Title), ("team_id", TeamOf(to)))), cancellation);
        if (asked.Delivery is not Delivery.Sent)
        {
            return Unseen(asked.Delivery);
        }

        if (asked.Json.Word("file_id") is not { } id || !Uri.TryCreate(asked.Json.Word("upload_url"), UriKind.Absolute, out var address))
        {
            return new Delivery.Refused("no address to upload to");
        }

        var brought = await sender.SendAsync(Elsewhere("upload", SlackTarget.File, address, file.Content, Bytes, doesTheSameTwice: true), cancellation);
        if (brought.Delivery is not Delivery.Sent)
        {
            return Unseen(brought.Delivery);
        }

        var parts = FormBody.Of(
            ("files", "[" + Encoding.UTF8.GetString(MessageBody.Of(json => { json.WriteString("id", id); json.WriteString("title", file.Title); }).Span) + "]"),
            ("channel_id", to.Channel),
            ("thread_ts", to.Thread),
            ("team_id", TeamOf(to)));
        return Identified(await sender.SendAsync(CallIn(to, SlackMethod.CompleteUpload, parts), cancellation), id);
    }

    /// <summary>Who a token is: such as the one of the settings, at the start.</summary>
    /// <returns>How asking ended (gone: Slack does not take the token), and who it is.</returns>
    public async Task<(Delivery Delivery, SlackIdentity? Identity)> WhoAsync(SlackToken token, CancellationToken cancellation)
    {
        var answer = await sender.SendAsync(
            new()
            {
                Operation = SlackMethod.AuthTest.Name,
                Target = SlackTarget.Api,
                Address = hosts.Of(SlackMethod.AuthTest),
                Lane = new(PaceLimits.None, SlackMethod.AuthTest.Name),
                Method = pace.Lane(SlackMethod.AuthTest, ""),
                Body = default,
                Type = SlackMethod.AuthTest.Type,
                Token = token,
                DoesTheSameTwice = true,
            },
            cancellation);
        return (answer.Delivery, People.Identity(answer.Json));
    }

    private static Delivery Identified(SlackAnswer answer, string? id) => answer.Delivery is Delivery.Sent ? new Delivery.Sent(id) : answer.Delivery;

    /// <summary>As long as an upload is not complete nobody sees anything of it: it has surely not arrived.</summary>
    private Delivery Unseen(Delivery delivery) => delivery is Delivery.Uncertain(var reason) ? new Delivery.Refused(reason) { NotBefore = time.GetUtcNow() } : delivery;

    private static string? TeamOf(SlackPlace place) => place.Installation.Team is null ? place.Team : null;

    /// <summary>Says something in newer blocks, and in classic ones where a workspace does not take those: it remembers that for a day.</summary>
    private async Task<SlackAnswer> SayAsync(InstallationId installation, SlackMessage message, Func<bool, SlackCall> call, CancellationToken cancellation)
    {
        if (message.ClassicBlocks is { IsEmpty: false } && classics.Hold(installation))
        {
            return await sender.SendAsync(call(true), cancellation);
        }

        var answer = await sender.SendAsync(call(false), cancellation);
        if (message.ClassicBlocks is not { IsEmpty: false } || !SlackErrors.IsAboutBlocks(answer.Error))
        {
            return answer;
        }

        var classic = await sender.SendAsync(call(true), cancellation);
        if (classic.Delivery is Delivery.Sent && SlackErrors.IsAboutKindsOfBlocks(answer.Error))
        {
            log.WentClassic(installation.Team ?? installation.Enterprise ?? "?", answer.Error!);
            classics.Remember(installation);
        }

        return classic;
    }

    private async Task<SlackAnswer> RespondOnceAsync(Uri address, SlackMessage message, ResponseKind kind, bool isClassic, CancellationToken cancellation)
    {
        if (!hosts.Allow(SlackTarget.Hook, address) || responses.Take(address) is not { } reason)
        {
            return await sender.SendAsync(
                Elsewhere("respond", SlackTarget.Hook, address, MessageBody.Respond(message, kind, isClassic), null, kind is ResponseKind.Replace or ResponseKind.Delete), cancellation);
        }

        return new(new Delivery.Refused(reason));
    }

    private async Task<Delivery> ShowAsync(InstallationId installation, SlackMethod method, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var answer = await sender.SendAsync(Call(installation, null, method, body), cancellation);
        return Identified(answer, answer.Json.Word("view", "id"));
    }

    private SlackCall CallIn(SlackPlace place, SlackMethod method, ReadOnlyMemory<byte> body) => Call(
        place.Installation, place.Team, method, body, method == SlackMethod.PostMessage || method == SlackMethod.CompleteUpload ? new(pace.Channel, $"{method.Name} {place.Channel}") : null);

    private SlackCall Call(InstallationId installation, string? team, SlackMethod method, ReadOnlyMemory<byte> body, LaneKey? lane = null)
    {
        var workspace = team ?? installation.Team ?? installation.Enterprise ?? "";
        return new()
        {
            Operation = method.Name,
            Target = SlackTarget.Api,
            Address = hosts.Of(method),
            Installation = installation,
            Lane = lane ?? new(PaceLimits.None, $"{method.Name} {workspace}"),
            Method = pace.Lane(method, workspace),
            Body = body,
            Type = method.Type,
            DoesTheSameTwice = method.DoesTheSameTwice,
            IsUrgent = method.IsUrgent,
        };
    }

    /// <summary>A request without a token, to an address that Slack named.</summary>
    private static SlackCall Elsewhere(string operation, SlackTarget target, Uri address, ReadOnlyMemory<byte> body, MediaTypeHeaderValue? type, bool doesTheSameTwice) => new()
    {
        Operation = operation,
        Target = target,
        Address = address,
        Lane = new(PaceLimits.None, "to " + address.OriginalString),
        Method = new(PaceLimits.None, address.OriginalString),
        Body = body,
        Type = type,
        DoesTheSameTwice = doesTheSameTwice,
    };
}
