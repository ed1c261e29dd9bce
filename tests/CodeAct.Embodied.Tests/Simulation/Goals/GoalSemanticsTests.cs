using CodeAct.Embodied.Simulation.Goals;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Goals;

/// <summary>What goals of the goal language mean, in the small world: table 1 holds bowl, desklamp, knife and mug 1; cabinet 1 mug 2 and a plate that
/// the shelf holds, too; the fridge an apple.</summary>
public sealed class GoalSemanticsTests
{
    [TestCase("put two mugs on any tables", "go to cabinet 1;open cabinet 1;take mug 2 from cabinet 1;go to table 1", "move mug 2 to table 1")]
    [TestCase("put all mugs on tables", "go to cabinet 1;open cabinet 1;take mug 2 from cabinet 1;go to table 1", "move mug 2 to table 1")]
    [TestCase("have exactly one mug in cabinets", "", "look", Description = "it holds from the start")]
    [TestCase("have exactly two mugs in cabinets", "go to cabinet 1;open cabinet 1;go to table 1;take mug 1 from table 1;go to cabinet 1", "move mug 1 to cabinet 1")]
    [TestCase("leave no mug on tables", "go to table 1", "take mug 1 from table 1", Description = "what is held is in no place")]
    [TestCase("put a mug beside a plate on a shelf", "go to table 1;take mug 1 from table 1;go to shelf 1", "move mug 1 to shelf 1")]
    [TestCase("put a sliced apple in a fridge", "go to table 1;take knife 1 from table 1;go to fridge 1;open fridge 1", "slice apple 1 with knife 1")]
    [TestCase("have a clean mug", "go to table 1;take mug 1 from table 1;go to sinkbasin 1", "clean mug 1 with sinkbasin 1")]
    [TestCase("hold a knife", "go to table 1", "take knife 1 from table 1")]
    [TestCase("switch on a desklamp", "go to table 1", "use desklamp 1")]
    [TestCase("go to a fridge", "go to table 1", "go to fridge 1")]
    [TestCase("leave every fridge open", "go to fridge 1", "open fridge 1")]
    [TestCase("leave everything closed, and hold an apple", "go to fridge 1;open fridge 1;take apple 1 from fridge 1", "close fridge 1")]
    [TestCase("first go to a fridge, then go to a table", "go to table 1;go to fridge 1", "go to table 1")]
    [TestCase("first hold a mug, then switch on a desklamp, and keep it all that way", "go to table 1;take mug 1 from table 1;move mug 1 to table 1;use desklamp 1", "take mug 1 from table 1")]
    [TestCase("if a mug is on a table, hold a mug; otherwise go to a fridge", "go to fridge 1;go to table 1", "take mug 1 from table 1")]
    [TestCase("if two mugs are on any tables, hold a mug; otherwise go to a fridge", "go to table 1;take mug 1 from table 1", "go to fridge 1")]
    public void A_goal_holds_after_its_last_command_and_not_before(string sentence, string before, string last)
    {
        var simulator = new Simulator(World(sentence), Dialect.Alfworld04);
        foreach (var command in before.Split(';', StringSplitOptions.RemoveEmptyEntries))
            Assert.That(simulator.TryApply(command), command);
        Assert.That(simulator.Won, Is.EqualTo(before.Length == 0), "before the last command");

        Assert.That(simulator.TryApply(last));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(simulator.Won);
            Assert.That(simulator.Progress, Is.EqualTo(1));
            Assert.That(simulator.Conditions, Has.All.Property(nameof(GoalCondition.IsMet)).True);
        }
    }

    [Test]
    public void Progress_is_the_share_of_what_is_done()
    {
        var simulator = new Simulator(World("put all mugs on shelves, and leave every fridge open"), Dialect.Alfworld04);
        List<double> progress = [simulator.Progress];
        foreach (var command in (string[])["go to fridge 1", "open fridge 1", "go to table 1", "take mug 1 from table 1", "go to shelf 1", "move mug 1 to shelf 1"])
        {
            simulator.TryApply(command);
            progress.Add(simulator.Progress);
        }

        Assert.That(progress, Is.EqualTo((double[])[0, 0, 0.5, 0.5, 0.5, 0.5, 0.75]));
    }

    [Test]
    public void A_phase_that_is_behind_stays_met_and_its_conditions_are_told_apart_by_number()
    {
        var simulator = new Simulator(World("first hold a mug, then hold a knife"), Dialect.Alfworld04);
        foreach (var command in (string[])["go to table 1", "take mug 1 from table 1", "move mug 1 to table 1"])
            simulator.TryApply(command);

        Assert.That(simulator.Conditions.Select(condition => $"{condition.Code}={condition.IsMet}"), Is.EqualTo((string[])["object_held=True", "object_held_2=False"]));
    }

    /// <summary>The small world with the goal of a sentence.</summary>
    internal static WorldDefinition World(string sentence) =>
        SmallWorld.With().With(GoalSentenceReader.Read(sentence) ?? throw new ArgumentException(sentence), sentence);
}
