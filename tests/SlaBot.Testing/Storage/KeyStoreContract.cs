using Shouldly;
using Xunit;

namespace SlaBot.Testing.Storage;

public abstract class KeyStoreContract : ChannelStoreContract
{
    [Fact]
    public async Task A_key_is_made_once_and_stays_the_same()
    {
        const string data = nameof(A_key_is_made_once_and_stays_the_same);
        byte[] first;
        await using (var store = await OpenAsync(data))
        {
            var keys = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => store.Keys.KeyAsync("cards", Never))));
            first = keys[0];
            first.Length.ShouldBe(32);
            first.ShouldContain(part => part != 0);
            keys.ShouldAllBe(key => key.SequenceEqual(first));
            (await store.Keys.KeyAsync("Cards", Never)).ShouldNotBe(first);
        }

        await using var again = await OpenAsync(data);
        (await again.Keys.KeyAsync("cards", Never)).ShouldBe(first);
    }

    [Fact]
    public async Task What_a_caller_does_to_a_key_does_not_reach_the_next()
    {
        await using var store = await OpenAsync();
        var key = await store.Keys.KeyAsync("cards", Never);
        var kept = key.ToArray();

        Array.Clear(key);

        (await store.Keys.KeyAsync("cards", Never)).ShouldBe(kept);
    }

    [Fact]
    public async Task Every_name_has_its_own_key()
    {
        await using var store = await OpenAsync();
        var names = NaughtyIds.All.Where(name => name.Length <= 200).ToList();

        var keys = await Task.WhenAll(names.Select(name => store.Keys.KeyAsync(name, Never)));

        keys.Select(Convert.ToHexString).Distinct().Count().ShouldBe(names.Count);
        await Should.ThrowAsync<ArgumentException>(async () => await store.Keys.KeyAsync("", Never));
        await Should.ThrowAsync<ArgumentException>(async () => await store.Keys.KeyAsync(new('x', 201), Never));
        await Should.ThrowAsync<ArgumentException>(async () => await store.Keys.KeyAsync("\ud83d", Never));
    }
}
