namespace SlaBot.Teams.Protocol;

/// <summary>Asks whether a file may be put into the person's own files (<c>application/vnd.microsoft.teams.card.file.consent</c>).</summary>
/// <param name="Description">What it is.</param>
/// <param name="SizeInBytes">How large it is.</param>
/// <param name="AcceptContext">What comes back with a yes.</param>
/// <param name="DeclineContext">What comes back with a no.</param>
internal sealed record FileConsentCard(string Description, long SizeInBytes, FileContext AcceptContext, FileContext DeclineContext);

/// <summary>What comes back with the answer.</summary>
/// <param name="T">The sealed act.</param>
internal sealed record FileContext(string T);

/// <summary>Shows a file that was put there (<c>application/vnd.microsoft.teams.card.file.info</c>).</summary>
/// <param name="UniqueId">Its id, as Teams told.</param>
/// <param name="FileType">Its ending, as Teams told.</param>
internal sealed record FileInfoCard(string? UniqueId, string? FileType);
