namespace CodeAct.Embodied.Simulation.Goals;

/// <summary>The goal of a world as conditions, with the tables that they look things up in.</summary>
/// <remarks>Goals are existential, as in ALFWorld: <em>an</em> object of the kind will do. Engine, viewer and metrics read the same
/// conditions.</remarks>
internal sealed class GoalTest
{
    private readonly ConditionTest[] conditions;

    private GoalTest(WorldIndex index)
    {
        var world = index.World;
        Shape = world.Goal.Shape;
        Things = index.ThingsOfKind(world.Goal.ObjectKind, Shape.Treatment?.Suitable ?? ThingTraits.None);
        Lamps = index.ThingsOfKind(world.Goal.TargetKind, ThingTraits.Toggleable);
        Receptacles = [.. Enumerable.Range(0, world.Receptacles.Length).Where(r => world.Receptacles[r].Kind == world.Goal.TargetKind)];
        conditions = [.. Conditions(index, world.Goal)];
    }

    /// <summary>The test of a world's goal.</summary>
    public static GoalTest Of(WorldIndex index) => index.Shared(static index => new GoalTest(index));

    public TaskShape Shape { get; }

    /// <summary>The objects that can satisfy the goal.</summary>
    public ulong[] Things { get; }

    /// <summary>The receptacles of the kind that the goal asks for; none where that is a lamp.</summary>
    public int[] Receptacles { get; }

    /// <summary>The lamps of the kind that the goal asks for; none where that is a receptacle.</summary>
    public ulong[] Lamps { get; }

    /// <summary>Whether the goal holds: all of its conditions do.</summary>
    public bool Holds(WorldState state)
    {
        // The first is the easiest to look at, and seldom met.
        foreach (var condition in conditions)
        {
            if (!condition.Holds(state))
                return false;
        }

        return true;
    }

    /// <summary>The conditions as they stand.</summary>
    public ImmutableArray<GoalCondition> At(WorldState state) => [.. conditions.Select(condition => condition.At(state))];

    private IEnumerable<ConditionTest> Conditions(WorldIndex index, Goal goal)
    {
        var thing = $"{("aeiou".Contains(goal.ObjectKind.FirstOrDefault('x'), StringComparison.Ordinal) ? "an" : "a")} {goal.ObjectKind}";
        if (Shape.UnderLamp)
            return [new ObjectHeld(thing, Things), new ObjectLit(index, goal.TargetKind, Things, Lamps)];

        var isTreated = Shape.Treatment is not null;
        var preposition = Receptacles is [var first, ..] ? index.World.Receptacles[first].Preposition : "in";
        var placed = new ObjectsPlaced(
            "object_placed", $"{(isTreated ? "it" : thing)} is {preposition} the {goal.TargetKind}", Shape.Treatment?.Condition, 1, Things, Receptacles);
        if (Shape.Treatment is { } treatment)
            return [new ObjectIs(thing, treatment.Condition, Things), placed];
        return Shape.Count == 1
            ? [placed]
            : [placed, new ObjectsPlaced("second_object_placed", "and a second one with it", null, Shape.Count, Things, Receptacles)];
    }
}
