using SlaBot.Domain.Agreements;

namespace SlaBot.Conversation.Agreements;

/// <summary>Agreements as text: the agreement file.</summary>
public interface IAgreementFormat
{
    /// <summary>Writes an agreement as the file that makes it.</summary>
    string Write(Agreement terms);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">It is no agreement file without errors.</exception>
    Agreement Read(string text);
}
