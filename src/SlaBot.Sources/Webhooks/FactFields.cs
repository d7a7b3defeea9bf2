using SlaBot.Domain.Facts;

namespace SlaBot.Sources.Webhooks;

/// <summary>The fields that a fact carries, by name, so that each can have a clock of its own.</summary>
internal static class FactFields
{
    private const string StagePrefix = "stage:";

    /// <summary>The names of what a fact carries.</summary>
    public static IReadOnlyList<string> Of(Fact fact) => fact switch
    {
        DealFact deal => Named(
            ("name", deal.Name.IsCarried), ("amount", deal.Amount.IsCarried), ("currency", deal.Currency.IsCarried), ("stage", deal.Stage.IsCarried),
            ("created", deal.Created.IsCarried), ("proposed", deal.Proposed.IsCarried), ("closed", deal.Closed.IsCarried), ("owner", deal.Owner.IsCarried),
            ("source", deal.Source.IsCarried), ("lead_id", deal.LeadId.IsCarried)),
        LeadFact lead =>
        [
            .. Named(
                ("created", lead.Created.IsCarried), ("lost", lead.Lost.IsCarried), ("source", lead.Source.IsCarried), ("owner", lead.Owner.IsCarried),
                ("first_response", lead.FirstResponse.IsCarried)),
            .. lead.Reached.Keys.Select(stage => $"{StagePrefix}{stage}"),
        ],
        _ => ["value"],
    };

    /// <summary>A fact that carries only some of its fields.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="kept">The names of those.</param>
    public static Fact Only(Fact fact, IReadOnlyCollection<string> kept) => fact switch
    {
        DealFact deal => new DealFact(deal.Id)
        {
            Name = Kept(deal.Name, kept, "name"),
            Amount = Kept(deal.Amount, kept, "amount"),
            Currency = Kept(deal.Currency, kept, "currency"),
            Stage = Kept(deal.Stage, kept, "stage"),
            Created = Kept(deal.Created, kept, "created"),
            Proposed = Kept(deal.Proposed, kept, "proposed"),
            Closed = Kept(deal.Closed, kept, "closed"),
            Owner = Kept(deal.Owner, kept, "owner"),
            Source = Kept(deal.Source, kept, "source"),
            LeadId = Kept(deal.LeadId, kept, "lead_id"),
        },
        LeadFact lead => new LeadFact(lead.Id)
        {
            Created = Kept(lead.Created, kept, "created"),
            Lost = Kept(lead.Lost, kept, "lost"),
            Source = Kept(lead.Source, kept, "source"),
            Owner = Kept(lead.Owner, kept, "owner"),
            FirstResponse = Kept(lead.FirstResponse, kept, "first_response"),
            Reached = lead.Reached.RemoveRange(lead.Reached.Keys.Where(stage => !kept.Contains($"{StagePrefix}{stage}"))),
        },
        _ => fact,
    };

    private static Carried<T> Kept<T>(Carried<T> field, IReadOnlyCollection<string> kept, string name) => kept.Contains(name) ? field : default;

    private static string[] Named(params ReadOnlySpan<(string Name, bool IsCarried)> fields)
    {
        var names = new List<string>(fields.Length);
        foreach (var (name, isCarried) in fields)
        {
            if (isCarried)
            {
                names.Add(name);
            }
        }

        return [.. names];
    }
}
