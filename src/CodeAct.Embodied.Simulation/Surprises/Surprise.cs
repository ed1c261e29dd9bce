using System.Diagnostics;

namespace CodeAct.Embodied.Simulation.Surprises;

/// <summary>Something that comes over a step, just before its command: a change of the state, a command without effect, or both.</summary>
internal sealed record Surprise(SurpriseKind Kind)
{
    /// <summary>The thing that is moved, dropped, or does not light; -1 for none.</summary>
    public int Thing { get; init; } = -1;

    /// <summary>The place that is stuck or closes, or where the thing is now; -1 for none.</summary>
    public int Place { get; init; } = -1;

    /// <summary>Where the thing was, or was to be; -1 for none.</summary>
    public int From { get; init; } = -1;

    /// <summary>How many commands it takes the effect of.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Whether the command has no effect.</summary>
    public bool Prevents => Kind is not (SurpriseKind.Moved or SurpriseKind.Closed);

    /// <summary>Whether it names what it is to change. One from a log need not.</summary>
    public bool IsWhole => Kind switch
    {
        SurpriseKind.Moved or SurpriseKind.Dropped => Thing >= 0 && Place >= 0,
        SurpriseKind.Closed => Place >= 0,
        _ => true,
    };

    /// <summary>Changes the state.</summary>
    public void Apply(WorldIndex index, WorldState state)
    {
        if (Kind is SurpriseKind.Closed)
            state.SetOpen(Place, false);
        if (Kind is not (SurpriseKind.Moved or SurpriseKind.Dropped))
            return;
        if (state.Held == Thing)
            state.Held = -1;
        else
            Remove(index, state, Thing);
        state.SetIn(Thing, Place, true);
        state.SetTakenFrom(Thing, Place, false);
        state.SetAt(Thing, index.LocationOf[Place], true);
    }

    /// <summary>Takes a thing out of all places.</summary>
    public static void Remove(WorldIndex index, WorldState state, int thing)
    {
        for (var place = 0; place < index.LocationOf.Length; place++)
            state.SetIn(thing, place, false);
        for (var location = 0; location < index.Here.Length; location++)
            state.SetAt(thing, location, false);
    }

    /// <summary>What the agent reads of a command without effect.</summary>
    public string Answer(WorldDefinition world) => Kind switch
    {
        SurpriseKind.Slip => Narrator.NothingHappens,
        SurpriseKind.Jammed => $"The {world.Receptacles[Place].Name} is stuck.",
        SurpriseKind.Bulb => $"The {world.Things[Thing].Name} stays dark.",
        SurpriseKind.Dropped => $"The {world.Things[Thing].Name} slips out of your hand and lands {At(world, Place)}.",
        _ => throw new UnreachableException(),
    };

    /// <summary>What happens, for people who look on.</summary>
    /// <param name="command">The command that it comes over.</param>
    public string Describe(WorldDefinition world, string command) => Kind switch
    {
        SurpriseKind.Moved => $"the {world.Things[Thing].Name} was moved from the {world.Receptacles[From].Name} to the {world.Receptacles[Place].Name}",
        SurpriseKind.Jammed => $"the {world.Receptacles[Place].Name} is stuck for {Times} {(Times == 1 ? "try" : "tries")}",
        SurpriseKind.Slip => $"'{command}' has no effect this once",
        SurpriseKind.Closed => $"the {world.Receptacles[Place].Name} closes behind the robot",
        SurpriseKind.Bulb => $"the {world.Things[Thing].Name} has no bulb",
        SurpriseKind.Dropped => $"the {world.Things[Thing].Name} lands {At(world, Place)} and not {At(world, From)}",
        _ => throw new UnreachableException(),
    };

    private static string At(WorldDefinition world, int place) => $"{world.Receptacles[place].Preposition} the {world.Receptacles[place].Name}";
}
