using CodeAct.Embodied.Tests.Simulation.Games;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Text;

/// <summary>The words of observations, to the byte.</summary>
public sealed class NarratorTests
{
    [TestCase("", "look", "You are in the middle of a room. Looking quickly around you, you see nothing.")]
    [TestCase("go to table 1", "look", "You are facing the table 1. Next to it, you see nothing.")]
    [TestCase("", "inventory", "You are not carrying anything.")]
    [TestCase("go to table 1;take mug 1 from table 1", "inventory", "You are carrying: a mug 1.")]
    [TestCase("go to table 1;take mug 1 from table 1", "examine mug 1", "There's nothing special about mug 1.")]
    [TestCase("go to table 1;take mug 1 from table 1", "move mug 1 to table 1", "You move the mug 1 to the table 1.")]
    [TestCase("", "go to sinkbasin 1", "You arrive at sinkbasin 1. On the sinkbasin 1, you see nothing.")]
    [TestCase("", "go to shelf 1", "You arrive at shelf 1. On the shelf 1, you see a plate 1.")]
    [TestCase("", "go to fridge 1", "You arrive at fridge 1. The fridge 1 is closed.")]
    [TestCase("go to fridge 1", "open fridge 1", "You open the fridge 1. The fridge 1 is open. In it, you see a apple 1.")]
    [TestCase("go to fridge 1", "examine fridge 1", "The fridge 1 is closed.")]
    [TestCase("go to fridge 1;open fridge 1", "examine fridge 1", "The fridge 1 is open. In it, you see a apple 1.")]
    [TestCase("go to table 1", "use desklamp 1", "You turn on the desklamp 1.")]
    public void An_observation_reads(string commands, string last, string observation) =>
        Assert.That(SmallWorld.Play(Split(commands)).Step(last), Is.EqualTo(observation));

    // No lamp of a real game can be carried, but the words are in the grammar.
    [TestCase("go to desk 1;take desklamp 1 from desk 1", "This desklamp 1 is off.")]
    [TestCase("go to desk 1;use desklamp 1;take desklamp 1 from desk 1", "This desklamp 1 is on.")]
    public void A_lamp_reads_on_or_off(string commands, string observation)
    {
        var simulator = new Simulator(TinyGame.Game.ToWorld(), Dialect.Alfworld04);

        foreach (var command in Split(commands))
            simulator.Step(command);

        Assert.That(simulator.Step("examine desklamp 1"), Is.EqualTo(observation));
    }

    [Test]
    public void The_first_observation_lists_every_receptacle_and_the_task()
    {
        var simulator = new Simulator(SmallWorld.With(), Dialect.Alfworld04);

        Assert.That(simulator.InitialObservation, Is.EqualTo(
            "-= Welcome to TextWorld, ALFRED! =-\n\nYou are in the middle of a room. Looking quickly around you, you see a cabinet 1, a fridge 1, "
            + $"a microwave 1, a shelf 1, a sinkbasin 1, and a table 1.\n\nYour task is to: {simulator.World.GoalText}."));
    }

    [Test]
    public void Help_lists_the_commands() => GoldenFile.Check(GoldenFile.Of("help.txt"), SmallWorld.Play().Step("help"));

    [TestCase("go to cabinet 1;open cabinet 1", "mug 2;plate 1")]
    [TestCase("go to cabinet 1;open cabinet 1;close cabinet 1", "")]
    [TestCase("go to table 1;take bowl 1 from table 1;examine bowl 1", "apple 1", Description = "and not the bowl, which real games have inside itself")]
    [TestCase("go to table 1;take mug 1 from table 1;inventory", "mug 1")]
    [TestCase("go to cabinet 1;open cabinet 1;take mug 2 from cabinet 1;move mug 2 to shelf 1;look", "mug 2")]
    [TestCase("go to table 1;take mug 1 from table 1", "")]
    public void The_names_that_an_observation_lists_are_data_too(string commands, string listed) =>
        Assert.That(SmallWorld.Play(Split(commands)).ObjectsListed, Is.EqualTo(Split(listed)));

    [Test]
    public void A_refused_command_lists_nothing()
    {
        var simulator = SmallWorld.Play("go to table 1");

        simulator.Step("take mug 7 from table 1");

        Assert.That(simulator.ObjectsListed, Is.Empty);
    }

    private static string[] Split(string commands) => commands.Split(';', StringSplitOptions.RemoveEmptyEntries);
}
