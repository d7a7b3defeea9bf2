using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SlaBot.Testing.Teams;

namespace SlaBot.Tests.Teams;

/// <summary>Files in the private chat: sent to the bot, and sent by it with the person's consent.</summary>
public sealed class TeamsFilesTests
{
    private static readonly string?[] Elsewhere =
    [
        "http://evil.example/put",
        "https://contoso.sharepoint.com.evil.example/put",
        "https://user@contoso.sharepoint.com/put",
        "http://contoso.sharepoint.com/put",
        "file:///etc/passwd",
        "",
        null,
    ];

    [Fact]
    public async Task An_agreement_is_got_as_a_file_changed_and_sent_back()
    {
        await using var files = await FakeFiles.StartAsync();
        await using var tenant = await TeamsTenant.StartAsync(settings: new() { ["Teams__ServiceHosts__1"] = files.Host });
        _ = await tenant.InstallAsync(Talk.Janes);
        var agreement = await tenant.AskAsync(Talk.Janes, "show the agreement");

        var before = tenant.Connector.Accepted.Count;
        _ = await tenant.PressAsync(Talk.Janes, agreement, "As a file");
        var asked = await tenant.AnswerAsync(Talk.Janes, before);
        var question = asked.Body!.Value.GetProperty("attachments")[0];
        question.GetProperty("contentType").GetString().ShouldBe("application/vnd.microsoft.teams.card.file.consent");
        question.GetProperty("name").GetString().ShouldBe("agreement-v1.yaml");

        before = tenant.Connector.Accepted.Count;
        (await tenant.SendAsync(Consent(tenant, asked, "accept", files.At("put/agreement-v1.yaml").ToString()))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var shown = await tenant.AnswerAsync(Talk.Janes, before);

        shown.Body!.Value.GetProperty("attachments")[0].GetProperty("contentType").GetString().ShouldBe("application/vnd.microsoft.teams.card.file.info");
        tenant.Connector.Accepted.ShouldContain(request => request.Operation == "delete" && request.Item == asked.AnsweredId);
        var put = files.Find("put/agreement-v1.yaml")!;
        question.GetProperty("content").GetProperty("sizeInBytes").GetInt64().ShouldBe(put.Length);
        var (_, authorization, range) = files.Seen.Single();
        (authorization, range).ShouldBe((null, $"bytes 0-{put.Length - 1}/{put.Length}"));

        var changed = Encoding.UTF8.GetString(put).Replace("Growth 2026", "Growth 2026, again", StringComparison.Ordinal);
        before = tenant.Connector.Accepted.Count;
        _ = await tenant.SendAsync(Sent(tenant, "agreement.yaml", files.Put("agreement.yaml", Encoding.UTF8.GetBytes(changed))));
        var looked = await tenant.AnswerAsync(Talk.Janes, before);
        TeamsTenant.HeadlineOf(looked).ShouldContain("Growth 2026, again");
        _ = await tenant.PressAsync(Talk.Janes, looked, "Store without signatures");

        TeamsTenant.SaidBy(await tenant.AskAsync(Talk.Janes, "show the agreement")).ShouldContain("Growth 2026, again");
        _ = await tenant.TerminateAsync();
        (await tenant.Program.RunAsync("agreement", "export")).Succeeded().ShouldContain("Growth 2026, again");
    }

    [Fact]
    public async Task A_no_sends_nothing_and_says_so()
    {
        await using var files = await FakeFiles.StartAsync();
        await using var tenant = await TeamsTenant.StartAsync(settings: new() { ["Teams__ServiceHosts__1"] = files.Host });
        var asked = await tenant.AskAsync(Talk.Janes, "協議檔案");

        _ = await tenant.SendAsync(Consent(tenant, asked, "decline", uploadUrl: null));

        var update = await tenant.Connector.WaitForAsync(request => request.Operation == "update", cancellation: TestContext.Current.CancellationToken);
        update.Item.ShouldBe(asked.AnsweredId);
        TeamsTenant.HeadlineOf(update).ShouldBe("Not sent. Nothing was changed.");
        files.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_is_put_nowhere_but_where_Teams_keeps_files_and_never_sent_in_a_channel()
    {
        await using var tenant = await TeamsTenant.StartAsync();
        foreach (var address in Elsewhere)
        {
            var asked = await tenant.AskAsync(Talk.Janes, "agreement file");

            _ = await tenant.SendAsync(Consent(tenant, asked, "accept", address));

            var update = await tenant.Connector.WaitForAsync(request => request.Operation == "update" && request.Item == asked.AnsweredId, cancellation: TestContext.Current.CancellationToken);
            TeamsTenant.HeadlineOf(update).ShouldStartWith("I could not put the file there", Case.Sensitive, address);
        }

        TeamsTenant.HeadlineOf(await tenant.AskAsync(Talk.Channel, "agreement file")).ShouldStartWith("I send files in our private chat only");
    }

    private static JsonObject Consent(TeamsTenant tenant, ConnectorRequest asked, string action, string? uploadUrl)
    {
        var activity = tenant.Activity("invoke", Talk.Janes);
        activity["name"] = "fileConsent/invoke";
        activity["replyToId"] = asked.AnsweredId;
        activity["value"] = new JsonObject
        {
            ["type"] = "fileUpload",
            ["action"] = action,
            ["context"] = JsonNode.Parse(asked.Body!.Value.GetProperty("attachments")[0].GetProperty("content").GetProperty("acceptContext").GetRawText()),
            ["uploadInfo"] = new JsonObject
            {
                ["contentUrl"] = "https://contoso.sharepoint.com/agreement-v1.yaml",
                ["name"] = "agreement-v1.yaml",
                ["uploadUrl"] = uploadUrl,
                ["uniqueId"] = "u-1",
                ["fileType"] = "yaml",
            },
        };
        return activity;
    }

    private static JsonObject Sent(TeamsTenant tenant, string name, Uri address)
    {
        var activity = tenant.Message(Talk.Janes, "");
        activity["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
            ["name"] = name,
            ["content"] = new JsonObject { ["downloadUrl"] = address.ToString(), ["uniqueId"] = "u-1", ["fileType"] = "yaml" },
        });
        return activity;
    }
}
