using NodaTime;
using SlaBot.Domain.Values;
using SlaBot.Slack.Outbound;
using SlaBot.Slack.Turns;

namespace SlaBot.Slack.Tests.Turns;

public sealed class StageTests
{
    [Theory]
    [InlineData(false, "wei@harbour.example")]
    [InlineData(true, null)]
    public async Task The_address_of_a_guest_or_of_somebody_of_another_company_is_not_believed(bool isOutsider, string? told)
    {
        var user = new SlackUser("U1", "T1", "Wei") { Email = "wei@harbour.example", IsOutsider = isOutsider };
        var stage = new Stage(new("shared"), new(new(null, "T1"), "UBOT"), "T1", "D1", user, Instant.MinValue) { Tenant = "T1", Home = new("slack-t1") };

        var heard = stage.Heard(_ => Task.FromResult<IReadOnlyList<SlaBot.Channels.Desk.NamedPerson>>([]));

        (await heard.EmailAsync(TestContext.Current.CancellationToken)).ShouldBe(told);
        (heard.Workspace, heard.Home, heard.Tenant).ShouldBe((new("shared"), new WorkspaceId("slack-t1"), "T1"));
    }
}
