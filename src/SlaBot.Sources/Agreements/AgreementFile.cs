using System.Text;
using SlaBot.Domain.Agreements;
using SlaBot.Sources.Agreements.Sections;
using SlaBot.Sources.Agreements.Yaml;

namespace SlaBot.Sources.Agreements;

/// <summary>The agreement as people write, review and keep it: a YAML file. Its keys are in <c>docs/agreement-file.md</c>.</summary>
public static class AgreementFile
{
    /// <summary>The largest file that is read, in bytes of UTF-8: far more than any agreement needs.</summary>
    public const int LargestBytes = 256 * 1024;

    /// <summary>
    /// Reads an agreement. A wrong file never throws: every error of it is told at once, each with its place and with a
    /// sentence on how to mend it. Only what breaks the YAML itself hides the errors that may lie behind it.
    /// </summary>
    public static AgreementFileResult Read(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > LargestBytes)
        {
            return new(null, [new(1, 1, "", FormattableString.Invariant($"The file is larger than {LargestBytes / 1024} kB: an agreement is far smaller, so check that this is the right file."))]);
        }

        var errors = new FileErrors();
        var agreement = YamlTree.Read(new(text), errors) is { } root && new Field(root, "", errors) is var file
            ? Read(file, errors)
            : null;
        return errors.IsEmpty ? new(agreement, []) : new(null, errors.InOrder);
    }

    /// <summary>Writes an agreement so that reading the text gives an equal one. The same agreement gives the same text.</summary>
    public static string Write(Agreement agreement) => AgreementWriter.Write(agreement);

    private static Agreement? Read(Field file, FileErrors errors)
    {
        if (file.IsMapping)
        {
            return AgreementSection.Read(file.Section("")!, errors);
        }

        errors.Add(file.At, "", "The file is not an agreement: it begins with keys and values such as 'name: Growth agreement 2026'.");
        return null;
    }
}
