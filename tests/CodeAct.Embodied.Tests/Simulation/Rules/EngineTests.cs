using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Rules;

/// <summary>The rules of the household, seen through commands. Real games check the same against the original's transcripts;
/// these run where there is no such data.</summary>
public sealed class EngineTests
{
    [Test]
    public void Going_to_a_place_shows_what_is_there()
    {
        var simulator = SmallWorld.Play();

        Assert.That(
            simulator.Step("go to table 1"),
            Is.EqualTo("You arrive at table 1. On the table 1, you see a bowl 1, a desklamp 1, a knife 1, and a mug 1."));
    }

    [Test]
    public void A_place_at_the_same_location_cannot_be_gone_to_but_is_at_hand()
    {
        var simulator = SmallWorld.Play("go to cabinet 1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(simulator.Step("go to shelf 1"), Is.EqualTo("Nothing happens."));
            Assert.That(simulator.Unmet, Is.EqualTo(Precondition.NotAlreadyThere));
            Assert.That(simulator.Step("take plate 1 from shelf 1"), Is.EqualTo("You pick up the plate 1 from the shelf 1."));
        }
    }

    [Test]
    public void A_thing_in_two_receptacles_stays_listed_in_the_other_when_it_is_taken()
    {
        var simulator = SmallWorld.Play("go to shelf 1", "take plate 1 from shelf 1");

        Assert.That(simulator.Step("open cabinet 1"), Is.EqualTo("You open the cabinet 1. The cabinet 1 is open. In it, you see a mug 2, and a plate 1."));
    }

    [Test]
    public void What_was_taken_here_and_put_elsewhere_here_is_seen_on_the_floor()
    {
        var simulator = SmallWorld.Play("go to cabinet 1", "open cabinet 1", "take mug 2 from cabinet 1", "move mug 2 to shelf 1");

        Assert.That(simulator.Step("look"), Is.EqualTo("You are facing the cabinet 1, and shelf 1. Next to it, you see a mug 2."));
    }

    [Test]
    public void A_lamp_stays_on()
    {
        var simulator = SmallWorld.Play("go to table 1", "use desklamp 1");

        Assert.That(simulator.Step("use desklamp 1"), Is.EqualTo("You turn on the desklamp 1."));
    }

    [Test]
    public void Only_what_is_held_can_be_examined()
    {
        var simulator = SmallWorld.Play("go to table 1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(simulator.Step("examine bowl 1"), Is.EqualTo("Nothing happens."));
            simulator.Step("take bowl 1 from table 1");
            Assert.That(simulator.Step("examine bowl 1"), Is.EqualTo("This is a normal bowl 1. In it, you see a apple 1."));
        }
    }

    [Test]
    public void A_thing_can_be_sliced_inside_a_closed_fridge()
    {
        var simulator = SmallWorld.Play("go to table 1", "take knife 1 from table 1", "go to fridge 1");

        Assert.That(simulator.Step("slice apple 1 with knife 1"), Is.EqualTo("You sliced the apple 1 with the knife 1."));
    }

    [TestCase("clean mug 1 with sinkbasin 1", "This is a clean mug 1.", TestName = "Cleaned_reads_clean")]
    [TestCase("heat mug 1 with microwave 1", "This is a hot mug 1.", TestName = "Heated_reads_hot_although_the_microwave_is_closed")]
    [TestCase("cool mug 1 with fridge 1", "This is a cold mug 1.", TestName = "Cooled_reads_cold_although_the_fridge_is_closed")]
    public void Treatment(string command, string examined)
    {
        var simulator = SmallWorld.Play("go to table 1", "take mug 1 from table 1", $"go to {command.Split(" with ")[1]}");

        simulator.Step(command);

        Assert.That(simulator.Step("examine mug 1"), Is.EqualTo(examined));
    }

    [Test]
    public void Heating_ends_cold_and_keeps_clean()
    {
        var simulator = SmallWorld.Play("go to table 1", "take mug 1 from table 1", "go to sinkbasin 1", "clean mug 1 with sinkbasin 1",
            "go to fridge 1", "cool mug 1 with fridge 1", "go to microwave 1", "heat mug 1 with microwave 1");

        Assert.That(simulator.Step("examine mug 1"), Is.EqualTo("This is a hot and clean mug 1."));
    }

    [TestCase(TaskType.PickAndPlaceSimple, "mug", "shelf", "go to table 1;take mug 1 from table 1;go to shelf 1;move mug 1 to shelf 1")]
    [TestCase(TaskType.PickCleanThenPlaceInRecep, "mug", "shelf", "go to table 1;take mug 1 from table 1;go to sinkbasin 1;clean mug 1 with sinkbasin 1;go to shelf 1;move mug 1 to shelf 1")]
    [TestCase(TaskType.PickHeatThenPlaceInRecep, "mug", "shelf", "go to table 1;take mug 1 from table 1;go to microwave 1;heat mug 1 with microwave 1;go to shelf 1;move mug 1 to shelf 1")]
    [TestCase(TaskType.PickCoolThenPlaceInRecep, "mug", "shelf", "go to table 1;take mug 1 from table 1;go to fridge 1;cool mug 1 with fridge 1;go to shelf 1;move mug 1 to shelf 1")]
    [TestCase(TaskType.PickTwoObjAndPlace, "mug", "shelf", "go to table 1;take mug 1 from table 1;go to shelf 1;move mug 1 to shelf 1;open cabinet 1;take mug 2 from cabinet 1;move mug 2 to shelf 1")]
    [TestCase(TaskType.LookAtObjInLight, "mug", "desklamp", "go to table 1;use desklamp 1;take mug 1 from table 1")]
    public void A_task_is_won_exactly_at_the_last_command_of_its_solution(TaskType type, string thing, string target, string solution)
    {
        var simulator = new Simulator(SmallWorld.With(type, thing, target), Dialect.Alfworld04);

        var won = solution.Split(';').Select(command =>
        {
            simulator.Step(command);
            return simulator.Won;
        }).ToList();

        Assert.That(won, Is.EqualTo(Enumerable.Repeat(false, won.Count - 1).Append(true)));
    }

    [Test]
    public void Two_things_in_two_receptacles_of_the_kind_do_not_win()
    {
        var simulator = new Simulator(SmallWorld.With(TaskType.PickTwoObjAndPlace, "plate", "shelf"), Dialect.Alfworld04);

        simulator.Step("go to shelf 1");

        Assert.That(simulator.Won, Is.False);
    }

    [Test]
    public void A_win_is_undone_when_the_thing_is_taken_again()
    {
        var simulator = SmallWorld.Play("go to table 1", "take mug 1 from table 1", "go to microwave 1", "open microwave 1", "move mug 1 to microwave 1");
        var wasWon = simulator.Won;

        simulator.Step("take mug 1 from microwave 1");

        Assert.That((wasWon, simulator.Won), Is.EqualTo((true, false)));
    }

    [Test]
    public void Equal_states_have_equal_hashes_whatever_the_way()
    {
        var there = SmallWorld.Play("go to table 1", "take mug 1 from table 1", "look");
        var thereLater = SmallWorld.Play("go to fridge 1", "go to table 1", "inventory", "take mug 1 from table 1");
        var elsewhere = SmallWorld.Play("go to table 1", "take knife 1 from table 1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(thereLater.StateHash, Is.EqualTo(there.StateHash));
            Assert.That(elsewhere.StateHash, Is.Not.EqualTo(there.StateHash));
        }
    }

    [Test]
    public void The_old_dialect_puts_and_arrives_at_numbered_locations_and_has_no_help()
    {
        var simulator = new Simulator(SmallWorld.With(), Dialect.Alfworld03);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(simulator.Step("help"), Is.EqualTo("Nothing happens."));
            Assert.That(simulator.Step("go to table 1"), Does.StartWith("You arrive at loc 1. On the table 1"));
            simulator.Step("take mug 1 from table 1");
            Assert.That(simulator.AdmissibleCommands, Does.Contain("put mug 1 in/on table 1").And.No.Member("help"));
            Assert.That(simulator.Step("put mug 1 in/on table 1"), Is.EqualTo("You put the mug 1 in/on the table 1."));
        }
    }
}
