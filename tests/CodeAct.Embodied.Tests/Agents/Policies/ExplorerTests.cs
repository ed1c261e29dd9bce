using CodeAct.Embodied.Agents.Policies.Explorer;
using CodeAct.Embodied.Agents.Python;
using CodeAct.Embodied.Agents.Runs;
using CodeAct.Embodied.Simulation.Houses;
using CodeAct.Embodied.Tests.Simulation.Games;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Policies;

public sealed class ExplorerTests
{
    [Test]
    [CancelAfter(240_000)]
    public async Task Explorer_wins_at_least_95_percent_of_the_open_unseen_games([Values] AlfworldGames set, CancellationToken cancellationToken)
    {
        var games = AlfworldData.Collection(set, "valid_unseen").ToList();

        var won = 0;
        foreach (var game in games)
        {
            var world = game.ToWorld();
            var end = await PlayAsync(world, cancellationToken);
            won += end.Won ? 1 : 0;
            TestContext.Out.WriteLine($"{world.Goal.Type.Name()} {(end.Won ? "won" : "lost")} {end.Steps} steps {end.Turns} turns {end.EndedBy} {end.Error} {game.Id}");
        }

        Assert.That(won, Is.GreaterThanOrEqualTo(0.95 * games.Count));
    }

    [TestCaseSource(nameof(Tasks))]
    [CancelAfter(60_000)]
    public async Task Explorer_wins_every_task_of_every_shipped_house(string world, CancellationToken cancellationToken)
    {
        var end = await PlayAsync(WorldCatalog.Shipped.Load(world), cancellationToken);

        Assert.That(end.Won, Is.True, $"{end.EndedBy} after {end.Steps} steps. {end.Error}");
    }

    private static IEnumerable<string> Tasks() =>
        WorldCatalog.Shipped.Names.SelectMany(house => WorldCatalog.Shipped.House(house).Tasks.Select(task => $"{house}#{task.Name}"));

    private static async Task<EpisodeEnded> PlayAsync(WorldDefinition world, CancellationToken cancellationToken)
    {
        await using var python = await PythonProcessSession.StartAsync(new PythonOptions(), cancellationToken);
        var runner = new EpisodeRunner(
            new Episode(world, new EpisodeOptions()), new ExplorerPolicy(), python, new RunOptions { Version = "test" }, TimeProvider.System, _ => { });
        return await runner.RunAsync(cancellationToken);
    }
}
