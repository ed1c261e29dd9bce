using CodeAct.Embodied.Simulation.Games;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Games;

/// <summary>Finds ALFWorld's games and transcripts: where <c>ALFWORLD_DATA</c> points, or in <c>shared/alfworld/open</c> beside
/// the project. Where there is none, a test that needs them is skipped, and the runner counts it as such.</summary>
internal static class AlfworldData
{
    private static readonly string? Root = Find();

    /// <summary>Whether there is any; for tests that can do without.</summary>
    public static bool IsThere => Root is not null;

    /// <summary>The full path of a file or folder of the data.</summary>
    public static string Path(string relative)
    {
        if (Root is null)
            Assert.Ignore("No ALFWorld data: set ALFWORLD_DATA to a folder with games/ and transcripts/.");
        return System.IO.Path.Combine(Root!, relative);
    }

    /// <summary>Every n-th game of all collections in the current format.</summary>
    public static IEnumerable<Game> Games(int every) => Directory.EnumerateFiles(Path("games"), "*.jsonl.gz")
        .Order(StringComparer.Ordinal)
        .SelectMany(GameFiles.ReadCollection)
        .Where((_, i) => i % every == 0);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ALFWORLD_DATA") is { Length: > 0 } configured)
            return configured;
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            var data = System.IO.Path.Combine(folder.FullName, "shared", "alfworld", "open");
            if (Directory.Exists(data))
                return data;
        }

        return null;
    }
}
