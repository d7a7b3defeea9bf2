using System.Buffers.Text;
using SlaBot.Channels.Http;
using SlaBot.Slack.Installs;

namespace SlaBot.Slack.Tests.Installs;

public sealed class InstallationsTests
{
    private static CancellationToken Never => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_workspaces_own_installation_comes_before_that_of_its_organisation()
    {
        using var it = new Installing();
        await it.AddAsync("E1", null, "xoxb-org");
        await it.AddAsync("E1", "T1", "xoxb-own");
        await it.AddAsync(null, "T9", "xoxb-alone");

        (await it.Installations.FindAsync("E1", "T1", Never))!.Id.ShouldBe(new("E1", "T1"));
        (await it.Installations.FindAsync("E1", "T2", Never))!.Id.ShouldBe(new("E1", null));
        (await it.Installations.FindAsync("E1", null, Never))!.Id.ShouldBe(new("E1", null));
        (await it.Installations.FindAsync(null, "T1", Never))!.Id.ShouldBe(new("E1", "T1"));
        (await it.Installations.FindAsync("E1", "T9", Never))!.Id.ShouldBe(new(null, "T9"));
        (await it.Installations.FindAsync("E2", "T2", Never)).ShouldBeNull();
        (await it.Installations.FindAsync(null, null, Never)).ShouldBeNull();
        (await it.TokenAsync(new("E1", null), Never)).ShouldBe("xoxb-org");
        (await it.TokenAsync(new("E1", "T1"), Never)).ShouldBe("xoxb-own");
        (await it.TokenAsync(new("E1", "T2"), Never)).ShouldBeNull();
    }

    [Fact]
    public async Task The_token_of_the_settings_is_the_installation_of_its_own_workspace_alone()
    {
        using var it = new Installing("xoxb-configured");

        var bot = await it.Installations.FindAsync("E1", "T1", Never);
        bot.ShouldNotBeNull();
        bot.ShouldBe(new(new(null, "T1"), "UBOT") { BotId = "B1", Name = "Growth", IsConfigured = true });
        (await it.Installations.FindAsync(null, "T2", Never)).ShouldBeNull();
        (await it.Installations.FindAsync(null, null, Never)).ShouldBeNull();
        (await it.TokenAsync(bot.Id, Never)).ShouldBe("xoxb-configured");
        (await it.TokenAsync(new(null, "T2"), Never)).ShouldBeNull();
        (await it.Installations.AllAsync(Never)).Single().ShouldBe(bot);
        it.Exchange.Asked.Count.ShouldBe(1);

        it.Configuration["Slack:BotToken"] = null;
        (await it.TokenAsync(bot.Id, Never)).ShouldBeNull();
    }

    [Fact]
    public async Task Whose_token_it_is_is_asked_again_where_there_was_no_answer()
    {
        using var it = new Installing("xoxb-configured");
        it.Exchange.Owner = _ => null;
        (await it.Installations.FindAsync(null, "T1", Never)).ShouldBeNull();
        (await Should.ThrowAsync<TokenUnavailableException>(() => it.TokenAsync(new(null, "T1"), Never))).IsPassing.ShouldBeTrue();
        it.Exchange.Owner = _ => new(null, "T1", "UBOT");
        (await it.Installations.FindAsync(null, "T1", Never)).ShouldBeNull();

        it.Time.Advance(TimeSpan.FromSeconds(5));

        (await it.Installations.FindAsync(null, "T1", Never)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_token_that_Slack_refuses_is_none()
    {
        using var it = new Installing("xoxb-configured");
        it.Exchange.Owner = _ => TokenOwner.Refused;

        (await it.Installations.FindAsync(null, "T1", Never)).ShouldBeNull();
        (await it.TokenAsync(new(null, "T1"), Never)).ShouldBeNull();
    }

    [Fact]
    public async Task An_installation_that_Slack_ended_is_none_until_it_is_made_anew()
    {
        using var it = new Installing();
        await it.AddAsync(null, "T1", "xoxb-old");
        _ = await it.TokenAsync(new(null, "T1"), Never);

        await it.Installations.DeadAsync(new(null, "T1"), "token_revoked", Never);

        (await it.Store.InstallationsAsync(Never)).Single().DiedAt.ShouldBe(it.Now);
        (await it.Installations.FindAsync(null, "T1", Never)).ShouldBeNull();
        (await it.TokenAsync(new(null, "T1"), Never)).ShouldBeNull();
        await it.AddAsync(null, "T1", "xoxb-new");
        (await it.TokenAsync(new(null, "T1"), Never)).ShouldBe("xoxb-new");
    }

    [Fact]
    public async Task A_new_token_is_not_taken_for_dead_in_the_place_of_the_old_one()
    {
        using var it = new Installing();
        await it.AddAsync(null, "T1", "xoxb-old");
        _ = await it.TokenAsync(new(null, "T1"), Never);
        await it.AddAsync(null, "T1", "xoxb-new");

        await it.Installations.DeadAsync(new(null, "T1"), "token_revoked", Never);

        (await it.TokenAsync(new(null, "T1"), Never)).ShouldBe("xoxb-new");
    }

    [Fact]
    public async Task The_token_of_the_settings_can_die_too()
    {
        using var it = new Installing("xoxb-configured");
        var bot = await it.Installations.FindAsync(null, "T1", Never);

        await it.Installations.DeadAsync(new(null, "T2"), "token_revoked", Never);
        (await it.TokenAsync(bot!.Id, Never)).ShouldBe("xoxb-configured");

        await it.Installations.DeadAsync(bot.Id, "token_revoked", Never);
        (await it.TokenAsync(bot.Id, Never)).ShouldBeNull();
        it.Configuration["Slack:BotToken"] = "xoxb-another";
        (await it.TokenAsync(bot.Id, Never)).ShouldBe("xoxb-another");
    }

    [Fact]
    public async Task An_app_that_is_removed_takes_its_tokens_with_it_and_no_others()
    {
        using var it = new Installing();
        await it.AddAsync("E1", null, "xoxb-org");
        await it.AddAsync("E1", "T1", "xoxb-own");

        await it.Installations.ForgetAsync("E1", "T1", it.Now, Never);
        (await it.Store.InstallationsAsync(Never)).Single().Team.ShouldBeNull();

        await it.Installations.ForgetAsync("E1", "T7", it.Now, Never);
        (await it.Store.InstallationsAsync(Never)).ShouldBeEmpty();
        await it.Installations.ForgetAsync(null, "T7", it.Now, Never);
    }

    [Fact]
    public async Task A_late_word_of_a_removal_does_not_remove_what_was_installed_after_it()
    {
        using var it = new Installing();
        var removed = it.Now;
        it.Time.Advance(TimeSpan.FromSeconds(2));
        await it.AddAsync(null, "T1", "xoxb-new");

        await it.Installations.ForgetAsync(null, "T1", removed, Never);

        (await it.TokenAsync(new(null, "T1"), Never)).ShouldBe("xoxb-new");
    }

    [Fact]
    public async Task A_token_that_was_sealed_under_another_key_is_none()
    {
        using var it = new Installing();
        using var other = new TokenVault("abcdefghijabcdefghijabcdefghij12"u8.ToArray());
        var one = other.Put(new(null, "T1") { App = "A1", BotUser = "U1", SealedToken = "" }, "xoxb-1", null);
        await it.Store.ChangeInstallationAsync(null, "T1", _ => one, Never);

        (await Should.ThrowAsync<TokenUnavailableException>(() => it.TokenAsync(new(null, "T1"), Never))).IsPassing.ShouldBeFalse();
    }

    [Fact]
    public async Task A_token_in_another_row_or_another_place_does_not_open()
    {
        using var it = new Installing();
        var one = await it.AddAsync(null, "T1", "xoxb-1", "xoxe-1");

        Base64Url.DecodeFromChars(one.SealedToken).AsSpan().IndexOf("xoxb"u8).ShouldBe(-1);
        it.Vault.Token(one).ShouldBe("xoxb-1");
        it.Vault.Refresh(one).ShouldBe("xoxe-1");
        it.Vault.Token(one with { Team = "T2" }).ShouldBeNull();
        it.Vault.Token(one with { Enterprise = "E1" }).ShouldBeNull();
        it.Vault.Token(one with { SealedToken = one.SealedRefresh! }).ShouldBeNull();
        it.Vault.Refresh(one with { SealedRefresh = one.SealedToken }).ShouldBeNull();
        it.Vault.Token(one with { SealedToken = "not sealed" }).ShouldBeNull();
        for (var i = 0; i < one.SealedToken.Length; i++)
        {
            var letter = one.SealedToken[i] == 'A' ? 'B' : 'A';
            it.Vault.Token(one with { SealedToken = $"{one.SealedToken[..i]}{letter}{one.SealedToken[(i + 1)..]}" }).ShouldBeNull();
        }
    }
}
