using System.Globalization;
using NodaTime;
using SlaBot.Channels.Pictures;
using SlaBot.Conversation.Replies;
using SlaBot.Testing;
using SlaBot.Testing.Replies;

namespace SlaBot.Channels.Tests.Pictures;

public sealed class PictureAddressesTests : IDisposable
{
    private readonly SettableTime time = new();
    private readonly PictureAddresses addresses;

    public PictureAddressesTests() => addresses = Of(1);

    [Fact]
    public void An_address_holds_all_that_is_drawn_of_a_chart()
    {
        foreach (var (_, reply) in SampleReplies.All)
        {
            foreach (var chart in reply.Parts.OfType<Part.Chart>())
            {
                addresses.TryOpen(SealIn(addresses.Of(chart, reply.Language)), out var opened, out var language).ShouldBeTrue();

                language.ShouldBe(reply.Language);
                opened.Title.ShouldBe(chart.Title);
                opened.Lines.Select(line => (line.Name, line.Style)).ShouldBe(chart.Lines.Select(line => (line.Name, line.Style)));
                var scale = new ChartScale([.. opened.Lines.SelectMany(line => line.Points)]);
                scale.Values.Select(opened.Format).ShouldBe(new ChartScale([.. chart.Lines.SelectMany(line => line.Points)]).Values.Select(chart.Format));
                foreach (var (drawn, told) in opened.Lines.Zip(chart.Lines))
                {
                    drawn.Points[0].Date.ShouldBe(told.Points[0].Date);
                    drawn.Points[^1].Date.ShouldBe(told.Points[^1].Date);
                    drawn.Points.ShouldAllBe(point => told.Points.Any(other => other.Date == point.Date && (double)other.Value - (double)point.Value < 0.51));
                }
            }
        }
    }

    [Fact]
    public void It_opens_for_thirty_days_and_where_it_was_sealed_alone()
    {
        var seal = SealIn(addresses.Of(Chart(60), "en"));
        using var other = Of(2);

        other.TryOpen(seal, out _, out _).ShouldBeFalse();
        time.Now += Duration.FromDays(30);
        addresses.TryOpen(seal, out _, out _).ShouldBeTrue();
        time.Now += Duration.FromSeconds(1);
        addresses.TryOpen(seal, out _, out _).ShouldBeFalse();
    }

    [Fact]
    public void Nothing_else_opens()
    {
        var seal = SealIn(addresses.Of(Chart(5), "en"));
        foreach (var text in new[] { "", "a", "....", new string('A', 5_000), seal[..^1], seal + "A", (seal[0] == 'A' ? 'B' : 'A') + seal[1..] })
        {
            addresses.TryOpen(text, out _, out _).ShouldBeFalse(text);
        }
    }

    [Fact]
    public void An_address_is_never_longer_than_Slack_takes()
    {
        var random = new Random(5);
        var first = new LocalDate(2020, 1, 1);
        Part.Chart wild = new(new string('圖', 900), [.. Enumerable.Range(0, 6).Select(line => new Line(new string('線', 300), LineStyle.Solid, [.. Enumerable.Range(0, 2_000).Select(day => new Point(first.PlusDays(day), (decimal)random.NextDouble() * 1_000_000m))]))], value => value.ToString(CultureInfo.InvariantCulture), "words");

        (addresses.Of(wild, "zh-Hant")?.AbsoluteUri.Length ?? 0).ShouldBeLessThan(3_000);
        addresses.Of(Chart(2_000), "en").ShouldNotBeNull().AbsoluteUri.Length.ShouldBeLessThan(3_000);
        addresses.Of(new("nothing", [new("line", LineStyle.Solid, [])], _ => "", ""), "en").ShouldBeNull();
    }

    public void Dispose() => addresses.Dispose();

    private static string SealIn(Uri? address)
    {
        var path = address.ShouldNotBeNull().AbsoluteUri;
        path.ShouldStartWith("https://slabot.example/bot/pictures/");
        path.ShouldEndWith(".png");
        return path["https://slabot.example/bot/pictures/".Length..^4];
    }

    private static Part.Chart Chart(int points) => new(
        "Revenue", [new("Actual", LineStyle.Solid, [.. Enumerable.Range(0, points).Select(day => new Point(new LocalDate(2026, 1, 1).PlusDays(day), day * 1_234.5m))])], value => $"${value.ToString("#,0", CultureInfo.InvariantCulture)}", "words");

    private PictureAddresses Of(byte fill) => new([.. Enumerable.Repeat(fill, 32)], new("https://slabot.example/bot/"), time);
}
