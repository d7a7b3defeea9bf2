using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using SlaBot.Channels.Http;

namespace SlaBot.ChatPage;

/// <summary>
/// The chat page at <c>/</c>: for trying the bot on one's own computer. There is no sign-in, so it exists in Development
/// only and answers nobody but the person at this computer (see <see cref="LocalVisitors"/>).
/// </summary>
internal static class ChatPageEndpoints
{
    private const int MostJson = 16 * 1024;

    // A form writes three characters for a byte, and carries the earlier messages too.
    private const int MostForm = 64 * 1024;

    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly PageAsset Script = PageAsset.Script("app.js");
    private static readonly PageAsset Style = PageAsset.Style("style.css");

    /// <summary>Maps the page, its two files and its two ways to send a message.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="conversation">Who answers.</param>
    /// <exception cref="InvalidOperationException">The environment is not Development.</exception>
    public static void MapChatPage(this IEndpointRouteBuilder routes, IChatPageConversation conversation)
    {
        if (!routes.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            throw new InvalidOperationException("The chat page has no sign-in: it is mapped in Development only.");
        }

        var page = routes.MapGroup("").AddEndpointFilter(GuardAsync).ExcludeFromDescription();
        _ = page.MapGet("/", (HttpRequest request, CancellationToken cancellation) => OpenAsync(request, conversation, cancellation));
        _ = page.MapGet("/chat/app.js", (HttpResponse response) => Script.Serve(response));
        _ = page.MapGet("/chat/style.css", (HttpResponse response) => Style.Serve(response));
        _ = page.MapPost("/chat/messages", (HttpRequest request, CancellationToken cancellation) =>
            AnswerAsync(request, conversation, cancellation));
        _ = page.MapPost("/chat", (HttpRequest request, CancellationToken cancellation) =>
            AnswerFormAsync(request, conversation, cancellation));
    }

    private static async ValueTask<object?> GuardAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        return LocalVisitors.Refusal(context) is { } refusal
            ? Refused(context.Request, refusal, StatusCodes.Status403Forbidden)
            : await next(invocation);
    }

    private static async Task<IResult> OpenAsync(HttpRequest request, IChatPageConversation conversation, CancellationToken cancellation)
    {
        var words = PageWords.For(request);
        var welcome = await conversation.WelcomeAsync(words.Language, cancellation);
        return Html(ChatPage.Render(words, new(ChatMessage.NewThread(), []), null, welcome));
    }

    private static async Task<IResult> AnswerAsync(HttpRequest request, IChatPageConversation conversation, CancellationToken cancellation)
    {
        if (!request.HasJsonContentType())
        {
            return Refused(request, "WrongType", StatusCodes.Status415UnsupportedMediaType);
        }

        if (await RequestBody.ReadAsync(request, MostJson, cancellation) is not { } body)
        {
            return Refused(request, "TooLarge", StatusCodes.Status413PayloadTooLarge);
        }

        var message = Parse(body.Span);
        if ((message is null ? "BadJson" : message.Refusal()) is { } refusal)
        {
            return Refused(request, refusal, StatusCodes.Status400BadRequest);
        }

        var reply = await conversation.AnswerAsync(message!.Text!, message.Thread ?? ChatMessage.NewThread(), cancellation);
        var answer = new ChatAnswer(HtmlRenderer.Render(reply), reply.Headline, reply.Language);
        return Results.Json(answer, ChatJson.Default.ChatAnswer);
    }

    private static ChatMessage? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ChatJson.Default.ChatMessage);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The same without a script: the whole page anew, with what was said before as its lines.</summary>
    private static async Task<IResult> AnswerFormAsync(HttpRequest request, IChatPageConversation conversation, CancellationToken cancellation)
    {
        if (await RequestBody.ReadAsync(request, MostForm, cancellation) is not { } body)
        {
            return Refused(request, "TooLarge", StatusCodes.Status413PayloadTooLarge);
        }

        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.Span));
        var text = form.TryGetValue(HtmlRenderer.ChoiceField, out var choice) ? choice : form.GetValueOrDefault(ChatPage.TextField);
        var message = new ChatMessage(text, form.GetValueOrDefault(ChatPage.ThreadField));
        if (message.Refusal() is { } refusal)
        {
            return Refused(request, refusal, StatusCodes.Status400BadRequest);
        }

        var thread = message.Thread ?? ChatMessage.NewThread();
        var reply = await conversation.AnswerAsync(message.Text!, thread, cancellation);
        var said = form.GetValueOrDefault(ChatPage.SaidField).OfType<string>().TakeLast(ChatPage.MostSaid);
        return Html(ChatPage.Render(PageWords.For(request), new(thread, [.. said]), message.Text, reply));
    }

    private static IResult Refused(HttpRequest request, string sentence, int status) =>
        Results.Json(new ChatRefusal(PageWords.For(request)[sentence]), ChatJson.Default.ChatRefusal, statusCode: status);

    private static IResult Html(string page) => Results.Content(page, "text/html; charset=utf-8");
}
