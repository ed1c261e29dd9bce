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
    private const string Knife = "Knife_bar__plus_01_dot_00_bar__plus_01_dot_00_bar__plus_02_dot_00";
    private const string Apple = "Apple_bar__plus_03_dot_00_bar__plus_01_dot_00_bar__plus_02_dot_00";
    private const string Desk = "Desk_bar__plus_01_dot_00_bar__plus_00_dot_00_bar__plus_02_dot_00";
    private const string Fridge = "Fridge_bar__plus_03_dot_00_bar__plus_00_dot_00_bar__plus_02_dot_00";

    private static Kinds Kinds => WorldCatalog.Shipped.Kinds;

    private static WorldDefinition Read(string text) => HouseReader.Read("mine", "mine.yaml", text, Kinds) is var house ? house.World(house.Tasks[0]) : null!;

    private static IEnumerable<(string Said, string Commands, bool Won)> Playing(WorldDefinition world, Game game)
    {
        var simulator = new Simulator(world, game.Dialect);
        yield return (simulator.InitialObservation, string.Join('\n', simulator.AdmissibleCommands), simulator.Won);
        foreach (var command in game.Walkthrough)
            yield return (simulator.Step(command), string.Join('\n', simulator.AdmissibleCommands), simulator.Won);
    }

    [TestCase(AlfworldGames.Dozen, 3)]
    [TestCase(AlfworldGames.Whole, 6)]
    public void An_imported_game_says_what_the_game_says_and_takes_the_same_commands(AlfworldGames set, int taskTypes, CancellationToken cancellationToken)
    {
        List<TaskType> imported = [];
        foreach (var game in AlfworldData.Sample(set))
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

    [TestCase("(= (total-cost) 0)", $"(inReceptacle {Knife} {Fridge})", "a thing is in two places at once: the knife 1 ", TestName = "A thing in two places is refused")]
    [TestCase("(= (total-cost) 0)", $"(isReceptacleObject {Knife}) (inReceptacleObject {Apple} {Knife})", "kinds.yaml says otherwise what a thing affords: the knife 1", TestName = "A thing that affords what its kind does not is refused")]
    [TestCase($"(openable {Fridge})", "", null, TestName = "A fridge without a door is no reason")]
    [TestCase($"(receptacleType {Desk} DeskType)", $"(receptacleType {Desk} WorkbenchType)", "kinds.yaml does not know a piece of furniture: the desk 1 is a workbench", TestName = "An unknown kind is refused")]
    [TestCase($"(inReceptacle {Knife} {Desk})", $"(inReceptacle {Knife} {Fridge})", "kinds.yaml knows no such thing there: the knife 1 at the fridge 1", TestName = "A thing where its kind does not go is refused")]
    public void What_a_house_cannot_say_is_refused_with_the_reason(string from, string to, string? reason, CancellationToken cancellationToken)
    {
        // The lamp of this game can be carried, which no lamp of a house can; and all of its apples are alike.
        var sound = TinyGame.Problem
            .Replace("(pickupable DeskLamp_bar__plus_01_dot_10_bar__plus_01_dot_00_bar__plus_02_dot_00)", "", StringComparison.Ordinal)
            .Replace("(cleanable Apple", "(cleanable Knife_bar__plus_01_dot_00_bar__plus_01_dot_00_bar__plus_02_dot_00)\n(cleanable Apple", StringComparison.Ordinal)
            .Replace("(canContain CabinetType KnifeType)", "(canContain DrawerType KnifeType)", StringComparison.Ordinal);
        foreach (var trait in (string[])["cleanable", "heatable", "coolable", "sliceable"])
            sound = sound.Replace("(= (total-cost) 0)", $"({trait} Apple_bar__plus_03_dot_10_bar__plus_01_dot_00_bar__plus_02_dot_00)\n(= (total-cost) 0)", StringComparison.Ordinal);
        Assert.That(sound, Does.Contain(from));

        var import = GameImport.Of(TinyGame.Game with { Problem = sound.Replace(from, to, StringComparison.Ordinal), Walkthrough = [] }, Kinds, cancellationToken);

        Assert.That(import.Refusal?.ToString(), reason is null ? Is.Null : Does.StartWith(reason));
    }
}
