using SlaBot.Domain.Agreements;
using SlaBot.Domain.Funnels;

namespace SlaBot.Sources.Csv;

/// <summary>What an import is told from outside.</summary>
/// <param name="Kind">What the rows tell.</param>
/// <param name="Agreement">The agreement they are read under, or null.</param>
/// <param name="Options">What people said about the file.</param>
internal sealed record ImportSetting(ImportKind Kind, Agreement? Agreement, ImportOptions Options)
{
    /// <summary>Gets the funnel whose stages leads go through.</summary>
    public Funnel Funnel => Agreement?.Funnel ?? Funnel.Default;
}
