namespace CodeAct.Embodied.Simulation.Rules;

/// <summary>The rules of the household: a pure function from world, state and action to the next state.</summary>
/// <remarks>What a verb needs and does stands with the verb, in <see cref="Verb"/>. The rules are ALFWorld's, its quirks included
/// (docs/alfworld.md): nothing has a capacity, what heats and cools may stay closed, a lamp is only ever switched on.</remarks>
internal static class Engine
{
    /// <summary>Writes the state after the action to <paramref name="after"/>.</summary>
    /// <param name="before">The state now; it is only read.</param>
    /// <param name="after">Where the next state goes, all of it; another object than <paramref name="before"/>. Left alone when
    /// the action is refused.</param>
    /// <returns>The first unmet precondition; <see cref="Precondition.None"/> when the action was done.</returns>
    public static Precondition Apply(WorldIndex index, WorldState before, GroundAction action, WorldState after)
    {
        var verb = action.Verb;
        var unmet = Unmet(index, before, verb, action);
        if (unmet is not Precondition.None)
            return unmet;

        after.CopyFrom(before);
        verb.Apply(index, action, after);
        return Precondition.None;
    }

    /// <summary>The first precondition of the action that does not hold.</summary>
    public static Precondition Unmet(WorldIndex index, WorldState state, GroundAction action) => Unmet(index, state, action.Verb, action);

    private static Precondition Unmet(WorldIndex index, WorldState state, Verb verb, GroundAction action) =>
        action.Receptacle < 0 && verb.NeedsReceptacle ? Precondition.KnownReceptacle : verb.Unmet(index, state, action);
}
