using System.Text.RegularExpressions;
using Mono.Cecil;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Layers;

/// <summary>Projects and the folders in them have a direction: what stands above knows what stands below, and never the reverse.</summary>
public sealed partial class LayerTests
{
    private const string Prefix = "CodeAct.Embodied.";

    private static readonly string[] Projects =
    [
        .. ((string[])["src", "viz"])
            .SelectMany(folder => Directory.EnumerateDirectories(Path.Combine(GoldenFile.Root, folder), Prefix + "*"))
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<TestCaseData> Names => Projects.Select(folder => new TestCaseData(folder).SetArgDisplayNames(NameOf(folder)));

    [TestCaseSource(nameof(Names))]
    public void A_project_knows_only_those_below(string folder)
    {
        var layering = LayeringOf(folder);
        using var module = Read(folder);

        var others = module.AssemblyReferences.Select(reference => NameOf(reference.Name)).Where(IsOurs).Except(layering.Knows);

        Assert.That(others, Is.Empty, $"{layering.Project} may know: {string.Join(", ", layering.Knows)}");
    }

    [TestCaseSource(nameof(Names))]
    public void A_folder_refers_to_none_that_stands_above(string folder)
    {
        var layering = LayeringOf(folder);
        using var module = Read(folder);

        var upward = ReferencesBetweenFolders(layering, module)
            .Where(reference => layering.LevelOf(reference.To.Folder) is var level && (level < 0 || level > layering.LevelOf(reference.From.Folder)))
            .Select(Describe)
            .ToList();

        Assert.That(upward, Is.Empty, $"The order in {layering.Project} is: {layering.Order}\n{string.Join('\n', upward)}");
    }

    [TestCaseSource(nameof(Names))]
    public void Folders_stand_in_no_circle(string folder)
    {
        var layering = LayeringOf(folder);
        using var module = Read(folder);
        var references = ReferencesBetweenFolders(layering, module).ToList();

        // References to folders that refer to none, and from folders that none refers to, are taken away again and again: what
        // cannot be taken away leads round in a circle.
        for (var count = -1; count != references.Count;)
        {
            count = references.Count;
            var (from, to) = (references.Select(reference => reference.From.Folder).ToHashSet(), references.Select(reference => reference.To.Folder).ToHashSet());
            references.RemoveAll(reference => !from.Contains(reference.To.Folder) || !to.Contains(reference.From.Folder));
        }

        Assert.That(references, Is.Empty, string.Join('\n', references.DistinctBy(reference => (reference.From.Folder, reference.To.Folder)).Select(Describe)));
    }

    [TestCaseSource(nameof(Names))]
    public void A_namespace_is_its_folder(string folder)
    {
        var strangers = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => (File: Path.GetRelativePath(folder, file), Namespace: Namespace().Match(File.ReadAllText(file)).Groups[1].Value))
            .Where(file => file.Namespace.Length > 0 && file.Namespace != NamespaceOf(folder, file.File))
            .Select(file => $"{file.File} is in {file.Namespace}");

        Assert.That(strangers, Is.Empty);
    }

    private static string NamespaceOf(string folder, string file)
    {
        var project = File.ReadAllText(Path.Combine(folder, Path.GetFileName(folder) + ".csproj"));
        var root = RootNamespace().Match(project) is { Success: true } match ? match.Groups[1].Value : Path.GetFileName(folder);
        // A folder that the project can leave out holds another version of the same names.
        var folders = file.Split(Path.DirectorySeparatorChar)[..^1].Where(part => !project.Contains($"Remove=\"{part}/**\"", StringComparison.Ordinal));
        return string.Join('.', [root, .. folders]);
    }

    private static IEnumerable<((string Folder, string Type) From, (string Folder, string Type) To)> ReferencesBetweenFolders(Layering layering, ModuleDefinition module) =>
        References.Of(module)
            .Where(reference => reference.From.Namespace.StartsWith(Prefix + layering.Project, StringComparison.Ordinal)
                && reference.To.Namespace.StartsWith(Prefix + layering.Project, StringComparison.Ordinal)
                && reference.To.Scope == module)
            .Select(reference => ((FolderOf(layering, reference.From), reference.From.FullName), (FolderOf(layering, reference.To), reference.To.FullName)))
            .Where(reference => reference.Item1.Item1 != reference.Item2.Item1);

    private static string FolderOf(Layering layering, TypeReference type) =>
        type.Namespace[(Prefix.Length + layering.Project.Length)..].TrimStart('.').Split('.')[0];

    private static string Describe(((string Folder, string Type) From, (string Folder, string Type) To) reference) =>
        $"{reference.From.Type} refers to {reference.To.Type}";

    private static Layering LayeringOf(string folder) =>
        Layering.All.SingleOrDefault(layering => layering.Project == NameOf(folder))
        ?? throw new InvalidOperationException($"{NameOf(folder)} has no line in Layering: say there what it may know.");

    private static bool IsOurs(string name) => Layering.All.Any(layering => layering.Project == name);

    // The two programs have names of their own.
    private static string NameOf(string path) => Path.GetFileName(path) switch
    {
        "codeact" => "Cli",
        "codeact-viz" => "Viz",
        var name when name.StartsWith(Prefix, StringComparison.Ordinal) => name[Prefix.Length..],
        var name => name,
    };

    private static ModuleDefinition Read(string folder)
    {
        var tests = TestContext.CurrentContext.TestDirectory;
        var built = Path.GetFullPath(Path.Combine(tests, "..", "..", Path.GetFileName(folder), Path.GetFileName(Path.TrimEndingDirectorySeparator(tests))));
        var file = Directory.EnumerateFiles(built, "*.dll").Single(path => NameOf(Path.GetFileNameWithoutExtension(path)) == NameOf(folder));
        return ModuleDefinition.ReadModule(file);
    }

    [GeneratedRegex(@"<RootNamespace>([\w.]+)</RootNamespace>")]
    private static partial Regex RootNamespace();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
