namespace SlaBot.Sources.Csv;

/// <summary>What the rows of a CSV file tell.</summary>
public enum ImportKind
{
    /// <summary>A deal a row: <c>id, name, amount, currency, stage, created, proposed, closed, owner, source, lead_id</c>.</summary>
    Deals,

    /// <summary>A lead's journey a row: <c>id, created, mql, sql, proposal, won, lost, source, owner, first_response</c>.</summary>
    Leads,

    /// <summary>A number for a day a row: <c>date, kpi, value[, source]</c>.</summary>
    Daily,
}
