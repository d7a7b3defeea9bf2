using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SlaBot.Teams.Inbound;
using SlaBot.Testing.Teams;

namespace SlaBot.Teams.Tests.Inbound;

/// <summary>T-02: the life of the keys.</summary>
public sealed class SigningKeysTests : IAsyncLifetime
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30); // on the real clock, before a test gives up

    private readonly FakeTimeProvider time = new(new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));
    private readonly HttpClient http = KeySource.NewClient();
    private FakeIdentity identity = null!;
    private SigningKeys keys = null!;

    public static TheoryData<Fault, bool> Faults => [.. from fault in Enum.GetValues<Fault>() where fault is not Fault.None from inKeys in new[] { false, true } select (fault, inKeys)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        identity = await FakeIdentity.StartAsync(time);
        keys = new(new(http, identity.MetadataUrl), time, NullLogger<SigningKeys>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await keys.DisposeAsync();
        http.Dispose();
        await identity.DisposeAsync();
    }

    [Fact]
    public async Task Keys_are_fetched_once_and_kept()
    {
        for (var i = 0; i < 100; i++)
        {
            (await FindAsync("teams-1")).ShouldBeTrue();
            time.Advance(TimeSpan.FromMinutes(1));
        }

        (identity.MetadataFetches, identity.KeyFetches).ShouldBe((1, 1));
    }

    [Fact]
    public async Task First_messages_that_come_together_share_one_fetch()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => FindAsync("teams-1")));

        found.ShouldAllBe(one => one);
        identity.MetadataFetches.ShouldBe(1);
    }

    [Fact]
    public async Task Rotated_key_is_known_at_once()
    {
        (await FindAsync("teams-1")).ShouldBeTrue();
        time.Advance(TimeSpan.FromHours(1));
        identity.Rotate("teams-2");

        (await FindAsync("teams-2")).ShouldBeTrue();
        (await FindAsync("teams-1")).ShouldBeTrue();
    }

    [Fact]
    public async Task Rotated_key_is_known_within_a_minute_in_the_middle_of_a_flood()
    {
        (await FindAsync("teams-1")).ShouldBeTrue();
        time.Advance(TimeSpan.FromHours(1));
        (await FindAsync("flood")).ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));
        identity.Rotate("teams-2");

        var seconds = 0;
        while (!await FindAsync("teams-2") && seconds < 60)
        {
            (await FindAsync($"flood-{seconds++}")).ShouldBeFalse();
            time.Advance(TimeSpan.FromSeconds(1));
        }

        seconds.ShouldBeLessThanOrEqualTo(30);
    }

    [Fact]
    public async Task Flood_of_unknown_names_costs_two_fetches_a_minute()
    {
        (await FindAsync("teams-1")).ShouldBeTrue();
        time.Advance(TimeSpan.FromHours(1));
        for (var second = 0; second < 300; second++)
        {
            for (var i = 0; i < 10; i++)
            {
                (await FindAsync($"flood-{second}-{i}")).ShouldBeFalse();
            }

            time.Advance(TimeSpan.FromSeconds(1));
        }

        identity.MetadataFetches.ShouldBe(1 + 10);
    }

    [Fact]
    public async Task Thousand_unknown_names_at_once_cost_one_fetch()
    {
        (await FindAsync("teams-1")).ShouldBeTrue();
        time.Advance(TimeSpan.FromHours(1));

        var found = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => FindAsync($"flood-{i}")));

        found.ShouldAllBe(one => !one);
        identity.MetadataFetches.ShouldBe(2);
    }

    [Fact]
    public async Task Known_key_does_not_wait_for_a_fetch_that_takes_its_time()
    {
        (await FindAsync("teams-1")).ShouldBeTrue();
        time.Advance(TimeSpan.FromHours(1));
        identity.MetadataFault = Fault.Silence;
        var unknown = FindAsync("unknown");

        (await FindAsync("teams-1")).ShouldBeTrue();

        unknown.IsCompleted.ShouldBeFalse();
        await FetchedAsync(2);
        time.Advance(SigningKeys.Patience);
        (await unknown).ShouldBeFalse();
    }

    [Fact]
    public async Task Flood_while_the_metadata_is_silent_waits_for_one_fetch()
    {
        (await FindAsync("teams-1")).ShouldBeTrue();
        time.Advance(TimeSpan.FromHours(1));
        identity.MetadataFault = Fault.Silence;

        var flood = Task.WhenAll(Enumerable.Range(0, 200).Select(i => FindAsync($"flood-{i}")));
        await FetchedAsync(2);
        time.Advance(SigningKeys.Patience);

        (await flood).ShouldAllBe(one => !one);
        identity.MetadataFetches.ShouldBe(2);
    }

    [Fact]
    public async Task Silent_first_fetch_is_not_joined_by_another()
    {
        identity.MetadataFault = Fault.Silence;
        var first = FindAsync("teams-1");
        await FetchedAsync(1);
        time.Advance(SigningKeys.FirstPause + TimeSpan.FromSeconds(1));
        var second = FindAsync("teams-1");
        await Task.Delay(200, Cancellation); // for a fetch that ought not to come

        identity.MetadataFetches.ShouldBe(1);
        time.Advance(SigningKeys.Patience);
        (await first, await second).ShouldBe((false, false));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Last_good_keys_stay_while_others_cannot_be_fetched(Fault fault, bool inKeys)
    {
        (await FindAsync("teams-1")).ShouldBeTrue();
        Break(fault, inKeys);
        for (var hours = 0; hours < 48; hours += 12)
        {
            time.Advance(SigningKeys.Life);
            await EndOfFetchAsync(fault);
            (await FindAsync("teams-1")).ShouldBeTrue();
        }

        identity.MetadataFetches.ShouldBeGreaterThan(1);
        Break(Fault.None, inKeys);
        identity.Rotate("teams-2");
        time.Advance(SigningKeys.Retry);
        await keys.WarmUpAsync();
        (await FindAsync("teams-2")).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task First_fetch_that_fails_is_tried_again_without_a_restart(Fault fault, bool inKeys)
    {
        Break(fault, inKeys);
        var first = FindAsync("teams-1");
        await EndOfFetchAsync(fault);
        (await first).ShouldBeFalse();
        if (fault is not Fault.Silence) // which takes longer than the pause
        {
            (await FindAsync("teams-1")).ShouldBeFalse();
            identity.MetadataFetches.ShouldBe(1);
        }

        Break(Fault.None, inKeys);
        time.Advance(SigningKeys.FirstPause);

        (await FindAsync("teams-1")).ShouldBeTrue();
    }

    [Fact]
    public async Task Failed_first_fetch_is_tried_again_in_the_background_too()
    {
        identity.MetadataFault = Fault.Error;
        await keys.WarmUpAsync();
        identity.MetadataFault = Fault.None;

        time.Advance(SigningKeys.FirstPause);
        await FetchedAsync(2);
        await keys.WarmUpAsync();

        identity.KeyFetches.ShouldBe(1);
        identity.MetadataFault = Fault.Error;
        (await FindAsync("teams-1")).ShouldBeTrue();
    }

    [Fact]
    public async Task Flood_before_there_are_keys_costs_a_fetch_in_five_seconds()
    {
        identity.MetadataFault = Fault.Error;
        for (var second = 0; second < 60; second++)
        {
            (await FindAsync($"flood-{second}")).ShouldBeFalse();
            time.Advance(TimeSpan.FromSeconds(1));
            await keys.WarmUpAsync();
        }

        identity.MetadataFetches.ShouldBeLessThanOrEqualTo(13);
    }

    [Fact]
    public async Task Retired_key_stops_after_the_life_of_a_list_without_any_message_in_between()
    {
        (await FindAsync("teams-1")).ShouldBeTrue();
        identity.Retire(identity.Key);
        identity.Rotate("teams-2");
        time.Advance(SigningKeys.Life - TimeSpan.FromSeconds(1));
        (await FindAsync("teams-1")).ShouldBeTrue();

        time.Advance(TimeSpan.FromSeconds(1));
        await FetchedAsync(2);
        await keys.WarmUpAsync();

        (await FindAsync("teams-1")).ShouldBeFalse();
        (await FindAsync("teams-2")).ShouldBeTrue();
    }

    [Fact]
    public async Task Retired_key_stops_at_once_when_the_new_one_is_seen()
    {
        (await FindAsync("teams-1")).ShouldBeTrue();
        time.Advance(TimeSpan.FromHours(1));
        identity.Retire(identity.Key);
        identity.Rotate("teams-2");

        (await FindAsync("teams-2")).ShouldBeTrue();
        (await FindAsync("teams-1")).ShouldBeFalse();
    }

    [Fact]
    public async Task Keys_are_fetched_every_twelve_hours()
    {
        await keys.WarmUpAsync();
        for (var i = 0; i < 4; i++)
        {
            time.Advance(SigningKeys.Life);
            await FetchedAsync(i + 2);
            await keys.WarmUpAsync();
        }

        SigningKeys.Life.ShouldBeInRange(TimeSpan.FromHours(12), TimeSpan.FromHours(24));
    }

    [Theory]
    [InlineData("http://keys.example/v1/keys")]
    [InlineData("file:///etc/hostname")]
    [InlineData("/v1/keys")]
    [InlineData("")]
    public async Task List_of_keys_is_on_https_or_this_machine(string address)
    {
        identity.KeysAt = address;

        (await Should.ThrowAsync<InvalidDataException>(() => new KeySource(http, identity.MetadataUrl).FetchAsync(Cancellation))).Message.ShouldContain("on https");
    }

    [Fact]
    public async Task Of_two_keys_with_one_name_none_is_taken()
    {
        identity.Publish("twin", "msteams");
        identity.Publish("twin", "msteams");

        (await FindAsync("twin")).ShouldBeFalse();
        (await FindAsync("teams-1")).ShouldBeTrue();
    }

    [Fact]
    public async Task Key_with_leading_zeros_is_no_longer_for_it()
    {
        var weak = identity.Unpublished("padded", 1024, "msteams");
        var published = weak.Published();
        published["n"] = System.Buffers.Text.Base64Url.EncodeToString([.. new byte[128], .. weak.Rsa.ExportParameters(false).Modulus!]);
        var set = Microsoft.IdentityModel.Tokens.JsonWebKeySet.Create($$"""{"keys":[{{published.ToJsonString()}}]}""");

        KeyList.Of(set).Count.ShouldBe(0);
        (await FindAsync("teams-1")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("\"msteams\"")]
    [InlineData("{}")]
    [InlineData("[1, null, \"\"]")]
    [InlineData("null")]
    public void Endorsements_of_another_shape_endorse_nothing(string endorsements)
    {
        var published = identity.Key.Published();
        published["endorsements"] = System.Text.Json.Nodes.JsonNode.Parse(endorsements);
        var set = Microsoft.IdentityModel.Tokens.JsonWebKeySet.Create($$"""{"keys":[{{published.ToJsonString()}}]}""");

        KeyList.Of(set).Find("teams-1")!.Endorsements.ShouldBeEmpty();
    }

    [Fact]
    public async Task End_of_the_program_does_not_wait_for_a_silent_server()
    {
        identity.MetadataFault = Fault.Silence;
        var waiting = FindAsync("teams-1");
        await FetchedAsync(1);

        await keys.DisposeAsync().AsTask().WaitAsync(Longest, Cancellation);

        (await waiting).ShouldBeFalse();
    }

    private async Task<bool> FindAsync(string name) => await keys.FindAsync(name, Cancellation).AsTask().WaitAsync(Longest, Cancellation) is not null;

    private void Break(Fault fault, bool inKeys)
    {
        identity.MetadataFault = inKeys ? Fault.None : fault;
        identity.KeysFault = inKeys ? fault : Fault.None;
    }

    /// <summary>Waits for a fetch under way; a silent one ends only when its time is up.</summary>
    private async Task EndOfFetchAsync(Fault fault)
    {
        var fetch = keys.WarmUpAsync();
        for (var seconds = 0; fault is Fault.Silence && !fetch.IsCompleted && seconds < 600; seconds++)
        {
            await Task.Delay(20, Cancellation);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        await fetch.WaitAsync(Longest, Cancellation);
    }

    private async Task FetchedAsync(int times)
    {
        for (var tries = 0; identity.MetadataFetches < times && tries < 3_000; tries++)
        {
            await Task.Delay(10, Cancellation);
        }

        identity.MetadataFetches.ShouldBe(times);
    }
}
