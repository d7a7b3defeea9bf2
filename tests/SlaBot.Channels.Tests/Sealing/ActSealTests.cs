using System.Buffers.Text;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using SlaBot.Channels.Sealing;
using SlaBot.Conversation.Channels;

namespace SlaBot.Channels.Tests.Sealing;

public sealed class ActSealTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 9, 15, 9, 0);
    private static readonly SealedAct Asked = new(new("local"), Platform.Teams, "19:general@thread.tacv2", ActKind.Say, "why are we behind?", Now);

    private readonly FakeTimeProvider time = new(Now.ToDateTimeOffset());

    [Fact]
    public void What_was_sealed_here_opens_as_it_was()
    {
        using var seal = Seal(1);

        Gen.String.Sample(words =>
        {
            var act = Asked with { Words = words, Kind = ActKind.Do };
            seal.TryOpen(seal.Seal(act), out var opened).ShouldBeTrue();
            opened.ShouldBe(act);
        });
    }

    [Fact]
    public void A_seal_tells_nobody_what_it_holds()
    {
        using var seal = Seal(1);

        var bytes = Base64Url.DecodeFromChars(seal.Seal(Asked));

        // Not fewer letters: bytes that look random hold any three of them once in a while.
        bytes.AsSpan().IndexOf("are we behind"u8).ShouldBe(-1);
        bytes.AsSpan().IndexOf("general@thread"u8).ShouldBe(-1);
    }

    [Fact]
    public void Nothing_opens_that_was_changed_anywhere()
    {
        using var seal = Seal(1);
        var text = seal.Seal(Asked);

        for (var i = 0; i < text.Length; i++)
        {
            foreach (var c in "A_9")
            {
                var changed = string.Concat(text.AsSpan(0, i), c.ToString(), text.AsSpan(i + 1));
                seal.TryOpen(changed, out _).ShouldBe(changed == text, $"changed at {i}");
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no seal at all")]
    [InlineData("AAAA")]
    [InlineData("{\"t\":1}")]
    [InlineData("\ud800")]
    public void Nothing_opens_that_is_no_seal(string? text) => Seal(1).TryOpen(text, out _).ShouldBeFalse();

    [Fact]
    public void Another_installation_opens_nothing_of_ours() => Seal(2).TryOpen(Seal(1).Seal(Asked), out _).ShouldBeFalse();

    [Fact]
    public void A_button_works_for_thirty_days()
    {
        using var seal = Seal(1);
        var text = seal.Seal(Asked);

        time.Advance(TimeSpan.FromDays(30));
        seal.TryOpen(text, out _).ShouldBeTrue();

        time.Advance(TimeSpan.FromSeconds(1));
        seal.TryOpen(text, out _).ShouldBeFalse();
    }

    private ActSeal Seal(byte first) => new([first, .. new byte[31]], time);
}
