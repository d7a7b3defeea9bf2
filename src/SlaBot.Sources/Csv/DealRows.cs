using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Csv;

/// <summary>Reads a deal a row.</summary>
internal sealed class DealRows(ImportPlan plan) : RowReader(plan)
{
    private readonly TextColumn id = plan.Words("id", TextColumn.LongestName);
    private readonly TextColumn name = plan.Words("name");
    private readonly TextColumn currency = plan.Words("currency");
    private readonly TextColumn stage = plan.Words("stage");
    private readonly TextColumn owner = plan.Words("owner", TextColumn.LongestName);
    private readonly TextColumn source = plan.Words("source", TextColumn.LongestName);
    private readonly TextColumn leadId = plan.Words("lead_id", TextColumn.LongestName);
    private readonly DateColumn? created = plan.DatesOf("created");
    private readonly DateColumn? proposed = plan.DatesOf("proposed");
    private readonly DateColumn? closed = plan.DatesOf("closed");
    private readonly bool hasStage = plan.Map.Of("stage") is not null, hasCurrency = plan.Map.Of("currency") is not null;
    private readonly NumberColumn? amount = plan.Numbers;
    private readonly Currency? own = plan.Currency;

    /// <inheritdoc/>
    protected override RowReading ReadRow(Line line)
    {
        string? problem = null;
        if (id.Read(line, ref problem) is not { } subject)
        {
            return new(null, "id is empty");
        }

        var worth = Amount(line, out var sign, ref problem);
        var deal = new DealFact(subject)
        {
            Name = name.Carry(line, ref problem),
            Amount = worth,
            Currency = Currency(line, sign, ref problem),
            Stage = Stage(line, ref problem),
            Created = Carry(created, line, ref problem),
            Proposed = Carry(proposed, line, ref problem),
            Closed = Carry(closed, line, ref problem),
            Owner = owner.Carry(line, ref problem),
            Source = source.Carry(line, ref problem),
            LeadId = leadId.Carry(line, ref problem),
        };
        return problem is null ? new(deal, null) : new(null, problem);
    }

    private Carried<decimal?> Amount(Line line, out Currency? sign, ref string? problem)
    {
        sign = null;
        if (amount is null)
        {
            return default;
        }

        var span = line.Span(amount.Column);
        if (span.IsEmpty)
        {
            return (decimal?)null;
        }

        if (AmountText.Read(span, amount.Style, own, out var value, out sign) is { } why)
        {
            problem ??= $"amount '{span}' {why}";
            return default;
        }

        return value;
    }

    private Carried<Currency?> Currency(Line line, Currency? sign, ref string? problem)
    {
        if (!hasCurrency)
        {
            return sign is null ? default : (Carried<Currency?>)sign;
        }

        var text = currency.Read(line, ref problem);
        if (!CurrencyText.TryRead(text, own, out var named))
        {
            problem ??= $"currency '{text}' is not a code such as USD";
        }
        else if (named is not null && sign is not null && named != sign)
        {
            problem ??= $"the amount is written in {sign}, the currency is {named}";
        }

        return named ?? sign;
    }

    private Carried<DealStage?> Stage(Line line, ref string? problem)
    {
        if (!hasStage)
        {
            return default;
        }

        var text = stage.Read(line, ref problem);
        var known = text is null ? null : DealStages.Of(text);
        if (text is not null && known is null)
        {
            problem ??= $"stage '{text}' is not known: say what it means with --map-value \"stage:{text}=open\" (or won, or lost)";
        }

        return known;
    }
}
