using System.Net;
using System.Net.Http.Headers;
using SlaBot.Channels.Http;
using SlaBot.Channels.Pacing;
using SlaBot.Channels.Retrying;
using SlaBot.Slack.Protocol;

namespace SlaBot.Slack.Outbound;

/// <summary>Fetches the files that people send the bot: from Slack's own hosts, which alone get the token.</summary>
internal sealed class FileDownloads(
    HttpMessageInvoker http, SlackHosts hosts, ISlackTokens tokens, RetryLimits limits, TimeProvider time, SlackLog log, Func<double>? chance = null)
{
    private const string Operation = "download";
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(30);

    private readonly Retrier<ReadOnlyMemory<byte>?> retrier = new(limits, time, chance);
    private readonly Pacer pauses = new(time);

    /// <summary>Fetches one.</summary>
    /// <returns>Its bytes; null where it cannot be had, is empty, or is larger than is taken.</returns>
    public async Task<ReadOnlyMemory<byte>?> FetchAsync(InstallationId installation, Uri file, int most, CancellationToken cancellation)
    {
        if (!hosts.Allow(SlackTarget.File, file))
        {
            log.Forbid(Operation, file);
            return null;
        }

        var lane = new LaneKey(PaceLimits.None, $"{installation.Enterprise}/{installation.Team}");
        return pauses.HeldFor(lane) > limits.TotalWait
            ? null
            : (await retrier.RunAsync(
                static (run, cancellation) => run.files.TryAsync(run.installation, run.file, run.most, run.lane, cancellation),
                (files: this, installation, file, most, lane),
                cancellation)).Result;
    }

    private async ValueTask<Tried<ReadOnlyMemory<byte>?>> TryAsync(InstallationId installation, Uri file, int most, LaneKey lane, CancellationToken cancellation)
    {
        try
        {
            if (await tokens.TokenAsync(installation, cancellation) is not { } token)
            {
                return new(null);
            }

            await pauses.WaitAsync(new(PaceLimits.None, file.OriginalString), lane, cancellation);
            return await ExchangeAsync(file, token, most, lane, cancellation);
        }
        catch (TokenUnavailableException unavailable)
        {
            log.NoToken(Operation, unavailable.Message);
            return new(null, unavailable.IsPassing);
        }
    }

    private async ValueTask<Tried<ReadOnlyMemory<byte>?>> ExchangeAsync(Uri file, SlackToken token, int most, LaneKey lane, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(LongestTry, time);
        await using var ended = cancellation.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).Cancel(), limit);
        using var request = new HttpRequestMessage(HttpMethod.Get, file);
        request.Headers.TryAddWithoutValidation("Authorization", token.Header);
        try
        {
            using var response = await http.SendAsync(request, limit.Token);
            if (response.StatusCode == HttpStatusCode.OK && !IsPage(response.Content.Headers.ContentType))
            {
                var body = await ResponseBody.ReadAsync(response.Content, most, limit.Token);
                cancellation.ThrowIfCancellationRequested();
                return new(body.IsEmpty ? default(ReadOnlyMemory<byte>?) : body);
            }

            log.Note(Operation, (int)response.StatusCode, null, response.Headers);
            var retryAfter = response.Headers.TryGetValues("Retry-After", out var values) ? RetryAfter.Read(values.First(), time.GetUtcNow()) : null;
            pauses.Hold(lane, retryAfter ?? TimeSpan.Zero);
            return new(null, response.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError, retryAfter);
        }
        catch (Exception silence) when (silence is HttpRequestException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            log.Silent(Operation, Silence.ReasonOf(silence, hasLeft: true));
            return new(null, MayBeRepeated: true);
        }
    }

    /// <summary>To whom may not have the file, Slack shows the page to sign in.</summary>
    private static bool IsPage(MediaTypeHeaderValue? type) => string.Equals(type?.MediaType, "text/html", StringComparison.OrdinalIgnoreCase);
}
