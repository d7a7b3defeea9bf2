using SlaBot.Domain.Agreements;

namespace SlaBot.Sources.Agreements;

/// <summary>What reading an agreement file gave: the agreement, or everything that is wrong with the file, never both.</summary>
/// <param name="Agreement">The agreement; null where there are errors.</param>
/// <param name="Errors">All errors in the order of the file; empty where there is an agreement.</param>
public sealed record AgreementFileResult(Agreement? Agreement, IReadOnlyList<FileError> Errors);
