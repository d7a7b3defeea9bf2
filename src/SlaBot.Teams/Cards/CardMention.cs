using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Cards;

/// <summary>A person whom a card or a message mentions, so that Teams notifies them.</summary>
/// <param name="Id">The person's id on the channel, <c>29:…</c>, or the Entra object id.</param>
/// <param name="Name">The name to show.</param>
internal sealed record CardMention(string Id, string Name)
{
    private const string Active = "<>&*_[]()`~\\{}#";
    private const int MostLetters = 80;

    /// <summary>Gets the text, which stands in the card and in the entity letter by letter: therefore a name without markup.</summary>
    public string Text => $"<at>{ShownName}</at>";

    /// <summary>Gets the entity that makes the text a mention.</summary>
    public Mention Entity => new("mention", Text, new ChannelAccount { Id = Id, Name = ShownName });

    private string ShownName => LiteralText.Line(
        string.Concat(Name.Select(character => Active.Contains(character, StringComparison.Ordinal) ? ' ' : character)), MostLetters);
}
