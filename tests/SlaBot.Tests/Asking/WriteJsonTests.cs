using System.Text.Json.Nodes;
using SlaBot.Asking;
using SlaBot.Conversation.Changes;

namespace SlaBot.Tests.Asking;

/// <summary>What a message would change, as other programs read it.</summary>
public sealed class WriteJsonTests
{
    private static readonly Period June = Period.Month(2026, 6);

    public static TheoryData<Write, string> Writes { get; } = new()
    {
        { new Write.LogValue([new(new("nps"), 54m, Period.Of(June.To))]), """{"kind":"log_value","values":[{"kpi":"nps","value":54,"period":{"from":"2026-06-30","to":"2026-06-30"}}]}""" },
        { new Write.Amend([new("proposal_to_win_rate")], null, [27m], "%", null), """{"kind":"amend","kpi":["proposal_to_win_rate"],"department":null,"values":[27],"unit":"%","period":null}""" },
        { new Write.Approve(), """{"kind":"approve"}""" },
        { new Write.Subscribe(), """{"kind":"subscribe"}""" },
        { new Write.Unsubscribe(), """{"kind":"unsubscribe"}""" },
        { new Write.Celebrate(new("marketing"), June), """{"kind":"celebrate","department":"marketing","period":{"from":"2026-06-01","to":"2026-06-30"}}""" },
    };

    [Theory]
    [MemberData(nameof(Writes))]
    public void A_write_says_its_kind_and_what_belongs_to_it(Write write, string json) =>
        JsonNode.DeepEquals(WriteJson.Of(write), JsonNode.Parse(json)).ShouldBeTrue(WriteJson.Of(write).ToJsonString());
}
