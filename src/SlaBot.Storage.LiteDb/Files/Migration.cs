namespace SlaBot.Storage.LiteDb.Files;

/// <summary>One step of the layout. Steps are numbered without gaps and never change once released.</summary>
/// <param name="To">The version that the step leads to; it starts from the one before.</param>
/// <param name="Apply">What it does, inside a transaction.</param>
internal sealed record Migration(int To, Action<DataFile> Apply)
{
    /// <summary>Gets the steps of this product: none yet, the layout starts at version 1.</summary>
    public static IReadOnlyList<Migration> All { get; } = [];

    /// <summary>The newest version that some steps lead to.</summary>
    public static int Newest(IReadOnlyList<Migration> steps) => steps.Count == 0 ? 1 : steps[^1].To;
}
