using SlaBot.Sources.Agreements.Yaml;

namespace SlaBot.Sources.Agreements;

/// <summary>Gathers the errors of one file while its sections are read.</summary>
internal sealed class FileErrors
{
    private readonly List<FileError> errors = [];

    public bool IsEmpty => errors.Count == 0;

    /// <summary>Gets the errors in the order of the file.</summary>
    public IReadOnlyList<FileError> InOrder => [.. errors.OrderBy(e => e.Line).ThenBy(e => e.Column)];

    public void Add(Position at, string path, string message) => errors.Add(new(at.Line, at.Column, path, message));
}
