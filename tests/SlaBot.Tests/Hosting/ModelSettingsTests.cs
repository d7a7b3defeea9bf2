using Microsoft.Extensions.Configuration;
using SlaBot.Commands;
using SlaBot.Hosting;

namespace SlaBot.Tests.Hosting;

public sealed class ModelSettingsTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    [Fact]
    public void Without_settings_there_is_no_model() => ModelSettings.Of(Settings()).ShouldBeNull();

    [Theory]
    [InlineData("https://api.openai.com/v1", "gpt-4.1-mini", "sk-1")]
    [InlineData("http://localhost:11434/v1", "llama3.2", null)]
    [InlineData("http://127.0.0.1:8080/v1/", "any/name", null)]
    [InlineData("http://[::1]:8080/v1", "any", null)]
    public void A_model_is_an_endpoint_and_a_name_and_perhaps_a_key(string endpoint, string name, string? key)
    {
        var model = ModelSettings.Of(Settings(("Endpoint", endpoint), ("Name", name), ("Key", key)))!;

        model.Endpoint.ShouldBe(new(endpoint));
        model.Name.ShouldBe(name);
        model.Key.ShouldBe(key);
        model.Patience.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void A_key_may_lie_in_a_file()
    {
        File.WriteAllText(file, "sk-from-file\n");

        ModelSettings.Of(Settings(("Endpoint", "https://m.example/v1"), ("Name", "m"), ("KeyFile", file)))!.Key.ShouldBe("sk-from-file");
    }

    [Fact]
    public void The_key_is_in_no_text_about_the_settings() =>
        ModelSettings.Of(Settings(("Endpoint", "https://m.example/v1"), ("Name", "m"), ("Key", "sk-1")))!.ToString().ShouldBe("m at https://m.example/v1");

    [Theory]
    [InlineData("Model__Endpoint", "Name=m")]
    [InlineData("Model__Endpoint", "Key=sk-1")]
    [InlineData("Model__Name", "Endpoint=https://m.example/v1")]
    [InlineData("Model__Endpoint is blank", "Endpoint=", "Name=m")]
    [InlineData("Model__Name is blank", "Endpoint=https://m.example/v1", "Name=  ")]
    [InlineData("Model__Key is blank", "Endpoint=https://m.example/v1", "Name=m", "Key=")]
    [InlineData("Model__KeyFile is blank", "Endpoint=https://m.example/v1", "Name=m", "KeyFile=")]
    [InlineData("https://", "Endpoint=http://m.example/v1", "Name=m")]
    [InlineData("https://", "Endpoint=http://localhost.evil.example/v1", "Name=m")]
    [InlineData("https://", "Endpoint=http://127.0.0.1.evil.example/v1", "Name=m")]
    [InlineData("plain web address", "Endpoint=api.openai.com/v1", "Name=m")]
    [InlineData("plain web address", "Endpoint=ftp://m.example/v1", "Name=m")]
    [InlineData("plain web address", "Endpoint=file:///etc/passwd", "Name=m")]
    [InlineData("plain web address", "Endpoint=https://me:secret@m.example/v1", "Name=m")]
    [InlineData("plain web address", "Endpoint=https://m.example/v1?key=1", "Name=m")]
    [InlineData("Model__Seconds", "Endpoint=https://m.example/v1", "Name=m", "Seconds=0")]
    [InlineData("Model__Seconds", "Endpoint=https://m.example/v1", "Name=m", "Seconds=11")]
    [InlineData("Model__Seconds", "Endpoint=https://m.example/v1", "Name=m", "Seconds=2.5")]
    [InlineData("Model__Endpoint", "Seconds=3")]
    [InlineData("Model__Key and Model__KeyFile", "Endpoint=https://m.example/v1", "Name=m", "Key=sk-1", "KeyFile=/run/key")]
    [InlineData("Model__Key holds no key", "Endpoint=https://m.example/v1", "Name=m", "Key=two words")]
    [InlineData("Model__Key holds no key", "Endpoint=https://m.example/v1", "Name=m", "Key=a\r\nX-Injected: 1")]
    [InlineData("Model__KeyFile cannot be read", "Endpoint=https://m.example/v1", "Name=m", "KeyFile=/no/such/file")]
    [InlineData("Model__KeyFile cannot be read", "Endpoint=https://m.example/v1", "Name=m", "KeyFile=/")]
    public void What_is_missing_blank_or_contradictory_is_told_by_name(string named, params string[] settings)
    {
        var refused = Should.Throw<CommandException>(() => ModelSettings.Of(Settings([.. settings.Select(setting => setting.Split('=', 2)).Select(pair => (pair[0], (string?)pair[1]))])));

        refused.Message.ShouldContain(named);
        refused.Message.ShouldNotContain("sk-1");
        refused.Message.ShouldNotContain("secret");
        refused.Message.ShouldNotContain('\n');
        refused.ExitCode.ShouldBe(CommandLine.Failed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two\nlines")]
    public void A_file_that_holds_no_key_is_told_by_name(string content)
    {
        File.WriteAllText(file, content);

        Should.Throw<CommandException>(() => ModelSettings.Of(Settings(("Endpoint", "https://m.example/v1"), ("Name", "m"), ("KeyFile", file)))).Message.ShouldContain("Model__KeyFile");
    }

    public void Dispose() => File.Delete(file);

    private static IConfiguration Settings(params (string Name, string? Value)[] model) =>
        new ConfigurationBuilder().AddInMemoryCollection(model.Where(setting => setting.Value is not null).ToDictionary(setting => $"Model:{setting.Name}", setting => setting.Value)).Build();
}
