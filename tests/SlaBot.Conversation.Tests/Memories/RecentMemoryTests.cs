using CsCheck;
using SlaBot.Conversation.Memories;

namespace SlaBot.Conversation.Tests.Memories;

public sealed class RecentMemoryTests
{
    [Fact]
    public void It_never_tells_anything_but_what_was_remembered_last_and_never_holds_more_than_it_may() =>
        Gen.Select(Gen.Int[0, 20], Gen.Select(Gen.Int[0, 30], Gen.Bool).List[0, 200]).Sample((most, steps) =>
        {
            var memory = new RecentMemory<int, int>(most);
            var said = new Dictionary<int, int>();
            foreach (var (i, (key, isTold)) in steps.Index())
            {
                if (isTold)
                {
                    memory.Remember(key, said[key] = i);
                }

                if (memory.TryRecall(key, out var value))
                {
                    value.ShouldBe(said[key]);
                }

                memory.Count.ShouldBeLessThanOrEqualTo(most);
            }
        });

    [Fact]
    public void What_is_asked_for_again_and_again_stays()
    {
        var memory = new RecentMemory<string, int>(8);
        memory.Remember("are we on pace?", 1);
        for (var i = 0; i < 100; i++)
        {
            memory.Remember($"something else {i}", i);
            memory.TryRecall("are we on pace?", out _).ShouldBeTrue();
        }

        memory.TryRecall("something else 1", out _).ShouldBeFalse();
    }
}
