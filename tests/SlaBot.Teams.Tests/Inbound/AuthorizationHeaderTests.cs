using Microsoft.AspNetCore.Http;
using SlaBot.Teams.Inbound;

namespace SlaBot.Teams.Tests.Inbound;

public sealed class AuthorizationHeaderTests
{
    [Fact]
    public void One_header_is_taken() => Of("Bearer a").ShouldBe("Bearer a");

    [Fact]
    public void No_header_is_none() => Of().ShouldBeNull();

    [Fact]
    public void Of_two_headers_none_is_chosen() => Of("Bearer a", "Bearer b").ShouldBeNull();

    private static string? Of(params string[] headers)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = headers;
        return AuthorizationHeader.Of(context.Request);
    }
}
