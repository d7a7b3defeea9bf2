namespace SlaBot.Domain.Values;

/// <summary>One customer of the bot: a Teams tenant, a Slack workspace, or the local one. Every row of data begins with it.</summary>
public readonly record struct WorkspaceId
{
    private readonly string? value;

    /// <summary>Makes an id.</summary>
    /// <exception cref="ArgumentException">The text is not an id.</exception>
    public WorkspaceId(string value) => this.value = Identifier.Require(value, nameof(value));

    /// <summary>Gets the workspace of the command line and the local chat page.</summary>
    public static WorkspaceId Local { get; } = new("local");

    /// <summary>Gets the id as text.</summary>
    public string Value => value ?? "";

    /// <inheritdoc/>
    public override string ToString() => Value;
}
