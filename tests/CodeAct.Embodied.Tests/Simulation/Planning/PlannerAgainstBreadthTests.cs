using CodeAct.Embodied.Simulation.Goals;
using CodeAct.Embodied.Simulation.Planning;
using CodeAct.Embodied.Simulation.Rules;
using CodeAct.Embodied.Tests.Simulation.Goals;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Planning;

/// <summary>The planner beside plain breadth-first search, which knows nothing of goals but which kinds their sentences name.</summary>
public sealed class PlannerAgainstBreadthTests
{
    private const int MostStates = 150_000;

    [TestCase("put two mugs on any shelves")]
    [TestCase("put all mugs on shelves")]
    [TestCase("put all mugs clean on tables")]
    [TestCase("have exactly two mugs in cabinets")]
    [TestCase("leave nothing in cabinets")]
    [TestCase("leave nothing on tables")]
    [TestCase("put a mug beside a plate on a table")]
    [TestCase("put a sliced apple on a table")]
    [TestCase("have a clean mug")]
    [TestCase("have a hot apple")]
    [TestCase("look at a mug under a desklamp")]
    [TestCase("switch on a desklamp, and go to a fridge")]
    [TestCase("leave everything open")]
    [TestCase("leave everything closed, and put an apple on a table")]
    [TestCase("leave everything closed, and put a mug in a fridge, and hold a knife")]
    [TestCase("put a clean mug on a shelf, and put a hot apple in a fridge")]
    [TestCase("put a clean cool sliced apple on a shelf")]
    [TestCase("put a hot mug on a table, and put a cool mug on a shelf")]
    [TestCase("put a mug in a fridge, and put a mug in a microwave")]
    [TestCase("first put a mug on a shelf, then put a mug in a fridge")]
    [TestCase("first put a mug on a shelf, then put a mug in a fridge, and keep it all that way")]
    [TestCase("first go to a fridge, then hold a mug, then go to a table")]
    [TestCase("first hold a knife, then hold a mug")]
    [TestCase("put a knife on a shelf, and hold a mug, and go to a cabinet")]
    public void A_plan_is_as_short_as_the_first_that_breadth_first_search_finds(string sentence)
    {
        var index = GoalSemanticsTests.World(sentence).Index;

        var plan = Planner.Find(index, index.Initial, 0, Planner.MostNodes, needsProof: true, CancellationToken.None);

        Assert.That(plan.Actions!.Value, Has.Length.EqualTo(Breadth(index, sentence)), string.Join("; ", plan.Actions.Value.Select(action => CodeAct.Embodied.Simulation.Text.CommandTexts.Of(index, Dialect.Alfworld04).Of(action))));
        Assert.That(plan.AtLeast, Is.EqualTo(plan.Actions.Value.Length));
    }

    [TestCase("put a hot knife on a table")]
    [TestCase("put two bowls on any tables")]
    [TestCase("put an apple in a sinkbasin")]
    [TestCase("put a mug in a safe")]
    [TestCase("have a sliced mug")]
    [TestCase("hold a book")]
    [TestCase("look at a mug under a floorlamp")]
    [TestCase("put a hot mug on a table, and have exactly three mugs on tables")]
    public void What_is_out_of_reach_is_proved_so(string sentence)
    {
        var index = GoalSemanticsTests.World(sentence).Index;

        var plan = Planner.Find(index, index.Initial, 0, Planner.MostNodes, needsProof: true, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Actions, Is.Null);
            Assert.That(plan.IsProved);
        }
    }

    [Test]
    public void Beyond_its_budget_the_planner_says_what_it_knows()
    {
        var index = GoalSemanticsTests.World("put all mugs clean on tables, and leave everything closed, and put a hot apple on a shelf").Index;
        var shortest = Planner.Find(index, index.Initial, 0, Planner.MostNodes, needsProof: true, CancellationToken.None).Actions!.Value.Length;

        var plan = Planner.Find(index, index.Initial, 0, 5, needsProof: true, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Actions, Is.Null);
            Assert.That(plan.AtLeast, Is.Positive.And.LessThanOrEqualTo(shortest));
            Assert.That(plan.IsProved, Is.False);
        }
    }

    private static int Breadth(WorldIndex index, string sentence)
    {
        var goal = GoalTest.Of(index);
        var seen = new HashSet<(string, int)>();
        var queue = new Queue<(WorldState State, int Phase, int Length)>();
        Add(index.Initial, goal.Advance(0, index.Initial), 0);
        var commands = new List<GroundAction>();
        while (queue.TryDequeue(out var node) && seen.Count < MostStates)
        {
            if (goal.Holds(node.State, node.Phase))
                return node.Length;
            AdmissibleCommands.List(index, node.State, Dialect.Alfworld04, commands);
            foreach (var command in commands.Where(command => command.Thing < 0 || sentence.Contains("thing", StringComparison.Ordinal)
                || sentence.Contains(index.World.Things[command.Thing].Kind, StringComparison.Ordinal) || (sentence.Contains("sliced", StringComparison.Ordinal) && index.World.Things[command.Thing].Kind == "knife")))
            {
                var after = new WorldState(index.Layout);
                if (Engine.Apply(index, node.State, command, after) is Precondition.None)
                    Add(after, goal.Advance(node.Phase, after), node.Length + 1);
            }
        }

        throw new AssertionException($"no plan within {MostStates} states");

        void Add(WorldState state, int phase, int length)
        {
            if (seen.Add((state.Hash(), phase)))
                queue.Enqueue((state, phase, length));
        }
    }
}
