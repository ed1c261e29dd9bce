using System.Diagnostics;
using CodeAct.Embodied.Simulation.Model;
using CodeAct.Embodied.Simulation.Verbs;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Simulation.Rules;

/// <summary>The rules of the household: a pure function from world, state and action to the next state.</summary>
/// <remarks>Source: alfworld-facts, sections 2, 4 and 13, ALFWorld's quirks included. No capacity limits; what heats and
/// cools may stay closed; a lamp is only ever switched on.</remarks>
internal static class Engine
{
    /// <summary>Writes the state after the action to <paramref name="after"/>.</summary>
    /// <param name="before">The state now; it is only read.</param>
    /// <param name="after">Where the next state goes, all of it; another object than <paramref name="before"/>. Left alone when
    /// the action is refused.</param>
    /// <returns>The first unmet precondition; <see cref="Precondition.None"/> when the action was done.</returns>
    public static Precondition Apply(WorldIndex index, WorldState before, GroundAction action, WorldState after)
    {
        var unmet = Unmet(index, before, action);
        if (unmet is not Precondition.None)
            return unmet;

        after.CopyFrom(before);
        var (verb, thing, receptacle, _) = action;
        switch (verb)
        {
            case Verb.GoTo:
                after.Location = index.LocationOf[receptacle];
                break;
            case Verb.Open:
                after.SetOpen(receptacle, true);
                break;
            case Verb.Close:
                after.SetOpen(receptacle, false);
                break;
            case Verb.Take:
                after.SetIn(thing, receptacle, false);
                after.SetTakenFrom(thing, receptacle, true);
                after.SetAt(thing, before.Location, false);
                after.Held = thing;
                break;
            case Verb.Put:
                after.SetIn(thing, receptacle, true);
                after.SetTakenFrom(thing, receptacle, false);
                after.SetAt(thing, before.Location, true);
                after.Held = -1;
                break;
            case Verb.Use:
                after.Set(Condition.Toggled, thing, true);
                break;
            case Verb.Clean:
                after.Set(Condition.Clean, thing, true);
                break;
            case Verb.Heat:
                after.Set(Condition.Hot, thing, true);
                after.Set(Condition.Cool, thing, false);
                break;
            case Verb.Cool:
                after.Set(Condition.Cool, thing, true);
                after.Set(Condition.Hot, thing, false);
                break;
            case Verb.Slice:
                after.Set(Condition.Sliced, thing, true);
                break;
        }

        return Precondition.None;
    }

    /// <summary>The first precondition of the action that does not hold.</summary>
    public static Precondition Unmet(WorldIndex index, WorldState state, GroundAction action)
    {
        var (verb, thing, receptacle, tool) = action;
        if (receptacle < 0 && verb is not (Verb.Look or Verb.Inventory or Verb.Help or Verb.Examine or Verb.Use or Verb.Slice))
            return Precondition.KnownReceptacle;
        return verb switch
        {
            Verb.Look or Verb.Inventory or Verb.Help => Precondition.None,
            Verb.GoTo => IsHere(index, state, receptacle) ? Precondition.NotAlreadyThere : Precondition.None,
            Verb.Open or Verb.Close => OpenOrClose(index, state, receptacle, verb is Verb.Open),
            Verb.Examine when receptacle >= 0 => IsHere(index, state, receptacle) ? Precondition.None : Precondition.AtReceptacle,
            Verb.Examine => IsHeld(state, thing) ? Precondition.None : Precondition.Holding,
            Verb.Take => Take(index, state, thing, receptacle),
            Verb.Put => Put(index, state, thing, receptacle),
            Verb.Use => Use(index, state, thing),
            Verb.Clean => Treat(index, state, thing, receptacle, ThingTraits.Cleanable, ReceptacleTraits.Cleans),
            Verb.Heat => Treat(index, state, thing, receptacle, ThingTraits.Heatable, ReceptacleTraits.Heats),
            Verb.Cool => Treat(index, state, thing, receptacle, ThingTraits.Coolable, ReceptacleTraits.Cools),
            Verb.Slice => Slice(index, state, thing, tool),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Whether one can reach into the receptacle: it has no door, or the door is open.</summary>
    public static bool IsAccessible(WorldIndex index, WorldState state, int receptacle) =>
        (index.World.Receptacles[receptacle].Traits & ReceptacleTraits.Openable) == 0 || state.IsOpen(receptacle);

    /// <summary>Whether the goal holds now.</summary>
    public static bool IsWon(WorldIndex index, WorldState state) => index.World.Goal.Type switch
    {
        TaskType.LookAtObjInLight => IsLookingInLight(index, state),
        TaskType.PickTwoObjAndPlace => index.GoalReceptacles.Any(state, index.GoalThings, atLeast: 2),
        TaskType.PickCleanThenPlaceInRecep => index.GoalReceptacles.Any(state, index.GoalThings, state.With(Condition.Clean)),
        TaskType.PickHeatThenPlaceInRecep => index.GoalReceptacles.Any(state, index.GoalThings, state.With(Condition.Hot)),
        TaskType.PickCoolThenPlaceInRecep => index.GoalReceptacles.Any(state, index.GoalThings, state.With(Condition.Cool)),
        _ => index.GoalReceptacles.Any(state, index.GoalThings, atLeast: 1),
    };

    private static bool IsHeld(WorldState state, int thing) => thing >= 0 && state.Held == thing;

    private static bool IsHere(WorldIndex index, WorldState state, int receptacle) =>
        index.LocationOf[receptacle] == state.Location;

    private static Precondition OpenOrClose(WorldIndex index, WorldState state, int receptacle, bool open)
    {
        if (!IsHere(index, state, receptacle))
            return Precondition.AtReceptacle;
        if ((index.World.Receptacles[receptacle].Traits & ReceptacleTraits.Openable) == 0)
            return Precondition.Openable;
        if (state.IsOpen(receptacle) == open)
            return open ? Precondition.Closed : Precondition.Open;
        return Precondition.None;
    }

    private static Precondition Take(WorldIndex index, WorldState state, int thing, int receptacle)
    {
        if (!IsHere(index, state, receptacle))
            return Precondition.AtReceptacle;
        if (!IsAccessible(index, state, receptacle))
            return Precondition.Open;
        if (thing < 0 || !state.IsIn(thing, receptacle))
            return Precondition.ObjectInReceptacle;
        if (!Bits.Contains(index.Pickupable, thing))
            return Precondition.Pickupable;
        return state.HandIsEmpty ? Precondition.None : Precondition.HandEmpty;
    }

    private static Precondition Put(WorldIndex index, WorldState state, int thing, int receptacle)
    {
        if (!IsHeld(state, thing))
            return Precondition.Holding;
        if (!IsHere(index, state, receptacle))
            return Precondition.AtReceptacle;
        if (!IsAccessible(index, state, receptacle))
            return Precondition.Open;
        return Bits.Contains(index.Accepted[receptacle], thing) ? Precondition.None : Precondition.Accepts;
    }

    private static Precondition Use(WorldIndex index, WorldState state, int thing)
    {
        if (thing < 0)
            return Precondition.ObjectHere;
        if (!Bits.Contains(index.Toggleable, thing))
            return Precondition.Toggleable;
        foreach (var receptacle in index.Here[state.Location])
        {
            if (state.IsIn(thing, receptacle))
                return Precondition.None;
        }

        return Precondition.ObjectHere;
    }

    private static Precondition Treat(
        WorldIndex index, WorldState state, int thing, int receptacle, ThingTraits suitable, ReceptacleTraits appliance)
    {
        if (!IsHeld(state, thing))
            return Precondition.Holding;
        if (!IsHere(index, state, receptacle))
            return Precondition.AtReceptacle;
        if ((index.World.Receptacles[receptacle].Traits & appliance) == 0)
            return Precondition.RightAppliance;
        return (index.World.Things[thing].Traits & suitable) == 0 ? Precondition.Suitable : Precondition.None;
    }

    private static Precondition Slice(WorldIndex index, WorldState state, int thing, int tool)
    {
        if (!IsHeld(state, tool))
            return Precondition.Holding;
        if ((index.World.Things[tool].Traits & ThingTraits.Slices) == 0)
            return Precondition.SharpTool;
        if (thing < 0)
            return Precondition.ObjectHere;
        if (!Bits.Contains(index.Sliceable, thing))
            return Precondition.Sliceable;
        return state.IsAt(thing, state.Location) ? Precondition.None : Precondition.ObjectHere;
    }

    private static bool IsLookingInLight(WorldIndex index, WorldState state)
    {
        if (state.HandIsEmpty || !Bits.Contains(index.GoalThings, state.Held))
            return false;
        var toggled = state.With(Condition.Toggled);
        foreach (var receptacle in index.Here[state.Location])
        {
            var contents = state.ContentsOf(receptacle);
            for (var word = 0; word < contents.Length; word++)
            {
                if ((contents[word] & toggled[word] & index.GoalLamps[word]) != 0)
                    return true;
            }
        }

        return false;
    }

    private static bool Any(this int[] receptacles, WorldState state, ulong[] things, int atLeast)
    {
        foreach (var receptacle in receptacles)
        {
            var count = 0;
            var contents = state.ContentsOf(receptacle);
            for (var word = 0; word < contents.Length; word++)
                count += System.Numerics.BitOperations.PopCount(contents[word] & things[word]);
            if (count >= atLeast)
                return true;
        }

        return false;
    }

    private static bool Any(this int[] receptacles, WorldState state, ulong[] things, ReadOnlySpan<ulong> having)
    {
        foreach (var receptacle in receptacles)
        {
            var contents = state.ContentsOf(receptacle);
            for (var word = 0; word < contents.Length; word++)
            {
                if ((contents[word] & things[word] & having[word]) != 0)
                    return true;
            }
        }

        return false;
    }
}
