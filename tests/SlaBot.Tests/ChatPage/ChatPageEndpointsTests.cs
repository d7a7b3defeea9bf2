using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using SlaBot.ChatPage;

namespace SlaBot.Tests.ChatPage;

public sealed class ChatPageEndpointsTests(ChatPageHost host) : IClassFixture<ChatPageHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/chat/app.js", "text/javascript")]
    [InlineData("/chat/style.css", "text/css")]
    public async Task Everything_comes_under_the_strict_policy(string path, string type)
    {
        using var response = await host.Client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        Header(response, "Content-Security-Policy").ShouldBe(
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        Header(response, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(response, "Referrer-Policy").ShouldBe("same-origin");
    }

    [Fact]
    public async Task The_page_holds_no_inline_script_or_style_and_nothing_from_elsewhere()
    {
        var page = await host.Client.GetStringAsync(new Uri("/", UriKind.Relative), Cancellation);

        page.ShouldContain("<h1");
        page.ShouldContain("role=\"log\"");
        page.ShouldNotContain(" style=");
        page.ShouldNotContain("<style");
        page.ShouldNotContain("//");
        page.Split("<script").Length.ShouldBe(2, "one script, and that a file");
    }

    [Fact]
    public async Task A_file_that_the_browser_has_is_not_sent_again()
    {
        using var first = await host.Client.GetAsync(new Uri("/chat/app.js", UriKind.Relative), Cancellation);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/chat/app.js");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await host.Client.SendAsync(again, Cancellation);

        first.Headers.CacheControl!.NoCache.ShouldBeTrue();
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("/", "zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant")]
    [InlineData("/", "en-GB,en;q=0.9,zh-TW;q=0.8", "en")]
    [InlineData("/", "fr", "en")]
    [InlineData("/?lang=zh-Hant", "en", "zh-Hant")]
    [InlineData("/?lang=<b>", "en", "en")]
    public async Task The_page_speaks_the_language_that_was_asked_for_or_the_browsers(string path, string accepted, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.ParseAdd(accepted);
        using var response = await host.Client.SendAsync(request, Cancellation);

        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain($"<html lang=\"{language}\">");
    }

    [Fact]
    public async Task A_question_gets_a_card_and_a_headline()
    {
        using var response = await PostAsync("""{"text":"Are we on pace?","thread":"a1b2"}""");
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.RootElement.GetProperty("html").GetString()!.ShouldStartWith("<article class=\"card\" lang=\"en\"");
        var headline = answer.RootElement.GetProperty("headline").GetString()!;
        headline.ShouldStartWith("◆ At risk");
        answer.RootElement.GetProperty("language").GetString().ShouldBe("en");
        host.LastAsked.Text.ShouldBe("Are we on pace?");
        host.LastAsked.Thread.ShouldBe("a1b2");
    }

    [Fact]
    public async Task A_message_without_a_thread_stands_by_itself()
    {
        using var first = await PostAsync("""{"text":"Are we on pace?"}""");
        var one = host.LastAsked.Thread;
        using var second = await PostAsync("""{"text":"and last month?"}""");

        host.LastAsked.Thread.ShouldNotBe(one);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest, "could not be read")]
    [InlineData("null", HttpStatusCode.BadRequest, "could not be read")]
    [InlineData("{\"text\":", HttpStatusCode.BadRequest, "could not be read")]
    [InlineData("{\"text\":7}", HttpStatusCode.BadRequest, "could not be read")]
    [InlineData("{}", HttpStatusCode.BadRequest, "write a question first")]
    [InlineData("{\"text\":\" \\n\"}", HttpStatusCode.BadRequest, "write a question first")]
    [InlineData("{\"text\":\"hi\",\"thread\":\"../x\"}", HttpStatusCode.BadRequest, "not known")]
    [InlineData("{\"text\":\"hi\",\"thread\":\"\"}", HttpStatusCode.BadRequest, "not known")]
    public async Task What_cannot_be_read_is_refused_with_a_sentence(string body, HttpStatusCode status, string sentence) =>
        await ShouldBeRefusedAsync(await PostAsync(body), status, sentence);

    [Fact]
    public async Task A_question_may_have_four_thousand_characters_and_no_more()
    {
        using var longest = await PostAsync(JsonSerializer.Serialize(new { text = new string('a', 4_000) }));
        longest.StatusCode.ShouldBe(HttpStatusCode.OK);

        await ShouldBeRefusedAsync(
            await PostAsync(JsonSerializer.Serialize(new { text = new string('a', 4_001) })), HttpStatusCode.BadRequest, "too long");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_sixteen_kilobytes_are_not_read(bool saysItsLength)
    {
        using var content = new ByteArrayContent(new byte[(16 * 1024) + 1]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/messages") { Content = content };
        request.Headers.TransferEncodingChunked = !saysItsLength;

        await ShouldBeRefusedAsync(await host.Client.SendAsync(request, Cancellation), HttpStatusCode.RequestEntityTooLarge, "too large");
    }

    [Fact]
    public async Task Only_JSON_is_taken_so_that_no_form_of_another_site_gets_through()
    {
        using var content = new StringContent("""{"text":"hi"}""", Encoding.UTF8, "text/plain");
        await ShouldBeRefusedAsync(
            await host.Client.PostAsync(new Uri("/chat/messages", UriKind.Relative), content, Cancellation),
            HttpStatusCode.UnsupportedMediaType,
            "application/json");
    }

    [Theory]
    [InlineData("/chat/messages", "Origin", "https://elsewhere.example")]
    [InlineData("/chat/messages", "Origin", "null")]
    [InlineData("/chat/messages", "Sec-Fetch-Site", "cross-site")]
    [InlineData("/chat/messages", "Sec-Fetch-Site", "same-site")]
    [InlineData("/chat", "Origin", "http://127.0.0.1:1")]
    public async Task What_another_site_sends_is_not_read(string path, string header, string value)
    {
        using var request = Json(path, """{"text":"are we on pace?"}""");
        request.Headers.Add(header, value);

        await ShouldBeRefusedAsync(await host.Client.SendAsync(request, Cancellation), HttpStatusCode.Forbidden, "another site");
    }

    [Fact]
    public async Task What_the_page_itself_sends_is_read()
    {
        using var request = Json("/chat/messages", """{"text":"are we on pace?"}""");
        request.Headers.Add("Origin", host.Address.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var response = await host.Client.SendAsync(request, Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("GET", "Host", "rebound.example")]
    [InlineData("GET", "Host", "localhost.rebound.example")]
    [InlineData("GET", "Host", "127.0.0.1.rebound.example")]
    [InlineData("POST", "Host", "rebound.example")]
    [InlineData("GET", "X-Forwarded-For", "203.0.113.7")]
    [InlineData("GET", "Forwarded", "for=203.0.113.7")]
    public async Task A_foreign_name_or_a_tunnel_does_not_lead_here(string method, string header, string value)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), method == "GET" ? "/" : "/chat/messages");
        request.Headers.Add(header, value);

        await ShouldBeRefusedAsync(await host.Client.SendAsync(request, Cancellation), HttpStatusCode.Forbidden, "only on this computer");
    }

    [Fact]
    public async Task The_page_answers_without_its_script_too()
    {
        using var form = new FormUrlEncodedContent(
        [
            new("thread", "a1b2"),
            new("said", "hi <b>"),
            new("said", "SlaBot: Hi, I keep the agreement."),
            new("text", "Are we on pace?"),
        ]);
        using var response = await host.Client.PostAsync(new Uri("/chat?lang=en", UriKind.Relative), form, Cancellation);
        var page = await response.Content.ReadAsStringAsync(Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        host.LastAsked.Thread.ShouldBe("a1b2");
        page.ShouldContain("<input type=\"hidden\" name=\"thread\" value=\"a1b2\" />");
        page.ShouldContain("<p class=\"bubble\">hi &lt;b&gt;</p>");
        page.ShouldContain("<p class=\"card earlier\">Hi, I keep the agreement.</p>");
        page.ShouldContain("<p class=\"bubble\">Are we on pace?</p>");
        page.ShouldContain("<input type=\"hidden\" name=\"said\" value=\"SlaBot: &#x25C6; At risk".Replace("&#x25C6;", "◆", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pressed_button_wins_over_what_stands_in_the_field()
    {
        using var form = new FormUrlEncodedContent([new("text", "half a quest"), new("choice", "show the funnel")]);
        using var response = await host.Client.PostAsync(new Uri("/chat", UriKind.Relative), form, Cancellation);

        host.LastAsked.Text.ShouldBe("show the funnel");
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Outside_Development_there_is_no_page(string environment)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        await using var app = builder.Build();

        Should.Throw<InvalidOperationException>(() => app.MapChatPage(null!)).Message.ShouldContain("Development only");
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();

    private static HttpRequestMessage Json(string path, string body) =>
        new(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private async Task<HttpResponseMessage> PostAsync(string body)
    {
        using var request = Json("/chat/messages", body);
        return await host.Client.SendAsync(request, Cancellation);
    }

    private static async Task ShouldBeRefusedAsync(HttpResponseMessage response, HttpStatusCode status, string sentence)
    {
        using (response)
        {
            response.StatusCode.ShouldBe(status);
            using var refusal = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation));
            refusal.RootElement.GetProperty("error").GetString()!.ShouldContain(sentence);
        }
    }
}
