using NodaTime;
using Shouldly;
using SlaBot.Conversation.Channels;
using Xunit;

namespace SlaBot.Testing.Storage;

public abstract class InstallationStoreContract : ChannelStoreContract
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 9, 15, 12, 0) + Duration.FromTicks(1);

    [Fact]
    public async Task Installations_come_back_as_they_were_in_the_order_of_their_ids()
    {
        const string data = nameof(Installations_come_back_as_they_were_in_the_order_of_their_ids);
        SlackInstallation[] installations =
        [
            new("E1", null) { App = "A1", BotUser = "U1", SealedToken = "sealed-1" },
            new("E1", "T1")
            {
                App = "A1",
                BotUser = "U2",
                BotId = "B2",
                Name = "Growth 成長",
                Scopes = ["chat:write", "commands"],
                Installer = "U9",
                SealedToken = "sealed-2",
                SealedRefresh = "sealed-3",
                ExpiresAt = Noon,
                InstalledAt = Noon,
                DiedAt = Noon,
            },
            new(null, "T0") { App = "A1", BotUser = "U3", SealedToken = "sealed-4" },
        ];
        await using (var store = await OpenAsync(data))
        {
            await Task.WhenAll(installations.Select(one => store.Installations.ChangeInstallationAsync(one.Enterprise, one.Team, _ => one, Never)));
        }

        await using var again = await OpenAsync(data);
        var all = await again.Installations.InstallationsAsync(Never);
        all.Select(one => $"{one.Enterprise}/{one.Team}").ShouldBe(["/T0", "E1/", "E1/T1"]);
        all[0].IsSameAs(installations[2]).ShouldBeTrue();
        all[1].IsSameAs(installations[0]).ShouldBeTrue();
        all[2].IsSameAs(installations[1]).ShouldBeTrue();
    }

    [Fact]
    public async Task An_installation_that_is_forgotten_takes_its_tokens_with_it()
    {
        const string data = nameof(An_installation_that_is_forgotten_takes_its_tokens_with_it);
        await using (var store = await OpenAsync(data))
        {
            await store.Installations.ChangeInstallationAsync("E", "T", _ => Some("E", "T"), Never);
            await store.Installations.ChangeInstallationAsync("E", null, _ => Some("E", null), Never);

            (await store.Installations.ChangeInstallationAsync("E", "T", _ => null, Never)).ShouldBeNull();
            (await store.Installations.ChangeInstallationAsync("E", "unknown", _ => null, Never)).ShouldBeNull();
        }

        await using var again = await OpenAsync(data);
        (await again.Installations.InstallationsAsync(Never)).Single().Team.ShouldBeNull();
    }

    [Fact]
    public async Task Changes_of_one_installation_come_one_after_the_other()
    {
        await using var store = await OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => store.Installations.ChangeInstallationAsync(
            null, "T", one => one is null ? Some(null, "T") with { Name = "0" } : one with { Name = $"{int.Parse(one.Name!, System.Globalization.CultureInfo.InvariantCulture) + 1}" }, Never))));

        (await store.Installations.InstallationsAsync(Never)).Single().Name.ShouldBe("49");
    }

    [Fact]
    public async Task A_change_is_refused_where_it_makes_another_one_or_one_of_nobody_and_what_it_throws_is_the_callers_own()
    {
        await using var store = await OpenAsync();

        await Should.ThrowAsync<ArgumentException>(async () => await store.Installations.ChangeInstallationAsync("E", "T", _ => Some("E", "other"), Never));
        await Should.ThrowAsync<ArgumentException>(async () => await store.Installations.ChangeInstallationAsync(null, null, _ => Some(null, null), Never));
        await Should.ThrowAsync<ArgumentException>(async () => await store.Installations.ChangeInstallationAsync("", "T", _ => Some("", "T"), Never));
        await Should.ThrowAsync<ArgumentException>(async () => await store.Installations.ChangeInstallationAsync(null, "T", _ => Some(null, "T") with { SealedToken = "" }, Never));
        await Should.ThrowAsync<NotSupportedException>(async () => await store.Installations.ChangeInstallationAsync(null, "T", _ => throw new NotSupportedException("no"), Never));

        (await store.Installations.InstallationsAsync(Never)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_installation_is_kept_apart_from_all_others()
    {
        const string data = nameof(Every_installation_is_kept_apart_from_all_others);
        (string? Enterprise, string? Team)[] ids =
        [
            .. NaughtyIds.All.SelectMany(id => new (string?, string?)[] { (id, null), ("t", id) }), ("a", "bc"), ("ab", "c"), ("1:a", "b"), (null, "1:a"), ("-", null), (null, "-"), ("-", "-"),
        ];
        ids = [.. ids.Distinct()];
        await using (var store = await OpenAsync(data))
        {
            await Task.WhenAll(ids.Select(id => store.Installations.ChangeInstallationAsync(id.Enterprise, id.Team, _ => Some(id.Enterprise, id.Team), Never)));
        }

        await using var again = await OpenAsync(data);
        (await again.Installations.InstallationsAsync(Never)).Select(one => (one.Enterprise, one.Team)).ShouldBe(ids, ignoreOrder: true);
    }

    [Fact]
    public void An_installation_shows_no_token() =>
        (Some("E", "T") with { SealedToken = "sealed-9", SealedRefresh = "sealed-8" }).ToString().ShouldBe("Slack installation E/T");

    private static SlackInstallation Some(string? enterprise, string? team) => new(enterprise, team) { App = "A", BotUser = "U", SealedToken = "sealed" };
}
