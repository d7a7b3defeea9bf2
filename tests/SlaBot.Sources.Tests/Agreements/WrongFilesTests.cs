using System.Text;

namespace SlaBot.Sources.Agreements;

/// <summary>
/// Every kind of mistake, with the exact place and words of its error. The cases lie in <c>samples/wrong-files.txt</c>:
/// a title, the file, and the errors. Run with SLABOT_APPROVE=1 to write the errors anew, and read the difference.
/// </summary>
public sealed class WrongFilesTests
{
    private const string Title = "=== ", Arrow = "---> ";

    public static TheoryData<string> Titles => [.. Cases().Select(c => c.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Each_mistake_is_told_with_its_place_and_a_way_to_mend_it(string title)
    {
        var (_, file, expected) = Cases().Single(c => c.Title == title);

        var result = AgreementFile.Read(file);

        if (Environment.GetEnvironmentVariable("SLABOT_APPROVE") == "1")
        {
            Approve();
            return;
        }

        result.Agreement.ShouldBeNull();
        result.Errors.Select(error => error.ToString()).ShouldBe(expected);
    }

    [Fact]
    public void There_are_at_least_a_hundred_kinds_of_mistakes() => Cases().Count.ShouldBeGreaterThan(100);

    [Fact]
    public void Every_sentence_ends_like_one() =>
        Cases().SelectMany(c => AgreementFile.Read(c.File).Errors).ShouldAllBe(error => error.Message.EndsWith('.') || error.Message.EndsWith('?'));

    private static List<(string Title, string File, string[] Errors)> Cases()
    {
        var cases = new List<(string, string, string[])>();
        foreach (var part in ("\n" + File.ReadAllText(Samples.PathOf("wrong-files.txt"))).Split("\n" + Title).Skip(1))
        {
            var lines = part.TrimEnd('\n').Split('\n');
            var file = lines.Skip(1).TakeWhile(line => !line.StartsWith(Arrow, StringComparison.Ordinal));
            var errors = lines.Where(line => line.StartsWith(Arrow, StringComparison.Ordinal)).Select(line => line[Arrow.Length..]);
            cases.Add((lines[0], string.Concat(file.Select(line => line + "\n")), [.. errors]));
        }

        return cases;
    }

    private static void Approve()
    {
        var approved = new StringBuilder();
        foreach (var (title, file, _) in Cases())
        {
            approved.Append(Title).Append(title).Append('\n').Append(file);
            foreach (var error in AgreementFile.Read(file).Errors)
            {
                approved.Append(Arrow).Append(error).Append('\n');
            }
        }

        File.WriteAllText(Samples.PathOf("wrong-files.txt"), approved.ToString());
    }
}
