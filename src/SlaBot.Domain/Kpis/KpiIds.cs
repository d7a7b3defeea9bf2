using SlaBot.Domain.Values;

namespace SlaBot.Domain.Kpis;

/// <summary>The ids that every company has, whatever its agreement says.</summary>
public static class KpiIds
{
    /// <summary>Won deals' money.</summary>
    public static KpiId Revenue { get; } = new("revenue");

    /// <summary>Won deals; the last stage of the default funnel.</summary>
    public static KpiId NewCustomers { get; } = new("new_customers");

    /// <summary>Proposals sent.</summary>
    public static KpiId Proposals { get; } = new("proposals");

    /// <summary>Sales-qualified leads.</summary>
    public static KpiId Sqls { get; } = new("sqls");

    /// <summary>Marketing-qualified leads.</summary>
    public static KpiId Mqls { get; } = new("mqls");

    /// <summary>Leads.</summary>
    public static KpiId Leads { get; } = new("leads");

    /// <summary>Visits of the site.</summary>
    public static KpiId Visits { get; } = new("visits");

    /// <summary>Revenue over won deals.</summary>
    public static KpiId AverageDealSize { get; } = new("average_deal_size");

    /// <summary>Business hours from a lead's arrival to the first answer.</summary>
    public static KpiId LeadResponseTime { get; } = new("lead_response_time");

    /// <summary>Attempts to reach a lead.</summary>
    public static KpiId FollowUpAttempts { get; } = new("follow_up_attempts");

    /// <summary>Leads that sales accepts.</summary>
    public static KpiId LeadAcceptanceRate { get; } = new("lead_acceptance_rate");

    /// <summary>Customers that leave.</summary>
    public static KpiId ChurnRate { get; } = new("churn_rate");

    /// <summary>Customers that stay.</summary>
    public static KpiId CustomerRetention { get; } = new("customer_retention");

    /// <summary>How many customers there are at the close of a day: what churn and retention begin with.</summary>
    public static KpiId ActiveCustomers { get; } = new("active_customers");

    /// <summary>Customers lost on a day.</summary>
    public static KpiId LostCustomers { get; } = new("lost_customers");

    /// <summary>Deliveries on time.</summary>
    public static KpiId OnTimeDelivery { get; } = new("on_time_delivery");

    /// <summary>What was delivered, on time or late.</summary>
    public static KpiId Deliveries { get; } = new("deliveries");

    /// <summary>What was delivered on time.</summary>
    public static KpiId DeliveriesOnTime { get; } = new("deliveries_on_time");

    /// <summary>Net promoter score.</summary>
    public static KpiId Nps { get; } = new("nps");

    /// <summary>Answers of 9 or 10: who would recommend the company.</summary>
    public static KpiId Promoters { get; } = new("promoters");

    /// <summary>Answers of 7 or 8.</summary>
    public static KpiId Passives { get; } = new("passives");

    /// <summary>Answers of 0 to 6: who would not.</summary>
    public static KpiId Detractors { get; } = new("detractors");

    /// <summary>What customers pay again for as much as before.</summary>
    public static KpiId RenewedRevenue { get; } = new("renewed_revenue");

    /// <summary>What customers pay more than before.</summary>
    public static KpiId ExpandedRevenue { get; } = new("expanded_revenue");

    /// <summary>What customers pay no more, since they left or buy less.</summary>
    public static KpiId ChurnedRevenue { get; } = new("churned_revenue");

    /// <summary>The worth of open deals.</summary>
    public static KpiId PipelineValue { get; } = new("pipeline_value");

    /// <summary>Days from a deal's start to its win.</summary>
    public static KpiId SalesCycleDays { get; } = new("sales_cycle_days");

    /// <summary>
    /// The id of the rate from one stage to a later one: <c>&lt;from&gt;_to_&lt;to&gt;_rate</c>, except between the
    /// neighbours of the default funnel, whose rates have names of their own.
    /// </summary>
    public static KpiId Rate(KpiId from, KpiId to) => (from.Value, to.Value) switch
    {
        ("visits", "leads") => new("visit_to_lead_rate"),
        ("leads", "mqls") => new("lead_to_mql_rate"),
        ("mqls", "sqls") => new("mql_to_sql_rate"),
        ("sqls", "proposals") => new("sql_to_proposal_rate"),
        ("proposals", "new_customers") => new("proposal_to_win_rate"),
        _ => new($"{from}_to_{to}_rate"),
    };
}
