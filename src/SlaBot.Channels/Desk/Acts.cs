namespace SlaBot.Channels.Desk;

/// <summary>The acts behind buttons that no words can do, by name; what follows a colon says on whom or what.</summary>
internal static class Acts
{
    public const string Settings = "settings";
    public const string Members = "members";
    public const string Access = "access";
    public const string Allow = "allow:";
    public const string Deny = "deny:";
    public const string Store = "store:";
    public const string ProposeFile = "propose-file:";
    public const string Drop = "drop:";
    public const string Link = "link:";
    public const string LeaveLink = "link-not:";
    public const string Unlink = "unlink";
    public const string StayLinked = "unlink-not";
    public const string AgreementFile = "file:agreement";
}
