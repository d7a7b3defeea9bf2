using SlaBot.Domain.Agreements;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Storage.LiteDb.Workspaces;

/// <summary>What a workspace agreed on, and what follows from it for the facts.</summary>
internal sealed class Agreed
{
    private readonly Lazy<KpiCatalog> catalog;

    /// <summary>Draws the consequences of a history.</summary>
    public Agreed(AgreementHistory history)
    {
        var terms = history.Latest?.Terms;
        (History, Currency, Rules) = (history, terms?.Currency, MeasurementRules.Of(terms));
        catalog = new(() => KpiCatalog.Of(terms));
    }

    /// <summary>Gets all revisions.</summary>
    public AgreementHistory History { get; }

    /// <summary>Gets the agreement's currency; null where nothing was agreed: then every amount counts as it is.</summary>
    public Currency? Currency { get; }

    /// <summary>Gets what each fact adds to the totals.</summary>
    public MeasurementRules Rules { get; }

    /// <summary>The feed that the agreement names for a series, or null.</summary>
    public Feed? FeedOf(KpiId series) => catalog.Value.Find(series)?.Feed;

    /// <summary>The currency of a deal whose amount has to be converted, or null.</summary>
    public Currency? ForeignCurrencyOf(DealFact deal) =>
        deal.Amount.Value is not null && deal.Currency.Value is { } currency && Currency is { } own && currency != own ? currency : null;
}
