using SlaBot.Channels.Http;

namespace SlaBot.Slack.Outbound;

/// <summary>
/// Where requests may go: to the Web API with the token; to <c>hooks.</c> and <c>files.</c> of the same name, which are other
/// hosts, where Slack itself names an address there. On loopback, in tests, the three are one.
/// </summary>
internal sealed class SlackHosts
{
    private readonly Uri api;
    private readonly ServiceHosts apiHosts;
    private readonly ServiceHosts hookHosts;
    private readonly ServiceHosts fileHosts;

    /// <summary>Initializes a new instance of the <see cref="SlackHosts"/> class.</summary>
    /// <param name="api">The base of the methods, such as <c>https://slack.com/api/</c>: by https on port 443, or on loopback.</param>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public SlackHosts(Uri api)
    {
        this.api = api.AbsolutePath.EndsWith('/') ? api : new(api.GetLeftPart(UriPartial.Path) + "/");
        apiHosts = new([api.IsLoopback ? api.Authority : api.IdnHost]);
        if (!apiHosts.AllowLink(this.api))
        {
            throw new ArgumentException("The Web API is reached by https on port 443, or on loopback.", nameof(api));
        }

        hookHosts = api.IsLoopback ? apiHosts : new(["hooks." + api.IdnHost]);
        fileHosts = api.IsLoopback ? apiHosts : new(["files." + api.IdnHost]);
    }

    /// <summary>The address of a method.</summary>
    public Uri Of(SlackMethod method) => new(api, method.Name);

    /// <summary>Whether a request may go to an address: the check that counts, made right before each request.</summary>
    public bool Allow(SlackTarget target, Uri address) => target switch
    {
        SlackTarget.Api => apiHosts.AllowLink(address) && api.IsBaseOf(address),
        SlackTarget.Hook => hookHosts.AllowLink(address),
        _ => fileHosts.AllowLink(address),
    };
}

/// <summary>What a request goes to.</summary>
internal enum SlackTarget
{
    /// <summary>The Web API: with the token.</summary>
    Api,

    /// <summary>An address to answer by: without one.</summary>
    Hook,

    /// <summary>Where files lie. An upload goes without a token, a download with one.</summary>
    File,
}
