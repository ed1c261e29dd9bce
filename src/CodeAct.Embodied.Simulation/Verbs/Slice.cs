namespace CodeAct.Embodied.Simulation.Verbs;

public abstract partial class Verb
{
    /// <summary>Slices an object where the robot stands with the knife it holds.</summary>
    public static Verb Slice { get; } = new SliceVerb();
}

internal sealed class SliceVerb() : Verb(new()
{
    Function = "slice",
    Arguments = [ArgumentKind.Item, ArgumentKind.Tool],
    Parts = ["slice ", " with ", ""],
    Help = "Slice an object where you stand with the knife you hold.",
    Example = ["bread 1", "knife 1"],
    Meaning = "slice an object using a sharp object",
    Order = 100,
})
{
    internal override Precondition Unmet(WorldIndex index, WorldState state, GroundAction action)
    {
        if (!Sight.IsHeld(state, action.Tool))
            return Precondition.Holding;
        if (!IsSharp(index, action.Tool))
            return Precondition.SharpTool;
        if (action.Thing < 0)
            return Precondition.ObjectHere;
        if (!Bits.Contains(index.Sliceable, action.Thing))
            return Precondition.Sliceable;
        return state.IsAt(action.Thing, state.Location) ? Precondition.None : Precondition.ObjectHere;
    }

    internal override void Apply(WorldIndex index, GroundAction action, WorldState state) => state.Set(Condition.Sliced, action.Thing, true);

    internal override void Describe(WorldIndex index, WorldState after, GroundAction action, Dialect dialect, StringBuilder text) =>
        text.Append("You sliced the ").Append(index.World.Things[action.Thing].Name)
            .Append(" with the ").Append(index.World.Things[action.Tool].Name).Append('.');

    internal override void List(WorldIndex index, WorldState state, List<GroundAction> into)
    {
        var held = state.Held;
        if (held < 0 || !IsSharp(index, held))
            return;
        var start = into.Count;
        var at = state.At(state.Location);
        foreach (var thing in new Bits(index.Sliceable))
        {
            if (Bits.Contains(at, thing))
                into.Add(new GroundAction(this, thing, tool: held));
        }

        NameOrder.Sort(index, into, start);
    }

    internal override string? Explain(Precondition unmet, string thing, string place) =>
        unmet is Precondition.Holding ? $"You are not holding the {place}." : null;

    private static bool IsSharp(WorldIndex index, int thing) => (index.World.Things[thing].Traits & ThingTraits.Slices) != 0;
}
