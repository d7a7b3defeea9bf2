using Microsoft.Extensions.Configuration;
using SlaBot.Hosting;

namespace SlaBot.Tests.Hosting;

public sealed class ConnectedChannelsTests
{
    [Theory]
    [InlineData("MicrosoftAppId", "0b1f", false)]
    [InlineData("Slack:SigningSecret", "8f14", false)]
    [InlineData("Slack:AppToken", "xapp-1", false)]
    [InlineData("MicrosoftAppId", " ", true)]
    [InlineData("Data:Path", "data", true)]
    public void A_channel_is_missing_where_no_setting_names_one(string name, string value, bool isMissing)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();

        (ConnectedChannels.Missing(settings) is not null).ShouldBe(isMissing);
    }
}
