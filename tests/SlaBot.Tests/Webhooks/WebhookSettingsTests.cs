using Microsoft.Extensions.Configuration;
using SlaBot.Channels.Settings;
using SlaBot.Tests.Driving;
using SlaBot.Webhooks;

namespace SlaBot.Tests.Webhooks;

public sealed class WebhookSettingsTests
{
    private const string Secret = WebhookDoor.Secret;

    [Fact]
    public void Sources_have_a_name_and_a_workspace() =>
        WebhookSettings.Read(Of(("shop:Secret", "a text of more than 24 characters"), ("shop:Workspace", "teams-contoso"), ("CRM:Secret", Secret), ("CRM:PreviousSecret", "another text of more than 24")))
            .ShouldBe([new("crm", new("local")), new("shop", new("teams-contoso"))]);

    [Fact]
    public void Where_nothing_is_set_there_is_no_source() => WebhookSettings.Read(Of()).ShouldBeEmpty();

    [Theory]
    [InlineData("crm:Secret", "", "Webhooks__crm__Secret is blank: give it a value, or remove it.")]
    [InlineData("crm:Secret", "  ", "Webhooks__crm__Secret is blank: give it a value, or remove it.")]
    [InlineData("crm:Secret", "too short for a secret", "Webhooks__crm__Secret is no secret: ")]
    [InlineData("crm:Secret", "whsec_", "Webhooks__crm__Secret is no secret: ")]
    [InlineData("crm:Secret", "whsec_not base64 at all but rather long", "Webhooks__crm__Secret is no secret: ")]
    [InlineData("crm:Secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS=", "Webhooks__crm__Secret is no secret: ")]
    [InlineData("crm:Workspace", "local", "Webhooks__crm__Secret is missing: what crm signs its webhooks with, or remove the other settings of Webhooks__crm.")]
    [InlineData("crm", "a text of more than 24 characters", "Webhooks__crm__Secret is missing: what crm signs its webhooks with, or remove Webhooks__crm.")]
    [InlineData("c.r.m:Secret", Secret, "Webhooks__c.r.m__Secret names no source: ")]
    public void What_cannot_be_used_is_named(string name, string value, string sentence) =>
        Should.Throw<SettingsException>(() => WebhookSettings.Read(Of((name, value)))).Message.ShouldStartWith(sentence);

    [Theory]
    [InlineData("PreviousSecret", "", "Webhooks__crm__PreviousSecret is blank")]
    [InlineData("PreviousSecret", "short", "Webhooks__crm__PreviousSecret is no secret")]
    [InlineData("PreviousSecret", Secret, "Webhooks__crm__PreviousSecret is the same as Webhooks__crm__Secret")]
    [InlineData("Workspace", "", "Webhooks__crm__Workspace is no workspace")]
    [InlineData("Workspace", "Contoso Ltd", "Webhooks__crm__Workspace is no workspace")]
    [InlineData("Sekret", "x", "Webhooks__crm__Sekret is no setting: there are Webhooks__crm__Secret, Webhooks__crm__PreviousSecret and Webhooks__crm__Workspace.")]
    public void What_cannot_be_used_beside_a_secret_is_named(string name, string value, string sentence) =>
        Should.Throw<SettingsException>(() => WebhookSettings.Read(Of(("crm:Secret", Secret), ($"crm:{name}", value)))).Message.ShouldStartWith(sentence);

    [Fact]
    public async Task A_blank_secret_stops_the_start()
    {
        using var slabot = new Slabot { Environment = "Production", Settings = { ["Webhooks__crm__Secret"] = " " } };

        var outcome = await slabot.RunAsync("serve", "--urls", "http://127.0.0.1:0");

        (outcome.ExitCode, outcome.Error.Trim()).ShouldBe((1, "Webhooks__crm__Secret is blank: give it a value, or remove it."));
    }

    private static IConfigurationRoot Of(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>($"Webhooks:{setting.Name}", setting.Value))).Build();
}
