namespace SlaBot.Slack.Installs;

/// <summary>Where Slack gives tokens, and says whose one is.</summary>
internal interface IOAuthExchange
{
    /// <summary>Gets the tokens for the code that an installation ends with. A code is good once.</summary>
    /// <param name="code">The code.</param>
    /// <param name="redirect">The address that the code came to.</param>
    /// <param name="cancellation">Ends the wait: then the code may be used up.</param>
    Task<Exchanged> InstallAsync(string code, Uri redirect, CancellationToken cancellation);

    /// <summary>Gets a new token for one that is about to end. A refresh token is good once: what comes back has to be stored before it is used.</summary>
    Task<Exchanged> RefreshAsync(string refreshToken, CancellationToken cancellation);

    /// <summary>Asks whose a token is.</summary>
    /// <returns>The bot, or null where there is no answer now; <see cref="TokenOwner.IsRefused"/> where Slack takes the token no more.</returns>
    Task<TokenOwner?> OwnerAsync(string token, CancellationToken cancellation);
}

/// <summary>How asking for tokens ended.</summary>
internal abstract record Exchanged
{
    /// <summary>There they are.</summary>
    /// <param name="Token">The bot's token.</param>
    /// <param name="App">The app's id, or null.</param>
    public sealed record Granted(string Token, string? App) : Exchanged
    {
        /// <summary>Gets the organisation's id, or null outside of one.</summary>
        public string? Enterprise { get; init; }

        /// <summary>Gets the workspace's id, or null where the whole organisation installed it.</summary>
        public string? Team { get; init; }

        /// <summary>Gets what people call the workspace, or the organisation where there is none.</summary>
        public string? Name { get; init; }

        /// <summary>Gets the bot's user id.</summary>
        public string? BotUser { get; init; }

        /// <summary>Gets the user id of whoever installed it.</summary>
        public string? Installer { get; init; }

        /// <summary>Gets what was allowed.</summary>
        public IReadOnlyList<string> Scopes { get; init; } = [];

        /// <summary>Gets by what the next token is got, or null where this one does not end.</summary>
        public string? Refresh { get; init; }

        /// <summary>Gets how long the token is good, or null where it does not end.</summary>
        public TimeSpan? Life { get; init; }

        /// <inheritdoc/>
        public override string ToString() => "granted"; // never the tokens
    }

    /// <summary>Slack refused, for good.</summary>
    /// <param name="Error">Slack's word for it, such as <c>invalid_code</c>.</param>
    public sealed record Refused(string Error) : Exchanged;

    /// <summary>There was no answer that says anything: another try may be good.</summary>
    /// <param name="Reason">What happened, for the log.</param>
    public sealed record Silent(string Reason) : Exchanged;
}

/// <summary>Whose a token is.</summary>
internal sealed record TokenOwner(string? Enterprise, string? Team, string User)
{
    /// <summary>Gets what is known of a token that Slack takes no more.</summary>
    public static TokenOwner Refused { get; } = new(null, null, "");

    /// <summary>Gets the bot's id, or null.</summary>
    public string? BotId { get; init; }

    /// <summary>Gets what people call the workspace, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Gets whether Slack takes the token no more.</summary>
    public bool IsRefused => User.Length == 0;
}
