namespace SlaBot.Storage.LiteDb.Files;

/// <summary>The names of the collections in the data file.</summary>
internal static class Collections
{
    /// <summary>One document that says whose file this is.</summary>
    public const string Identity = "identity";

    /// <summary>One document a workspace: the next number of its ledger, its rules, who delivered which series first.</summary>
    public const string Workspaces = "workspaces";

    /// <summary>The revisions of the agreements.</summary>
    public const string Revisions = "revisions";

    /// <summary>Blocks of facts as they were told: only ever added to.</summary>
    public const string Ledger = "ledger";

    /// <summary>The newest version of each deal.</summary>
    public const string Deals = "deals";

    /// <summary>The newest version of each lead.</summary>
    public const string Leads = "leads";

    /// <summary>Which deals are in another currency than their agreement.</summary>
    public const string Foreign = "foreign";

    /// <summary>The daily totals, a month of a series a document.</summary>
    public const string Totals = "totals";

    /// <summary>What people call the KPIs.</summary>
    public const string Words = "words";

    /// <summary>Blocks of accepted events, with the bodies of those that are not finished.</summary>
    public const string Inbox = "inbox";

    /// <summary>The keys of events that ended, some hundred or thousand a document.</summary>
    public const string Ended = "ended";

    /// <summary>The places in which the bot takes part.</summary>
    public const string Conversations = "conversations";

    /// <summary>Who may do what.</summary>
    public const string Members = "members";

    /// <summary>What is kept with what is posted about it.</summary>
    public const string Books = "books";

    /// <summary>What is posted unasked, and was.</summary>
    public const string Outbox = "outbox";

    /// <summary>Random keys of the installation, of no workspace.</summary>
    public const string Secrets = "secrets";

    /// <summary>Where SlaBot is installed on Slack, of no workspace.</summary>
    public const string Installations = "installations";

    /// <summary>Which tenants speak about another workspace than their own, by tenant.</summary>
    public const string Links = "links";

    /// <summary>Gets those whose keys begin with a workspace and go on.</summary>
    public static IReadOnlyList<string> OfWorkspaces { get; } = [Revisions, Ledger, Deals, Leads, Foreign, Totals, Words, Inbox, Ended, Conversations, Members, Books, Outbox];
}
