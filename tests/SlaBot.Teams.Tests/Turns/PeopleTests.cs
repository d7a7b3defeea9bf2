using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using SlaBot.Channels.Turns;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;
using SlaBot.Teams.Protocol;
using SlaBot.Teams.Tests.Outbound;
using SlaBot.Teams.Turns;
using SlaBot.Testing.Storage;
using SlaBot.Testing.Teams;

namespace SlaBot.Teams.Tests.Turns;

public sealed class PeopleTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task The_address_of_somebody_of_the_tenant_is_what_its_directory_knows_and_is_asked_once_an_hour()
    {
        await using var sent = await Sent.StartAsync();
        var people = new People(sent.Client, time);

        (await EmailAsync(sent, people, FakeMember.Jane)).ShouldBe("jane@harbour.example");
        (await EmailAsync(sent, people, FakeMember.Jane)).ShouldBe("jane@harbour.example");
        sent.Fake.Accepted.Count.ShouldBe(1);

        time.Advance(TimeSpan.FromHours(1));
        _ = await EmailAsync(sent, people, FakeMember.Jane);
        sent.Fake.Accepted.Count.ShouldBe(2);
    }

    public static TheoryData<string, string?> Strangers => new() { { "guest", null }, { "anonymous", null }, { "user", "22222222-2222-4222-8222-222222222222" } };

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task Of_guests_and_people_of_other_tenants_no_address_is_believed(string role, string? tenant)
    {
        await using var sent = await Sent.StartAsync();
        var stranger = FakeMember.Wei with { UserRole = role, Tenant = tenant };
        sent.Fake.Populate(Sent.Conversation, stranger);

        (await EmailAsync(sent, new(sent.Client, time), stranger)).ShouldBeNull();
    }

    [Fact]
    public async Task What_the_channel_tells_of_somebody_else_is_not_believed_either()
    {
        await using var sent = await Sent.StartAsync();
        sent.Fake.Populate(Sent.Conversation, FakeMember.Wei with { Id = FakeMember.Jane.Id });

        (await EmailAsync(sent, new(sent.Client, time), FakeMember.Jane)).ShouldBeNull();
    }

    private static async Task<string?> EmailAsync(Sent sent, People people, FakeMember member)
    {
        var activity = new Activity
        {
            Type = ActivityTypes.Message,
            ChannelId = "msteams",
            ServiceUrl = sent.Fake.ServiceUrl,
            Conversation = sent.To().Conversation,
            From = new() { Id = member.Id, AadObjectId = member.AadObjectId },
            ChannelData = JsonSerializer.SerializeToElement(new { tenant = new { id = FakeConnector.Tenant } }),
        };
        var turn = new Turn(new(WorkspaceId.Local, Platform.Teams, "key", "lane", default, default), new InMemoryInbox(TimeProvider.System));
        return await people.Heard(turn, activity, activity.Sender()!).EmailAsync(TestContext.Current.CancellationToken);
    }
}
