using System.Globalization;

namespace CodeAct.Embodied.Simulation.Goals;

/// <summary>One condition of a goal, and whether it holds at a moment.</summary>
/// <param name="Code">Its name in logs, for example <c>object_hot</c>; with a number behind it from the second requirement on.</param>
/// <param name="Text">The same for people, for example <c>a tomato is hot</c>.</param>
/// <param name="IsMet">Whether it holds.</param>
public readonly record struct GoalCondition(string Code, string Text, bool IsMet);

/// <summary>A condition of the goal of one world, ready to be asked for. A goal is a conjunction of these.</summary>
internal abstract class ConditionTest(string code, string text)
{
    /// <summary>Its name in logs.</summary>
    public string Code { get; private init; } = code;

    /// <summary>The place of its requirement in the goal, from 1.</summary>
    public int Number
    {
        init => Code = value > 1 ? string.Create(CultureInfo.InvariantCulture, $"{Code}_{value}") : Code;
    }

    public string Text => text;

    public abstract bool Holds(WorldState state);

    /// <summary>How much of it is done, from 0 to 1.</summary>
    public virtual double Share(WorldState state) => Holds(state) ? 1 : 0;
}

/// <summary>An object of the kind has a property.</summary>
/// <param name="things">The objects that can satisfy the goal.</param>
internal sealed class ObjectIs(string thing, Condition property, ulong[] things)
    : ConditionTest($"object_{property.Name()}", $"{thing} is {property.Name()}")
{
    public override bool Holds(WorldState state) => Bits.CountCommon(things, state.With(property), things) > 0;
}

/// <summary>So many of the objects that a demand is about are where it wants them.</summary>
internal sealed class ObjectsPlaced(string code, string text, PlaceDemand demand, int count) : ConditionTest(code, text)
{
    public override bool Holds(WorldState state) => demand.Quantity switch
    {
        Quantity.Some => demand.Placed(state, count) >= count,
        Quantity.None => demand.Placed(state, 1) == 0,
        _ => demand.Placed(state, int.MaxValue) == count,
    };

    public override double Share(WorldState state) => Holds(state) ? 1 : demand.Quantity switch
    {
        Quantity.All => (double)demand.Placed(state, int.MaxValue) / count,
        Quantity.None when demand.PlacedAtStart > 0 => Math.Max(0, 1 - ((double)demand.Placed(state, int.MaxValue) / demand.PlacedAtStart)),
        _ => 0,
    };
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

/// <summary>A lamp is on, wherever it is.</summary>
internal sealed class AnyLampOn(string text, ulong[] lamps) : ConditionTest("lamp_on", text)
{
    public override bool Holds(WorldState state) => Bits.CountCommon(lamps, state.With(Condition.Toggled), lamps) > 0;
}

/// <summary>All of the receptacles are open, or closed.</summary>
internal sealed class DoorsAre(string text, int[] receptacles, bool areOpen) : ConditionTest(areOpen ? "doors_open" : "doors_closed", text)
{
    public override bool Holds(WorldState state) => Array.TrueForAll(receptacles, receptacle => state.IsOpen(receptacle) == areOpen);

    public override double Share(WorldState state) =>
        receptacles.Length == 0 ? 1 : (double)receptacles.Count(receptacle => state.IsOpen(receptacle) == areOpen) / receptacles.Length;
}

/// <summary>The robot stands at one of the receptacles.</summary>
internal sealed class RobotAt(WorldIndex index, string text, int[] receptacles) : ConditionTest("robot_at", text)
{
    public override bool Holds(WorldState state) => Array.Exists(receptacles, receptacle => Sight.IsHere(index, state, receptacle));
}
