using CodeAct.Embodied.Evaluation.Importing;
using CodeAct.Embodied.Simulation.Games;
using CodeAct.Embodied.Simulation.Houses;
using CodeAct.Embodied.Tests.Simulation.Games;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Evaluation.Importing;

[Category(TestCategory.Slow)]
[CancelAfter(120_000)]
public sealed class GameImportTests
{
    private static Kinds Kinds => WorldCatalog.Shipped.Kinds;

    // "train/pick_heat_then_place_in_recep-Apple-None-Fridge-10/trial_T2019..." is of the type that its folder begins with.
    private static string TaskFolder(Game game) => game.Id.Split('/')[1].Split('-')[0];

    private static WorldDefinition Read(string text) => HouseReader.Read("mine", "mine.yaml", text, Kinds) is var house ? house.World(house.Tasks[0]) : null!;

    private static IEnumerable<(string Said, string Commands, bool Won)> Playing(WorldDefinition world, Game game)
    {
        var simulator = new Simulator(world, game.Dialect);
        yield return (simulator.InitialObservation, string.Join('\n', simulator.AdmissibleCommands), simulator.Won);
        foreach (var command in game.Walkthrough)
            yield return (simulator.Step(command), string.Join('\n', simulator.AdmissibleCommands), simulator.Won);
    }

    // All of the dozen; of the whole every twentieth of each task type. 'codeact worlds import' goes over all.
    [TestCase(AlfworldGames.Dozen, 1, 3)]
    [TestCase(AlfworldGames.Whole, 20, 6)]
    public void An_imported_game_says_what_the_game_says_and_takes_the_same_commands(AlfworldGames set, int every, int taskTypes, CancellationToken cancellationToken)
    {
        List<TaskType> imported = [];
        var games = ((string[])["train", "valid_seen", "valid_unseen"]).SelectMany(name => AlfworldData.Collection(set, name));
        foreach (var game in games.GroupBy(TaskFolder).SelectMany(type => type.Where((_, i) => i % every == 0)))
        {
            var import = GameImport.Of(game, Kinds, cancellationToken);
            if (import.Text is not { } text)
            {
                Assert.That(import.Refusal!.Reason, Does.Not.Contain("the house would"), import.Refusal.ToString());
                continue;
            }

            var (house, world) = (Read(text), game.ToWorld());

            Assert.That(Playing(house, game), Is.EqualTo(Playing(world, game)), game.Id);
            imported.Add(world.Goal.Type);
        }

        Assert.That(imported.Distinct().Count(), Is.AtLeast(taskTypes));
    }

    [Test]
    public void A_thing_in_two_places_is_refused(CancellationToken cancellationToken)
    {
        var (game, world) = Importable(cancellationToken);
        var (thing, receptacle) = world.Contents[0];
        var other = world.Receptacles[(receptacle + 1) % world.Receptacles.Length];

        Assert.That(
            Refusal(game, $"(inReceptacle {world.Things[thing].Id} {other.Id})", cancellationToken),
            Does.StartWith($"a thing is in two places at once: the {world.Things[thing].Name} is at the ").And.Contain(other.Name));
    }

    [Test]
    public void A_thing_inside_another_is_refused(CancellationToken cancellationToken)
    {
        var (game, world) = Importable(cancellationToken);
        var (inner, outer) = (world.Things[world.Contents[0].Thing], world.Things[world.Contents[1].Thing]);

        Assert.That(
            Refusal(game, $"(inReceptacleObject {inner.Id} {outer.Id})", cancellationToken),
            Is.EqualTo($"a thing is inside another: the {inner.Name} in the {outer.Name}"));
    }

    [Test]
    public void A_thing_that_affords_what_its_kind_does_not_is_refused(CancellationToken cancellationToken)
    {
        var (game, world) = Importable(cancellationToken);
        var thing = world.Contents.Select(content => world.Things[content.Thing]).First(thing => !thing.Traits.HasFlag(ThingTraits.Toggleable));

        Assert.That(
            Refusal(game, $"(toggleable {thing.Id})", cancellationToken),
            Is.EqualTo($"kinds.yaml says otherwise what a thing affords: the {thing.Name}"));
    }

    private static (Game Game, WorldDefinition World) Importable(CancellationToken cancellationToken)
    {
        var game = AlfworldData.Sample(AlfworldGames.Dozen).First(game => GameImport.Of(game, Kinds, cancellationToken).Text is not null);
        return (game, game.ToWorld());
    }

    private static string? Refusal(Game game, string fact, CancellationToken cancellationToken) =>
        GameImport.Of(game with { Problem = game.Problem.Replace("(:init", $"(:init {fact}", StringComparison.Ordinal) }, Kinds, cancellationToken).Refusal?.ToString();
}
