namespace CodeAct.Embodied.Simulation.Goals;

/// <summary>The goal of a world with the tables that it looks things up in. Engine, planner, viewer and metrics read the same conditions.</summary>
/// <remarks>A goal with several phases is followed: its phase is a number beside the state, from 0, which <see cref="Advance"/> moves on.</remarks>
internal sealed class GoalTest
{
    private readonly ImmutableArray<ConditionTest>[] conditions;

    /// <summary>The test of a goal in a world, which may have another.</summary>
    public GoalTest(WorldIndex index, Goal goal)
    {
        // Which branch it is was decided by the first state.
        while (goal.If is { } condition && !new DemandBuilder(index, 1, isTask: false).Build(condition).TrueForAll(demand => demand.Holds(index.Initial)))
            goal = goal.Else!;

        var isTask = goal.Type is not TaskType.Other;
        var number = 0;
        List<ImmutableArray<Demand>> phases = [.. goal.Phases.Select(phase => phase.SelectMany(requirement => new DemandBuilder(index, ++number, isTask).Build(requirement)).ToImmutableArray())];
        if (goal.Keep)
            phases[^1] = [.. phases.SelectMany(phase => phase)];
        Phases = [.. phases];
        conditions = [.. phases.Select(phase => phase.SelectMany(demand => demand.Conditions).ToImmutableArray())];
        All = [.. phases.SelectMany(phase => phase).Distinct().SelectMany(demand => demand.Conditions)];
    }

    /// <summary>The test of a world's goal.</summary>
    public static GoalTest Of(WorldIndex index) => index.Shared(static index => new GoalTest(index, index.World.Goal));

    /// <summary>What is asked for, phase by phase.</summary>
    public ImmutableArray<ImmutableArray<Demand>> Phases { get; }

    /// <summary>The conditions of all phases.</summary>
    public ImmutableArray<ConditionTest> All { get; }

    /// <summary>The phase after a step: as many as were reached, one after the other, are behind.</summary>
    /// <param name="phase">The phase before; 0 before the first state.</param>
    public int Advance(int phase, WorldState state)
    {
        while (phase < conditions.Length - 1 && AllHold(phase, state))
            phase++;
        return phase;
    }

    /// <summary>Whether the goal holds: all conditions of its last phase do, and the others are behind.</summary>
    /// <param name="phase">As <see cref="Advance"/> says it for this state.</param>
    public bool Holds(WorldState state, int phase) => phase == conditions.Length - 1 && AllHold(phase, state);

    /// <summary>All conditions as they stand. Those of phases that are behind are met, those of phases to come are not.</summary>
    public ImmutableArray<GoalCondition> At(WorldState state, int phase) =>
        [.. All.Select(condition => new GoalCondition(condition.Code, condition.Text, Share(condition, state, phase) >= 1))];

    /// <summary>How much of the goal is done, from 0 to 1: the mean over its conditions.</summary>
    public double Progress(WorldState state, int phase) => All.IsEmpty ? 1 : All.Average(condition => Share(condition, state, phase));

    private double Share(ConditionTest condition, WorldState state, int phase)
    {
        var last = Array.FindLastIndex(conditions, phase => phase.Contains(condition));
        return last < phase ? 1 : conditions[phase].Contains(condition) ? condition.Share(state) : 0;
    }

    private bool AllHold(int phase, WorldState state)
    {
        // The first is the easiest to look at, and seldom met.
        foreach (var condition in conditions[phase])
        {
            if (!condition.Holds(state))
                return false;
        }

        return true;
    }
}
