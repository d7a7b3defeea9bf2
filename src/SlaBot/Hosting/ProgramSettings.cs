namespace SlaBot.Hosting;

/// <summary>The settings of a command that is no web host: <c>appsettings.json</c> beside where it runs, then the environment.</summary>
internal static class ProgramSettings
{
    /// <summary>Reads them.</summary>
    public static IConfiguration Read() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(Environment.CurrentDirectory, "appsettings.json"), optional: true)
        .AddEnvironmentVariables()
        .Build();
}
