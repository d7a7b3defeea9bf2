using System.Net;
using Microsoft.AspNetCore.Http;
using SlaBot.ChatPage;

namespace SlaBot.Tests.ChatPage;

public sealed class LocalVisitorsTests
{
    [Theory]
    [InlineData("127.0.0.1", "localhost:3978", true)]
    [InlineData("::1", "[::1]:3978", true)]
    [InlineData("::ffff:127.0.0.1", "LOCALHOST", true)]
    [InlineData("203.0.113.7", "localhost:3978", false)]
    [InlineData("192.168.1.20", "127.0.0.1", false)]
    [InlineData("127.0.0.1", "192.168.1.20", false)]
    [InlineData("127.0.0.1", "", false)]
    [InlineData(null, "localhost", false)]
    public void Only_loopback_to_loopback_is_at_this_computer(string? from, string host, bool isWelcome)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = from is null ? null : IPAddress.Parse(from);
        context.Request.Method = "GET";
        context.Request.Host = new HostString(host);

        (LocalVisitors.Refusal(context) is null).ShouldBe(isWelcome);
    }
}
