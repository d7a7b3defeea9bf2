using SlaBot.Conversation.Agreements;
using SlaBot.Domain.Agreements;

namespace SlaBot.Sources.Agreements;

/// <summary>Agreements as the text of their file.</summary>
public sealed class AgreementFormat : IAgreementFormat
{
    /// <inheritdoc/>
    public string Write(Agreement terms) => AgreementFile.Write(terms);

    /// <inheritdoc/>
    public Agreement Read(string text) => AgreementFile.Read(text) is { Agreement: { } terms }
        ? terms
        : throw new FormatException(string.Join(' ', AgreementFile.Read(text).Errors.Select(error => error.ToString())));
}
