namespace CodeAct.Embodied.Simulation.Goals;

/// <summary>One condition of a goal, and whether it holds at a moment.</summary>
/// <param name="Code">Its name in logs, for example <c>object_hot</c>.</param>
/// <param name="Text">The same for people, for example <c>a tomato is hot</c>.</param>
/// <param name="IsMet">Whether it holds.</param>
public readonly record struct GoalCondition(string Code, string Text, bool IsMet);

/// <summary>A condition of the goal of one world, ready to be asked for. A goal is a conjunction of these.</summary>
internal abstract class ConditionTest(string code, string text)
{
    public abstract bool Holds(WorldState state);

    public GoalCondition At(WorldState state) => new(code, text, Holds(state));
}

/// <summary>An object of the kind has a property.</summary>
/// <param name="things">The objects that can satisfy the goal.</param>
internal sealed class ObjectIs(string thing, Condition property, ulong[] things)
    : ConditionTest($"object_{property.Name()}", $"{thing} is {property.Name()}")
{
    public override bool Holds(WorldState state) => Bits.CountCommon(things, state.With(property), things) > 0;
}

/// <summary>Objects of the kind, with a property, are in or on one receptacle of the kind.</summary>
/// <param name="property">Null where none is asked for.</param>
/// <param name="count">How many objects, all in the same receptacle.</param>
internal sealed class ObjectsPlaced(string code, string text, Condition? property, int count, ulong[] things, int[] receptacles)
    : ConditionTest(code, text)
{
    public override bool Holds(WorldState state)
    {
        var having = property is { } known ? state.With(known) : things;
        foreach (var receptacle in receptacles)
        {
            if (Bits.CountCommon(state.ContentsOf(receptacle), things, having) >= count)
                return true;
        }

        return false;
    }
}

/// <summary>An object of the kind is in the hand.</summary>
internal sealed class ObjectHeld(string thing, ulong[] things) : ConditionTest("object_held", $"{thing} is in the hand")
{
    public override bool Holds(WorldState state) => !state.HandIsEmpty && Bits.Contains(things, state.Held);
}

/// <summary>An object of the kind is in the hand, and where the robot stands there is a lamp of the kind that is on.</summary>
internal sealed class ObjectLit(WorldIndex index, string lamp, ulong[] things, ulong[] lamps)
    : ConditionTest("object_lit", $"the {lamp} beside it is on")
{
    public override bool Holds(WorldState state)
    {
        if (state.HandIsEmpty || !Bits.Contains(things, state.Held))
            return false;
        var toggled = state.With(Condition.Toggled);
        foreach (var receptacle in index.Here[state.Location])
        {
            if (Bits.CountCommon(state.ContentsOf(receptacle), lamps, toggled) > 0)
                return true;
        }

        return false;
    }
}
