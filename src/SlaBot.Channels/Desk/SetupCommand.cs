using System.Text;

namespace SlaBot.Channels.Desk;

/// <summary>What people type to set SlaBot up: a few whole messages, which no question about numbers is taken for.</summary>
internal enum SetupCommand
{
    /// <summary>None of them.</summary>
    None,

    /// <summary>What is posted here, and in which language.</summary>
    Settings,

    /// <summary>Who may do what.</summary>
    Members,

    /// <summary>Ask for the right to change numbers.</summary>
    Access,

    /// <summary>Get the agreement as a file.</summary>
    AgreementFile,

    /// <summary>Join the workspaces of two platforms: get a code, or use one.</summary>
    Link,

    /// <summary>Part them again.</summary>
    Unlink,
}

/// <summary>Recognises the commands in both languages.</summary>
internal static class SetupCommands
{
    private static readonly Dictionary<string, SetupCommand> ByWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["settings"] = SetupCommand.Settings,
        ["setting"] = SetupCommand.Settings,
        ["setup"] = SetupCommand.Settings,
        ["set up"] = SetupCommand.Settings,
        ["configure"] = SetupCommand.Settings,
        ["language"] = SetupCommand.Settings,
        ["scorecards here"] = SetupCommand.Settings,
        ["scorecard here"] = SetupCommand.Settings,
        ["wins here"] = SetupCommand.Settings,
        ["設定"] = SetupCommand.Settings,
        ["设置"] = SetupCommand.Settings,
        ["語言"] = SetupCommand.Settings,
        ["members"] = SetupCommand.Members,
        ["roles"] = SetupCommand.Members,
        ["who may do what"] = SetupCommand.Members,
        ["成員"] = SetupCommand.Members,
        ["角色"] = SetupCommand.Members,
        ["權限"] = SetupCommand.Members,
        ["request access"] = SetupCommand.Access,
        ["ask for access"] = SetupCommand.Access,
        ["access"] = SetupCommand.Access,
        ["申請權限"] = SetupCommand.Access,
        ["agreement file"] = SetupCommand.AgreementFile,
        ["export agreement"] = SetupCommand.AgreementFile,
        ["export the agreement"] = SetupCommand.AgreementFile,
        ["download the agreement"] = SetupCommand.AgreementFile,
        ["協議檔"] = SetupCommand.AgreementFile,
        ["協議檔案"] = SetupCommand.AgreementFile,
        ["匯出協議"] = SetupCommand.AgreementFile,
        ["下載協議"] = SetupCommand.AgreementFile,
        ["link"] = SetupCommand.Link,
        ["link workspaces"] = SetupCommand.Link,
        ["連結"] = SetupCommand.Link,
        ["連結工作區"] = SetupCommand.Link,
        ["unlink"] = SetupCommand.Unlink,
        ["取消連結"] = SetupCommand.Unlink,
        ["解除連結"] = SetupCommand.Unlink,
    };

    /// <summary>The command that a whole message is.</summary>
    public static SetupCommand Of(string text) =>
        text.Length > 40 ? SetupCommand.None
        : ByWords.TryGetValue(Plain(text), out var command) ? command
        : LinkCodes.In(text) is null ? SetupCommand.None
        : SetupCommand.Link;

    private static string Plain(string text) =>
        text.Normalize(NormalizationForm.FormKC).Trim().TrimStart('/').TrimEnd('.', '!', '?', '。').Trim();
}
