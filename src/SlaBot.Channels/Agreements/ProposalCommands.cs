using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SlaBot.Channels.Agreements;

/// <summary>What a message asks about proposals, where its words alone say so.</summary>
internal enum ProposalCommand
{
    /// <summary>Nothing of it.</summary>
    None,

    /// <summary>To sign.</summary>
    Sign,

    /// <summary>To sign on the page.</summary>
    Page,

    /// <summary>To say no.</summary>
    Reject,

    /// <summary>To have something otherwise.</summary>
    Change,

    /// <summary>To take one back.</summary>
    Withdraw,

    /// <summary>To see what is open.</summary>
    Show,

    /// <summary>To remind those who have not signed.</summary>
    Remind,

    /// <summary>To be asked what to propose.</summary>
    New,

    /// <summary>To see what a re-set would be.</summary>
    Reset,

    /// <summary>To propose what the rest of the message says.</summary>
    Propose,
}

/// <summary>Reads the set phrases about proposals; the whole message is one, with a number and a reason where they are given.</summary>
internal static partial class ProposalCommands
{
    private static readonly (ProposalCommand Command, Regex Words)[] Patterns =
    [
        (ProposalCommand.New, New()), (ProposalCommand.Reset, Reset()), (ProposalCommand.Remind, Remind()), (ProposalCommand.Show, Show()),
        (ProposalCommand.Withdraw, Withdraw()), (ProposalCommand.Change, Change()), (ProposalCommand.Reject, Reject()), (ProposalCommand.Page, Page()), (ProposalCommand.Sign, Sign()), (ProposalCommand.Propose, Propose()),
    ];

    /// <summary>What a message asks for.</summary>
    public static Said Of(string text)
    {
        if (text.Length > 600)
        {
            return Said.Nothing;
        }

        var (head, reason) = Parted(text);
        foreach (var (command, words) in Patterns)
        {
            if (words.Match(head) is { Success: true } match)
            {
                var number = match.Groups["n"] is { Success: true, Value: var digits } && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : (int?)null;
                return new(command, number, reason, command == ProposalCommand.Propose ? match.Groups["what"].Value.Trim() : head);
            }
        }

        return new(ProposalCommand.None, null, reason, head);
    }

    /// <summary>Whether the words refuse: for messages that are read as an approval or its refusal.</summary>
    public static bool Refuses(string text) => Refusing().IsMatch(text);

    // What comes after "because", or after a colon, is why.
    private static (string Head, string Reason) Parted(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC).Replace('’', '\'').Trim();
        return Because().Match(plain) is { Success: true } because
            ? (plain[..because.Index].Trim(' ', ',', '.', '。', '，'), plain[(because.Index + because.Length)..].Trim())
            : (plain.TrimEnd('.', '!', '?', '。', ' '), "");
    }

    [GeneratedRegex(@"(,|，|\b)\s*(because|since we|as we)\b|，?\s*(因為|因为|由於|由于)|:\s", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Because();

    [GeneratedRegex(@"^(i want to )?(propose|draft|new) (a |an )?(change|amendment|proposal|new agreement)( (of|to|for) (the )?(agreement|sla))?$|^(提議|提案|提出)(修改|變更|新的?提案)(協議)?$|^新(增)?提案$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex New();

    [GeneratedRegex(@"^(propose (a |the )?|should we |can we |time for a |show (the |a )?)?re-?set( (of )?(the |our )?(agreement|sla|targets|benchmarks))?$|^(要不要|可以|提議)?(重設|重新設定)(協議|目標|基準)?嗎?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Reset();

    [GeneratedRegex(@"^remind (them|the signatories|everybody|everyone|those who have not signed)( (of|about) (the )?proposal( (?<n>[0-9]{1,6}))?)?$|^(提醒|催)(簽署|大家簽署|還沒簽的人)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Remind();

    [GeneratedRegex(@"^(show |see |open |list )?(me )?(the |all |open |our )*proposals?( #?(?<n>[0-9]{1,6}))?$|^(what|which proposals?)( is| are|'s) (being )?(proposed|open|on the table|to be signed)$|^(any|are there( any)?) (open )?proposals?$|^(顯示|看|查看|打開)?(所有|待決的?)?提案\s?(?<n>[0-9]{1,6})?$|^有(什麼|哪些)提案$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Show();

    [GeneratedRegex(@"^(i |we )?(want to |would like to )?(withdraw|take back|discard|retract)( (it|(the |my |our )?(proposal|draft)( #?(?<n>[0-9]{1,6}))?))?$|^(我要?|我們)?(撤回|捨棄)(提案|草稿)?\s?(?<n>[0-9]{1,6})?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Withdraw();

    [GeneratedRegex(@"^(i |we )?(want to |would like to )?ask for (a )?changes?( (of|to|in) ((the )?proposal( #?(?<n>[0-9]{1,6}))?|it))?$|^(我要?|我們)?要求修改(提案)?\s?(?<n>[0-9]{1,6})?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Change();

    [GeneratedRegex(@"^(i |we |no,? (i |we )?)?(want to |have to |must )?(reject|refuse|decline)( (it|this|(the |this )?proposal( #?(?<n>[0-9]{1,6}))?))?$|^(我要?|我們)?(拒絕|否決|不同意|不簽)(提案)?\s?(?<n>[0-9]{1,6})?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Reject();

    [GeneratedRegex(@"^(yes,? )?(i |we )?(want to |will |hereby )?(sign|approve)( off)?( (it|this|(the |this )?(proposal|agreement)( #?(?<n>[0-9]{1,6}))?))?$|^(我要?|我們)?(簽署?|核准|同意簽署)(提案|協議)?\s?(?<n>[0-9]{1,6})?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Sign();

    [GeneratedRegex(@"^(yes,? )?(please )?(can i |may i |i |we )?(want to |would like to |will )?(sign|approve|decide)( off)?( (it|this|(the |this )?(proposal|agreement)( #?(?<n>[0-9]{1,6}))?))? (on|by) (the|a|my) (agreement |signing |web ?)?page$|^(open|show|give me|send me) (the|my|a) signing (page|link)( (of|for|to) (the )?proposal( #?(?<n>[0-9]{1,6}))?)?$|^(請|我要?|我們|我想)?(要|想)?(在|到|用)(協議|簽署)?(頁面|網頁)上?(簽署?|核准|決定)(提案|協議)?\s?(?<n>[0-9]{1,6})?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Page();

    [GeneratedRegex(@"^(i |we |let's |let us |i'd like to |i would like to |can we |please )?propose( to| that we| we)?(?<what> .*[0-9].*)$|^(我|我們)?(提議|提案)(?<what>.*[0-9一二三四五六七八九十百千].*)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Propose();

    [GeneratedRegex(@"\b(reject|refuse|decline|disagree|cannot|can't|do not|don't|won't|will not|not)\b|拒絕|否決|不同意|不簽|不核准|反對", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Refusing();
}

/// <summary>What a message says about proposals.</summary>
/// <param name="Command">What it asks for.</param>
/// <param name="Number">The proposal that it names, or null.</param>
/// <param name="Reason">Why, in its words; empty where it does not say.</param>
/// <param name="Rest">The words without the reason; of what is proposed, without "I propose to".</param>
internal sealed record Said(ProposalCommand Command, int? Number, string Reason, string Rest)
{
    /// <summary>Gets a message that says nothing about proposals.</summary>
    public static Said Nothing { get; } = new(ProposalCommand.None, null, "", "");
}
