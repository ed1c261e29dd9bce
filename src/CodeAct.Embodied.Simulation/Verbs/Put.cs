namespace CodeAct.Embodied.Simulation.Verbs;

public abstract partial class Verb
{
    /// <summary>Puts what is held in or on a receptacle.</summary>
    public static Verb Put { get; } = new PutVerb();
}

internal sealed class PutVerb() : Verb(new()
{
    Function = "put",
    Arguments = [ArgumentKind.Item, ArgumentKind.Receptacle],
    Parts = ["move ", " to ", ""],
    OldParts = ["put ", " in/on ", ""],
    Help = "Put the object you hold in or on the receptacle you stand at.",
    Example = ["mug 1", "desk 2"],
    Meaning = "place an object in or on a receptacle",
    Order = 30,
})
{
    internal override Precondition Unmet(WorldIndex index, WorldState state, GroundAction action)
    {
        var (thing, receptacle) = (action.Thing, action.Receptacle);
        if (!Sight.IsHeld(state, thing))
            return Precondition.Holding;
        if (!Bits.Contains(index.Accepted[receptacle], thing))
            return Precondition.Accepts;
        if (!Sight.IsHere(index, state, receptacle))
            return Precondition.AtReceptacle;
        return Sight.IsAccessible(index, state, receptacle) ? Precondition.None : Precondition.Open;
    }

    internal override void Apply(WorldIndex index, GroundAction action, WorldState state)
    {
        state.SetIn(action.Thing, action.Receptacle, true);
        state.SetTakenFrom(action.Thing, action.Receptacle, false);
        state.SetAt(action.Thing, state.Location, true);
        state.Held = -1;
    }

    internal override void Describe(WorldIndex index, WorldState after, GroundAction action, Dialect dialect, StringBuilder text) =>
        text.Append(dialect is Dialect.Alfworld03 ? "You put the " : "You move the ").Append(index.World.Things[action.Thing].Name)
            .Append(dialect is Dialect.Alfworld03 ? " in/on the " : " to the ").Append(index.World.Receptacles[action.Receptacle].Name).Append('.');

    internal override void List(WorldIndex index, WorldState state, List<GroundAction> into)
    {
        var held = state.Held;
        if (held < 0)
            return;
        foreach (var receptacle in index.HereByName[state.Location])
        {
            if (Bits.Contains(index.Accepted[receptacle], held) && Sight.IsAccessible(index, state, receptacle))
                into.Add(new GroundAction(this, held, receptacle));
        }
    }
}
