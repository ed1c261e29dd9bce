using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Rules;

/// <summary>The admissible commands of a few states, whole and in order.</summary>
public sealed class AdmissibleOrderTests
{
    [TestCase("", "*;help;inventory;look", TestName = "In_the_middle_of_the_room")]
    [TestCase("go to table 1",
        "examine table 1;*;help;inventory;look;take bowl 1 from table 1;take knife 1 from table 1;take mug 1 from table 1;use desklamp 1",
        TestName = "Where_things_lie_and_a_lamp_stands")]
    [TestCase("go to table 1;take knife 1 from table 1;go to fridge 1",
        "examine fridge 1;examine knife 1;*;help;inventory;look;open fridge 1;slice apple 1 with knife 1",
        TestName = "With_a_knife_before_a_closed_fridge")]
    [TestCase("go to table 1;take mug 1 from table 1;go to fridge 1;open fridge 1",
        "close fridge 1;cool mug 1 with fridge 1;examine fridge 1;examine mug 1;*;help;inventory;look;move mug 1 to fridge 1",
        TestName = "With_a_mug_before_an_open_fridge")]
    [TestCase("go to table 1;take mug 1 from table 1;go to microwave 1",
        "examine microwave 1;examine mug 1;*;heat mug 1 with microwave 1;help;inventory;look;open microwave 1",
        TestName = "With_a_mug_before_a_closed_microwave")]
    [TestCase("go to table 1;take mug 1 from table 1;go to sinkbasin 1",
        "clean mug 1 with sinkbasin 1;examine mug 1;examine sinkbasin 1;*;help;inventory;look;move mug 1 to sinkbasin 1",
        TestName = "With_a_mug_at_the_sink")]
    [TestCase("go to table 1;take knife 1 from table 1;go to sinkbasin 1",
        "examine knife 1;examine sinkbasin 1;*;help;inventory;look",
        TestName = "With_a_knife_at_the_sink_that_does_not_take_it")]
    [TestCase("go to cabinet 1;open cabinet 1",
        "close cabinet 1;examine cabinet 1;examine shelf 1;*;help;inventory;look;take mug 2 from cabinet 1;take plate 1 from cabinet 1;take plate 1 from shelf 1",
        TestName = "Where_two_receptacles_share_a_place")]
    [TestCase("go to cabinet 1;take plate 1 from shelf 1",
        "examine cabinet 1;examine plate 1;examine shelf 1;*;help;inventory;look;move plate 1 to shelf 1;open cabinet 1",
        TestName = "With_a_plate_where_one_of_two_receptacles_is_closed")]
    public void The_commands_are(string commands, string expected)
    {
        var simulator = Play(commands, Dialect.Alfworld04);

        Assert.That(simulator.AdmissibleCommands, Is.EqualTo(Expected(simulator, expected)));
    }

    // "put" sorts behind "open", where "move" sorts before it, and there is no help.
    [Test]
    public void In_the_old_dialect_they_are()
    {
        var simulator = Play("go to cabinet 1;take plate 1 from shelf 1", Dialect.Alfworld03);

        Assert.That(simulator.AdmissibleCommands, Is.EqualTo(Expected(simulator,
            "examine cabinet 1;examine plate 1;examine shelf 1;*;inventory;look;open cabinet 1;put plate 1 in/on shelf 1")));
    }

    private static Simulator Play(string commands, Dialect dialect)
    {
        var simulator = new Simulator(SmallWorld.With(), dialect);
        foreach (var command in commands.Split(';', StringSplitOptions.RemoveEmptyEntries))
            Assert.That(simulator.TryApply(command), command);
        return simulator;
    }

    // The star stands for going to every receptacle that is not here: all but those that can be examined.
    private static IEnumerable<string> Expected(Simulator simulator, string commands)
    {
        var all = commands.Split(';');
        return all.SelectMany(command => command is not "*" ? [command] : simulator.World.Receptacles
            .Select(receptacle => receptacle.Name)
            .Where(name => !all.Contains($"examine {name}"))
            .Order(StringComparer.Ordinal)
            .Select(name => $"go to {name}"));
    }
}
