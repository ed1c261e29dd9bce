using System.Runtime.CompilerServices;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests;

/// <summary>Texts that people read, kept in files. <c>UPDATE_GOLDEN=1</c> writes them anew.</summary>
internal static class GoldenFile
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    public static void Check(string pathFromRoot, string actual)
    {
        var path = Path.Combine(Root, pathFromRoot);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.That(File.Exists(path), $"{pathFromRoot} is missing; run the tests with UPDATE_GOLDEN=1");
        Assert.That(actual, Is.EqualTo(File.ReadAllText(path)), $"{pathFromRoot} has changed; UPDATE_GOLDEN=1 accepts that");
    }

    /// <summary>The path of a golden file in the folder <c>Golden</c> beside the test that asks.</summary>
    public static string Of(string name, [CallerFilePath] string caller = "") =>
        Path.GetRelativePath(Root, Path.Combine(Path.GetDirectoryName(caller)!, "Golden", name));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
