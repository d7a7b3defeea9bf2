using System.Reflection;
using System.Runtime.CompilerServices;
using SlaBot.Domain.Agreements;

namespace SlaBot.Domain.Tests;

public sealed class ArchitectureTests
{
    private static readonly Assembly Domain = typeof(Agreement).Assembly;

    private static readonly string[] NamesThatSayNothing =
        ["Helpers", "Helper", "Utils", "Utilities", "Common", "Services", "Models", "Managers", "Interfaces"];

    public static TheoryData<string> PublicTypes =>
        [.. Domain.GetExportedTypes().Where(type => !type.IsEnum && !type.IsInterface).Select(type => type.FullName!)];

    [Fact]
    public void The_domain_stands_on_NodaTime_and_the_framework_alone() =>
        Domain.GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => name != "NodaTime" && !name.StartsWith("System.", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void Every_public_type_of_the_domain_is_immutable(string name)
    {
        var type = Domain.GetType(name)!;

        type.GetProperties().Where(property => IsSettable(property.SetMethod)).ShouldBeEmpty();
        type.GetFields().Where(field => !field.IsInitOnly && !field.IsLiteral).ShouldBeEmpty();
    }

    [Fact]
    public void No_folder_of_the_source_has_a_name_that_says_nothing() =>
        Directory.EnumerateDirectories(Source(), "*", SearchOption.AllDirectories)
            .Where(folder => NamesThatSayNothing.Contains(Path.GetFileName(folder), StringComparer.OrdinalIgnoreCase))
            .ShouldBeEmpty();

    private static bool IsSettable(MethodInfo? setter) => setter is { IsPublic: true }
        && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Source([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "src"));
}
