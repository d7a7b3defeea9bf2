using Microsoft.IdentityModel.Tokens;
using SlaBot.Teams.Inbound;
using SlaBot.Testing.Teams;

namespace SlaBot.Teams.Tests.Inbound;

/// <summary>T-25: each rule is taken out, and the case that it is there for has to notice.</summary>
public sealed class RemovedRuleTests(Channel channel) : IClassFixture<Channel>
{
    /// <summary>Rules that have a second net: without them another one refuses. All others are the only ones to stop something.</summary>
    private static readonly Dictionary<string, string> SecondNets = new()
    {
        [Forgeries.Parts] = Forgeries.Signature, // the library counts, too
        [Forgeries.Canonical] = Forgeries.Signature, // its decoder is strict about the last letter
        [Forgeries.Algorithm] = Forgeries.Signature, // it has the same list
        [Forgeries.KeyNamed] = Forgeries.KnownKey,
        [Forgeries.Issuer] = Forgeries.Signature, // it is told the issuer
        [Forgeries.NotEnded] = Forgeries.Signature, // and what time it is
        [Forgeries.Begun] = Forgeries.Signature,
        [Forgeries.End] = Forgeries.Signature,
    };

    public static TheoryData<string> TokenRuleNames => [.. TokenText.Rules.Select(rule => rule.Name), .. TokenRules.All.Select(rule => rule.Name)];

    public static TheoryData<string> KeyRuleNames => [.. SigningKey.Rules.Select(rule => rule.Name)];

    public static TheoryData<string> BindingRuleNames => [.. ActivityBinding.Shape.Concat(ActivityBinding.Signed).Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(TokenRuleNames))]
    public async Task Without_a_rule_for_tokens_a_forgery_gets_further(string name)
    {
        var gate = channel.NewGate(without: name);
        var cases = Forgeries.All.Where(forgery => forgery.Broken == name).ToList();

        cases.ShouldNotBeEmpty();
        var outcomes = new List<string>();
        foreach (var forgery in cases)
        {
            var (admitted, broken) = await gate.JudgeAsync(forgery.Make(channel), TestContext.Current.CancellationToken);
            outcomes.Add(admitted is null ? broken! : "");
        }

        outcomes.ShouldNotContain(name);
        outcomes.ShouldContain(SecondNets.GetValueOrDefault(name, ""));
    }

    [Theory]
    [MemberData(nameof(KeyRuleNames))]
    public void Without_a_rule_for_keys_a_bad_key_is_taken(string name)
    {
        var key = channel.Identity.Key.Published();
        switch (name)
        {
            case "the key is an RSA key": key["kty"] = "oct"; break;
            case "the key has a name": key["kid"] = ""; break;
            case "the key is for signatures": key["use"] = "enc"; break;
            default: key = channel.Weak.Published(); break;
        }

        var set = JsonWebKeySet.Create($$"""{"keys":[{{key.ToJsonString()}}]}""");

        KeyList.Of(set).Count.ShouldBe(0);
        KeyList.Of(set, [.. SigningKey.Rules.Where(rule => rule.Name != name)]).Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(BindingRuleNames))]
    public void Without_a_rule_for_bodies_another_one_is_taken_or_refused_for_another_reason(string name)
    {
        var token = new ChannelToken(FakeIdentity.ServiceUrl, ["msteams", "slack"]);
        var rules = ActivityBinding.Shape.Concat(ActivityBinding.Signed).Where(rule => rule.Name != name).ToList();
        var cases = Bodies.All.Where(body => body.Broken == name).Select(body => (body.Name, Token: token, Activity: ActivityBindingTests.Parsed(body.Json))).ToList();
        if (name == Bodies.Endorsed)
        {
            cases.Add((name, token with { Endorsements = ["webchat"] }, ActivityBindingTests.Parsed(Bodies.Matching.Json)));
        }

        cases.ShouldNotBeEmpty();
        var outcomes = cases.Select(one => ActivityBinding.Check(new(one.Token, channel.Bot, one.Activity), rules)?.Reason ?? "").ToList();

        outcomes.ShouldNotContain(name);
        outcomes.ShouldContain(name switch
        {
            Bodies.ChannelTold => Bodies.IsTeams,
            Bodies.AddressTold => Bodies.SameAddress,
            Bodies.TenantsAgree => Bodies.TenantAllowed, // each that is named has to be allowed
            _ => "",
        });
    }
}
