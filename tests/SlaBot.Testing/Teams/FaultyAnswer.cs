using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SlaBot.Testing.Teams;

/// <summary>Answers well, or badly in the way that a test wants.</summary>
internal static class FaultyAnswer
{
    public static async Task WriteAsync(HttpContext context, Fault fault, JsonObject good)
    {
        var wellAsked = context.Request.QueryString.Value == "?well"; // where a redirection leads
        switch (wellAsked ? Fault.None : fault)
        {
            case Fault.Error:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                await context.Response.WriteAsync("<html>Something went wrong.</html>");
                break;
            case Fault.Unavailable:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                await context.Response.WriteAsync(good.ToJsonString());
                break;
            case Fault.Silence:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case Fault.Huge:
                good["filling"] = new string('x', 2 * 1024 * 1024);
                await context.Response.WriteAsync(good.ToJsonString());
                break;
            case Fault.NoJson:
                await context.Response.WriteAsync("<html>Welcome to the hotel's network.</html>");
                break;
            case Fault.Nothing:
                await context.Response.WriteAsync("{}");
                break;
            case Fault.Redirect:
                context.Response.Redirect($"{context.Request.Path}?well");
                break;
            default:
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync(good.ToJsonString());
                break;
        }
    }
}
