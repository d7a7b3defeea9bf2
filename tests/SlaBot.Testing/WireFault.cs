using System.Text;
using Microsoft.AspNetCore.Http;

namespace SlaBot.Testing;

/// <summary>What goes wrong with a request to a fake platform.</summary>
public record WireFault
{
    /// <summary>Gets whether the request is accepted (and noted as such) all the same.</summary>
    public bool IsAccepted { get; init; }

    /// <summary>Gets how long the fake waits first; it ends early when the client gives up.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Gets whether the connection is cut instead of an answer.</summary>
    public bool Resets { get; init; }

    /// <summary>Gets the status of the answer; null for the usual answer.</summary>
    public int? Status { get; init; }

    /// <summary>Gets headers of the answer.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the body of the answer.</summary>
    public string Body { get; init; } = "";

    public string ContentType { get; init; } = "application/json";

    /// <summary>Gets how many bytes of filling follow the body.</summary>
    public int Filling { get; init; }

    /// <summary>Gets whether the connection is cut in the middle of the body.</summary>
    public bool CutsTheBody { get; init; }

    /// <summary>Answers a request so.</summary>
    /// <param name="http">The request.</param>
    /// <param name="usualStatus">The status where the fault names none.</param>
    /// <param name="usualBody">The body that goes with it.</param>
    public async Task AnswerAsync(HttpContext http, int usualStatus, string usualBody)
    {
        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        if (Resets)
        {
            http.Abort();
            return;
        }

        foreach (var (name, value) in Headers)
        {
            http.Response.Headers[name] = value;
        }

        if (!CutsTheBody)
        {
            await WriteAsync(http, Status ?? usualStatus, Status is null ? usualBody : Body, ContentType, Filling);
            return;
        }

        http.Response.StatusCode = Status ?? usualStatus;
        http.Response.ContentLength = Body.Length + 100;

        // Ending before all that was promised makes Kestrel close the connection behind what was written.
        await http.Response.WriteAsync(Body);
    }

    /// <summary>Writes an answer.</summary>
    internal static async Task WriteAsync(HttpContext http, int status, string body, string contentType, int filling = 0)
    {
        http.Response.StatusCode = status;
        if (body.Length == 0)
        {
            http.Response.ContentLength = 0;
            return;
        }

        http.Response.ContentType = contentType;
        await http.Response.WriteAsync(body);
        if (filling > 0)
        {
            var block = Encoding.ASCII.GetBytes(new string('x', 64 * 1024));
            for (var left = filling; left > 0; left -= block.Length)
            {
                await http.Response.Body.WriteAsync(block.AsMemory(0, Math.Min(left, block.Length)), http.RequestAborted);
            }

            await http.Response.WriteAsync("\"}");
        }
    }
}
