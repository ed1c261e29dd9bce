using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Goals;

public sealed class GoalTests
{
    // What the viewer and the log say of a goal, before a plan is carried out and after it.
    [TestCase(TaskType.PickAndPlaceSimple, "mug", "shelf", "object_placed: a mug is on the shelf")]
    [TestCase(TaskType.PickAndPlaceSimple, "apple", "shelf", "object_placed: an apple is on the shelf")]
    [TestCase(TaskType.PickCleanThenPlaceInRecep, "mug", "shelf", "object_clean: a mug is clean", "object_placed: it is on the shelf")]
    [TestCase(TaskType.PickHeatThenPlaceInRecep, "mug", "shelf", "object_hot: a mug is hot", "object_placed: it is on the shelf")]
    [TestCase(TaskType.PickCoolThenPlaceInRecep, "apple", "shelf", "object_cool: an apple is cool", "object_placed: it is on the shelf")]
    [TestCase(TaskType.PickTwoObjAndPlace, "mug", "shelf", "object_placed: a mug is on the shelf", "second_object_placed: and a second one with it")]
    [TestCase(TaskType.LookAtObjInLight, "plate", "desklamp", "object_held: a plate is in the hand", "object_lit: the desklamp beside it is on")]
    public void A_goal_is_conditions_that_are_met_one_after_the_other(TaskType type, string thing, string target, params string[] conditions)
    {
        var simulator = new Simulator(SmallWorld.With(type, thing, target), Dialect.Alfworld04);
        Assert.That(simulator.Conditions.Select(condition => $"{condition.Code}: {condition.Text}"), Is.EqualTo(conditions));

        Assert.That(simulator.Conditions, Has.All.Property("IsMet").False);
        foreach (var command in simulator.ShortestPlan(CancellationToken.None)!.Value)
        {
            Assert.That(simulator.Won, Is.False, "the shortest plan has no step too many");
            simulator.Step(command);
            Assert.That(simulator.Won, Is.EqualTo(simulator.Conditions.All(condition => condition.IsMet)), command);
        }

        Assert.That(simulator.Won);
    }

    [Test]
    public void Another_object_than_the_one_asked_for_meets_no_condition()
    {
        var simulator = new Simulator(SmallWorld.With(TaskType.PickHeatThenPlaceInRecep, "mug", "table"), Dialect.Alfworld04);
        foreach (var command in (string[])["go to fridge 1", "open fridge 1", "take apple 1 from fridge 1", "go to microwave 1", "heat apple 1 with microwave 1"])
            simulator.Step(command);

        Assert.That(simulator.Conditions.Select(condition => condition.IsMet), Has.All.False, "a mug stands on the table from the start, but it is not hot");
    }

    [Test]
    public void What_cannot_be_heated_does_not_count_as_hot_even_if_it_is_said_to_be()
    {
        var world = SmallWorld.With(TaskType.PickHeatThenPlaceInRecep, "knife", "table", new ThingCondition(3, Condition.Hot));

        Assert.That(new Simulator(world, Dialect.Alfworld04).Conditions, Has.All.Property("IsMet").False, "ALFWorld's goal asks for an object that is heatable");
    }

    [Test]
    public void A_lamp_counts_where_the_robot_stands_with_the_object_in_its_hand()
    {
        var simulator = new Simulator(SmallWorld.With(TaskType.LookAtObjInLight, "mug", "desklamp"), Dialect.Alfworld04);
        List<string> met = [];
        foreach (var command in (string[])["go to table 1", "use desklamp 1", "take mug 1 from table 1", "go to fridge 1", "go to table 1"])
        {
            simulator.Step(command);
            met.Add(string.Join(' ', simulator.Conditions.Where(condition => condition.IsMet).Select(condition => condition.Code)));
        }

        Assert.That(met, Is.EqualTo((string[])["", "", "object_held object_lit", "object_held", "object_held object_lit"]));
    }

    [Test]
    public void Another_object_beside_the_lamp_is_not_what_was_asked_for()
    {
        var simulator = new Simulator(SmallWorld.With(TaskType.LookAtObjInLight, "mug", "desklamp"), Dialect.Alfworld04);
        foreach (var command in (string[])["go to table 1", "use desklamp 1", "take knife 1 from table 1"])
            simulator.Step(command);

        Assert.That(simulator.Conditions.Select(condition => condition.IsMet), Has.All.False);
    }

    [Test]
    public void One_of_two_objects_is_not_both()
    {
        var simulator = new Simulator(SmallWorld.With(TaskType.PickTwoObjAndPlace, "mug", "table"), Dialect.Alfworld04);

        Assert.That(simulator.Conditions.Select(condition => condition.IsMet), Is.EqualTo((bool[])[true, false]));
    }
}
