using System.Globalization;
using NodaTime;
using SlaBot.ChatPage;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;
using SlaBot.Pages;
using SlaBot.Sources.Agreements;

namespace SlaBot.Agreements;

/// <summary>The agreement page, for whoever has its address.</summary>
/// <param name="agreements">What was agreed.</param>
/// <param name="facts">What was counted.</param>
/// <param name="books">Where moved meetings are kept.</param>
/// <param name="signatures">Who signed; null where that is not kept.</param>
/// <param name="links">What opens addresses.</param>
/// <param name="time">The clock.</param>
internal sealed class AgreementEndpoints(IAgreementStore agreements, IFactStore facts, IBookStore books, IAgreementSignatures? signatures, AgreementLinks links, TimeProvider time)
{
    /// <summary>What the addresses begin with, below the public address.</summary>
    public const string Path = "agreement";

    /// <summary>The name of the field that asks for the revision as a file.</summary>
    public const string FileField = "file";

    /// <summary>The kind of file.</summary>
    public const string Yaml = "yaml";

    /// <summary>Maps them. An address that was good once says why it no longer is; of any other nothing is told.</summary>
    public void Map(IEndpointRouteBuilder routes) =>
        _ = routes.MapGet($"/{Path}/{{token}}", (string token, HttpContext http, CancellationToken cancellation) => ShowAsync(token, http, cancellation)).ExcludeFromDescription();

    private async Task<IResult> ShowAsync(string token, HttpContext http, CancellationToken cancellation)
    {
        Document.Protect(http.Response.Headers, AgreementPage.ContentSecurityPolicy);
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var link = await links.OpenAsync(token, now, cancellation);
        var language = http.Request.Query.ContainsKey("lang") || link.Language.Length == 0 ? PageWords.For(http.Request).Language : link.Language;
        if (link.State != AgreementLinkState.Good)
        {
            return Gone(language, $"Sheet.Gone.{link.State}", link.State == AgreementLinkState.Unknown ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone);
        }

        var view = View.Live(await agreements.HistoryAsync(link.Workspace, cancellation), await facts.TotalsAsync(link.Workspace, cancellation), now) with
        {
            Moved = await MeetingBook.ReadAsync(books, link.Workspace, cancellation),
        };
        if (view.Revision is null)
        {
            return Gone(language, "Sheet.Gone.None", StatusCodes.Status404NotFound);
        }

        if (Shown(view, http.Request.Query) is not { } shown)
        {
            return Gone(language, "Sheet.Gone.Version", StatusCodes.Status404NotFound);
        }

        return http.Request.Query[FileField] == Yaml ? File(http.Response, shown) : await PageAsync(link.Workspace, view, shown, language, http.Request.Query, cancellation);
    }

    private async Task<IResult> PageAsync(WorkspaceId workspace, View view, Revision shown, string language, IQueryCollection query, CancellationToken cancellation) => Html(
        AgreementPage.Of(new(view, shown, language)
        {
            Signatures = signatures is null ? [] : await signatures.OfAsync(workspace, shown.Number, cancellation),
            Imagined = ImaginedTerms.Of(shown.Terms, query),
            IsDemo = workspace == Bot.DemoWorkspace,
        }),
        StatusCodes.Status200OK);

    private static Revision? Shown(View view, IQueryCollection query) => query["version"].ToString() is { Length: > 0 } text
        ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? view.Agreements.Revisions.FirstOrDefault(known => known.Number == number) : null
        : view.Revision;

    private static IResult File(HttpResponse response, Revision revision)
    {
        response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"agreement-v{revision.Number}.yaml\"");
        return Results.Text(AgreementFile.Write(revision.Terms), "application/yaml; charset=utf-8");
    }

    private static IResult Gone(string language, string key, int status) => Html(AgreementPage.Gone(language, key), status);

    private static IResult Html(string page, int status) => Results.Content(page, "text/html; charset=utf-8", statusCode: status);
}
