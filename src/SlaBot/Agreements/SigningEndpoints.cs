using NodaTime;
using SlaBot.ChatPage;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Agreements.Negotiations;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Standings;
using SlaBot.Pages;

namespace SlaBot.Agreements;

/// <summary>
/// The page on which a person decides a proposal, behind a link that names the person. To look at it changes nothing: chat programs
/// fetch what is linked. What is sent from it goes the same way as a press on a card.
/// </summary>
/// <param name="stores">What it reads.</param>
/// <param name="negotiation">Carries out what is decided.</param>
/// <param name="links">What opens addresses.</param>
/// <param name="revoked">How often links were revoked.</param>
/// <param name="publicUrl">Where the bot is reached from outside.</param>
/// <param name="time">The clock.</param>
internal sealed class SigningEndpoints(SigningStores stores, Negotiation negotiation, SigningLinks links, AgreementLinkBook revoked, Uri publicUrl, TimeProvider time)
{
    /// <summary>What the addresses begin with, below the public address.</summary>
    public const string Path = $"{AgreementEndpoints.Path}/sign";

    /// <summary>Maps them.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapGet($"/{Path}/{{token}}", (string token, HttpContext http, CancellationToken cancellation) => ShowAsync(token, http, cancellation)).ExcludeFromDescription();
        _ = routes.MapPost($"/{Path}/{{token}}", (string token, HttpContext http, CancellationToken cancellation) => DecideAsync(token, http, cancellation)).ExcludeFromDescription();
    }

    private async Task<IResult> ShowAsync(string token, HttpContext http, CancellationToken cancellation)
    {
        Document.Protect(http.Response.Headers, SigningPage.ContentSecurityPolicy);
        return links.TryOpen(token, out var link)
            ? await ShowAsync(link, LanguageOf(link, http.Request), Now, StatusCodes.Status200OK, null, "", cancellation)
            : Unknown(PageWords.For(http.Request).Language);
    }

    private async Task<IResult> DecideAsync(string token, HttpContext http, CancellationToken cancellation)
    {
        Document.Protect(http.Response.Headers, SigningPage.ContentSecurityPolicy);
        if (!links.TryOpen(token, out var link))
        {
            return Unknown(PageWords.For(http.Request).Language);
        }

        var (language, now) = (LanguageOf(link, http.Request), Now);
        if (!SentFromPage.Is(http.Request, publicUrl))
        {
            return Said(language, "Signing.Foreign", StatusCodes.Status403Forbidden);
        }

        if (await SigningForm.ReadAsync(http.Request, cancellation) is not { } form)
        {
            return Said(language, "Signing.Foreign", StatusCodes.Status400BadRequest);
        }

        if (!links.IsFormOf(link, form.Seal, now))
        {
            return Said(language, "Signing.Foreign", StatusCodes.Status403Forbidden);
        }

        var done = await negotiation.DecideAsync(link, form.Act, form.Party, form.Words, now, cancellation);
        if (done.IsDone || done.Refusal == ProposalRefusal.LinkUsed)
        {
            // What was done is shown under the same address, so that to load it again does nothing again.
            http.Response.Headers.Location = $"{token}?lang={language}";
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }

        return done.Refusal is { } refusal
            ? await ShowAsync(link, language, now, refusal == ProposalRefusal.NoReason ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict, refusal, form.Words, cancellation)
            : Unknown(language);
    }

    private async Task<IResult> ShowAsync(SigningLink link, string language, Instant now, int status, ProposalRefusal? problem, string words, CancellationToken cancellation)
    {
        if (await stores.FindAsync(link, cancellation) is not { } kept)
        {
            return Unknown(language);
        }

        var voice = Voice.Of(language, kept.Proposal.Terms);
        var used = await SigningLinkBook.FindAsync(stores.Books, link, cancellation);
        var member = await stores.Members.FindMemberAsync(link.Workspace, link.Person, cancellation);
        var refusal = link.Hindrance(await revoked.CountAsync(link.Workspace, cancellation), used, kept.Proposal, now)
            ?? (member is null || !member.SignsFor.Any(kept.Proposal.Parties.Contains) ? ProposalRefusal.NotYourParty : null);
        var view = View.Live(await stores.Agreements.HistoryAsync(link.Workspace, cancellation), await stores.Facts.TotalsAsync(link.Workspace, cancellation), now);
        if (refusal == ProposalRefusal.LinkUsed && now - used!.At <= SigningLinkBook.Kept)
        {
            return Html(SigningPage.Done(link, used, kept, view, language), StatusCodes.Status200OK);
        }

        if (refusal is { } why)
        {
            return Html(SigningPage.Sentence(language, Words(why, voice)), why == ProposalRefusal.NotYourParty ? StatusCodes.Status403Forbidden : StatusCodes.Status410Gone);
        }

        var scene = new SigningScene(link, kept, await stores.OpenAsync(link, cancellation), view, member!, links.FormOf(link, now), language)
        {
            Problem = problem is { } wrong ? Words(wrong, voice) : null,
            Words = words,
        };
        return Html(SigningPage.Of(scene), status);
    }

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    private static string LanguageOf(SigningLink link, HttpRequest request) =>
        request.Query.ContainsKey("lang") || link.Language.Length == 0 ? PageWords.For(request).Language : link.Language;

    // Some refusals are said of the link, where a card would speak of itself.
    private static string Words(ProposalRefusal refusal, Voice voice) => refusal is ProposalRefusal.OtherEdition or ProposalRefusal.NotProposed or ProposalRefusal.NotYourParty
        ? voice.Say($"Signing.Refused.{refusal}")
        : ProposalReply.Refused(refusal, voice);

    private static IResult Unknown(string language) => Said(language, "Signing.Unknown", StatusCodes.Status404NotFound);

    private static IResult Said(string language, string key, int status) => Html(SigningPage.Sentence(language, new Voice(language, default).Say(key)), status);

    private static IResult Html(string page, int status) => Results.Content(page, "text/html; charset=utf-8", statusCode: status);
}
