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

    [TestCaseSource(nameof(Goals))]
    [CancelAfter(60_000)]
    public async Task Explorer_wins_every_form_of_goal_from_its_sentence_alone(string task, CancellationToken cancellationToken)
    {
        var end = await PlayAsync(WorldCatalog.Shipped.Load($"{Forms}#{task}"), cancellationToken);

        Assert.That(end.Won, Is.True, $"{end.EndedBy} after {end.Steps} steps. {end.Error}");
    }

    [TestCase("all-in-room", Description = "which place is in the kitchen?")]
    [TestCase("which-shelf", Description = "which of two is in the study?")]
    [CancelAfter(60_000)]
    public async Task What_text_does_not_tell_is_not_tried_but_said(string task, CancellationToken cancellationToken)
    {
        List<EpisodeEvent> events = [];

        var end = await PlayAsync(WorldCatalog.Shipped.Load($"{Forms}#{task}"), cancellationToken, add: events.Add);

        Assert.That(end.EndedBy, Is.EqualTo(EpisodeEndReason.AgentStopped));
        Assert.That(events.OfType<CodeStarted>().Last().Thought, Does.StartWith("The task is about a room. What I see does not say which place is in which room"));
    }

    [TestCase("one")]
    [TestCase("three-together")]
    [TestCase("if-closed")]
    [CancelAfter(60_000)]
    public async Task Searcher_differs_in_nothing_but_the_order_of_looking(string task, CancellationToken cancellationToken)
    {
        var end = await PlayAsync(WorldCatalog.Shipped.Load($"{Forms}#{task}"), cancellationToken, isSearcher: true);

        Assert.That(end.Won, Is.True, $"{end.EndedBy} after {end.Steps} steps. {end.Error}");
    }

    private static string Forms => Path.Combine(GoldenFile.Root, "tests", "CodeAct.Embodied.Tests", "Agents", "Policies", "goals.yaml");

    private static IEnumerable<string> Goals() => WorldCatalog.Shipped.House(Forms).Tasks.Select(task => task.Name).Except(["all-in-room", "which-shelf"]);

    private static IEnumerable<string> Tasks() =>
        WorldCatalog.Shipped.Names.SelectMany(house => WorldCatalog.Shipped.House(house).Tasks.Select(task => $"{house}#{task.Name}"));

    private static async Task<EpisodeEnded> PlayAsync(WorldDefinition world, CancellationToken cancellationToken, bool isSearcher = false, Action<EpisodeEvent>? add = null)
    {
        await using var python = await PythonProcessSession.StartAsync(new PythonOptions(), cancellationToken);
        var runner = new EpisodeRunner(
            new Episode(world, new EpisodeOptions()), new ExplorerPolicy(isSearcher: isSearcher), python, new RunOptions { Version = "test" }, TimeProvider.System, add ?? (_ => { }));
        return await runner.RunAsync(cancellationToken);
    }
}
