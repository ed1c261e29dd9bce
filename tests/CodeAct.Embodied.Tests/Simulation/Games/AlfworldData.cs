using CodeAct.Embodied.Simulation.Games;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Games;

/// <summary>Two sets of ALFWorld's games and transcripts, with the same folders and files.</summary>
public enum AlfworldGames
{
    /// <summary>Two games of each task type, which this repository holds: always there.</summary>
    Dozen,

    /// <summary>The open half of everything published: where <c>ALFWORLD_DATA</c> points, or in <c>shared/alfworld/open</c>
    /// beside the project. Where it is not, a test that needs it is skipped, and the runner counts it as such.</summary>
    Whole,
}

/// <summary>Finds ALFWorld's games and transcripts.</summary>
internal static class AlfworldData
{
    private const string DozenFolder = "tests/CodeAct.Embodied.Tests/Alfworld";

    private static readonly string Dozen = Above(DozenFolder)
        ?? throw new DirectoryNotFoundException($"{DozenFolder} is in no folder above {TestContext.CurrentContext.TestDirectory}.");

    private static readonly string? Whole = FindWhole();

    /// <summary>The full path of a file or folder of a set.</summary>
    public static string Path(AlfworldGames set, string relative)
    {
        if (set is AlfworldGames.Whole && Whole is null)
            Assert.Ignore("The whole ALFWorld data is not here: set ALFWORLD_DATA to a folder with games/ and transcripts/.");
        return System.IO.Path.Combine(set is AlfworldGames.Dozen ? Dozen : Whole!, relative);
    }

    /// <summary>The games of one collection of a set.</summary>
    public static IEnumerable<Game> Collection(AlfworldGames set, string name) => GameFiles.ReadCollection(Path(set, $"games/{name}.jsonl.gz"));

    /// <summary>Games of all collections: each of the dozen, every fiftieth of the whole.</summary>
    public static IEnumerable<Game> Sample(AlfworldGames set) => Directory.EnumerateFiles(Path(set, "games"), "*.jsonl.gz")
        .Order(StringComparer.Ordinal)
        .SelectMany(GameFiles.ReadCollection)
        .Where((_, i) => i % (set is AlfworldGames.Dozen ? 1 : 50) == 0);

    private static string? FindWhole()
    {
        var folder = Environment.GetEnvironmentVariable("ALFWORLD_DATA") is { Length: > 0 } configured ? configured : Above("shared/alfworld/open");
        return Directory.Exists(System.IO.Path.Combine(folder ?? "", "games")) ? folder : null;
    }

    private static string? Above(string relative)
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !Directory.Exists(System.IO.Path.Combine(folder.FullName, relative)))
            folder = folder.Parent;
        return folder is null ? null : System.IO.Path.Combine(folder.FullName, relative);
    }
}
