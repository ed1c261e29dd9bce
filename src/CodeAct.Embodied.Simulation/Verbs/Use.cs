namespace CodeAct.Embodied.Simulation.Verbs;

public abstract partial class Verb
{
    /// <summary>Switches on a lamp; nothing switches it off.</summary>
    public static Verb Use { get; } = new UseVerb();
}

internal sealed class UseVerb() : Verb(new()
{
    Function = "use",
    Arguments = [ArgumentKind.Item],
    Parts = ["use ", ""],
    Help = "Switch on a lamp where you stand.",
    Example = ["desklamp 1"],
    Meaning = "use an object",
    Order = 60,
})
{
    internal override Precondition Unmet(WorldIndex index, WorldState state, GroundAction action)
    {
        if (action.Thing < 0)
            return Precondition.ObjectHere;
        if (!Bits.Contains(index.Toggleable, action.Thing))
            return Precondition.Toggleable;
        return IsInReach(index, state, action.Thing) ? Precondition.None : Precondition.ObjectHere;
    }

    internal override void Apply(WorldIndex index, GroundAction action, WorldState state) => state.Set(Condition.Toggled, action.Thing, true);

    internal override void Describe(WorldIndex index, WorldState after, GroundAction action, Dialect dialect, StringBuilder text) =>
        text.Append("You turn on the ").Append(index.World.Things[action.Thing].Name).Append('.');

    internal override void List(WorldIndex index, WorldState state, List<GroundAction> into)
    {
        var start = into.Count;
        foreach (var thing in new Bits(index.Toggleable))
        {
            if (IsInReach(index, state, thing))
                into.Add(new GroundAction(this, thing));
        }

        NameOrder.Sort(index, into, start);
    }

    // Even in a closed receptacle, as in ALFWorld.
    private static bool IsInReach(WorldIndex index, WorldState state, int thing)
    {
        foreach (var receptacle in index.Here[state.Location])
        {
            if (state.IsIn(thing, receptacle))
                return true;
        }

        return false;
    }
}
