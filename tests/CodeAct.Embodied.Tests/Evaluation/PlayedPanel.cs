using CodeAct.Embodied.Evaluation.Running;
using CodeAct.Embodied.Evaluation.Suites;
using CodeAct.Embodied.Tests.Simulation.Games;

namespace CodeAct.Embodied.Tests.Evaluation;

/// <summary>A panel over the dozen games of the tests, to be played into a folder.</summary>
internal sealed record PlayedPanel(TemporaryFolder Folder, Suite Suite, ImmutableArray<SuiteGame> Loaded)
{
    /// <summary>The expert and chance, once each.</summary>
    public const string Text = """
        name: panel
        games:
          - paths: [GAMES]
        agents:
          - agent: [expert, random]
        seed: 3
        """;

    public int Games => Loaded.Length;

    /// <summary>Reads a suite, in which <c>[GAMES]</c> stands for the games.</summary>
    public static PlayedPanel Of(TemporaryFolder folder, string text, int? most = null)
    {
        var games = AlfworldData.Path(AlfworldGames.Dozen, "games/valid_unseen.jsonl.gz");
        var suite = SuiteReader.Read(folder.Write("suite.yaml", text.Replace("[GAMES]", $"[\"{games}\"]{(most is null ? "" : $"\n    most: {most}")}", StringComparison.Ordinal)));
        return new PlayedPanel(folder, suite, new GameLoader(suite, indexFolder: null).Load());
    }

    /// <summary>Plays it, or what is missing of it.</summary>
    public async Task<PanelProgress> PlayAsync(string run, CancellationToken cancellationToken, int workers = 2, int shard = 1, int shards = 1)
    {
        var folder = new RunFolder(Folder.Place(run));
        var manifest = Manifest.Of(Suite, Loaded, "1.2.3");
        folder.Freeze(manifest);
        var options = new PanelOptions { Workers = workers, Shard = shard, Shards = shards, Version = "1.2.3", FirstWait = TimeSpan.Zero };
        return await new PanelRunner(Suite, manifest, folder, Loaded, options, TimeProvider.System).RunAsync(cancellationToken);
    }
}
