namespace CodeAct.Embodied.Simulation.Verbs;

/// <summary>What is within reach and within sight; several verbs depend on it.</summary>
internal static class Sight
{
    /// <summary>Whether the robot stands at the receptacle.</summary>
    public static bool IsHere(WorldIndex index, WorldState state, int receptacle) => index.LocationOf[receptacle] == state.Location;

    /// <summary>Whether the thing is in the hand.</summary>
    public static bool IsHeld(WorldState state, int thing) => thing >= 0 && state.Held == thing;

    /// <summary>Whether the receptacle has a door or a lid.</summary>
    public static bool IsOpenable(WorldIndex index, int receptacle) =>
        (index.World.Receptacles[receptacle].Traits & ReceptacleTraits.Openable) != 0;

    /// <summary>Whether one can reach into the receptacle: it has no door, or the door is open.</summary>
    public static bool IsAccessible(WorldIndex index, WorldState state, int receptacle) =>
        !IsOpenable(index, receptacle) || state.IsOpen(receptacle);

    /// <summary>The things that one sees in or on the receptacle.</summary>
    public static IEnumerable<int> ThingsIn(WorldIndex index, WorldState state, int receptacle) =>
        IsAccessible(index, state, receptacle) ? Bits.Members(state.ContentsOf(receptacle)) : [];

    /// <summary>The things that one sees where the robot stands, and what it holds.</summary>
    public static IEnumerable<int> ThingsHere(WorldIndex index, WorldState state) =>
        index.Here[state.Location].SelectMany(receptacle => ThingsIn(index, state, receptacle)).Concat(state.HandIsEmpty ? [] : [state.Held]).Distinct();

    /// <summary>Appends what one sees in or on the receptacle.</summary>
    public static void Describe(WorldIndex index, WorldState state, int receptacle, StringBuilder text)
    {
        var definition = index.World.Receptacles[receptacle];
        if ((definition.Traits & ReceptacleTraits.Openable) == 0)
        {
            text.Append("On the ").Append(definition.Name).Append(", you see ");
        }
        else if (state.IsOpen(receptacle))
        {
            text.Append("The ").Append(definition.Name).Append(" is open. In it, you see ");
        }
        else
        {
            text.Append("The ").Append(definition.Name).Append(" is closed.");
            return;
        }

        var list = new ListWriter(text);
        foreach (var thing in new Bits(state.ContentsOf(receptacle)))
            list.Add("a ", index.World.Things[thing].Name);
        list.End();
        text.Append('.');
    }
}
