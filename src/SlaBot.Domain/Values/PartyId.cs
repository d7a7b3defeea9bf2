namespace SlaBot.Domain.Values;

/// <summary>The name of a department that signs the agreement, such as <c>sales</c> or <c>customer-success</c>.</summary>
public readonly record struct PartyId
{
    private readonly string? value;

    /// <summary>Makes an id.</summary>
    /// <exception cref="ArgumentException">The text is not an id.</exception>
    public PartyId(string value) => this.value = Identifier.Require(value, nameof(value));

    /// <summary>Gets the id as text.</summary>
    public string Value => value ?? "";

    /// <summary>Tells whether a text is written like an id.</summary>
    public static bool IsValid(string? text) => Identifier.IsValid(text);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
