namespace CodeAct.Embodied.Simulation.Verbs;

public abstract partial class Verb
{
    /// <summary>Takes an object out of or off a receptacle.</summary>
    public static Verb Take { get; } = new TakeVerb();
}

internal sealed class TakeVerb() : Verb(new()
{
    Function = "take",
    Arguments = [ArgumentKind.Item, ArgumentKind.Receptacle],
    Parts = ["take ", " from ", ""],
    Help = "Take an object from the receptacle you stand at. The hand must be empty.",
    Example = ["mug 1", "shelf 2"],
    Meaning = "take an object from a receptacle",
    Order = 20,
})
{
    internal override Precondition Unmet(WorldIndex index, WorldState state, GroundAction action)
    {
        var (thing, receptacle) = (action.Thing, action.Receptacle);
        if (!Sight.IsHere(index, state, receptacle))
            return Precondition.AtReceptacle;
        if (!Sight.IsAccessible(index, state, receptacle))
            return Precondition.Open;
        if (thing < 0 || !state.IsIn(thing, receptacle))
            return Precondition.ObjectInReceptacle;
        if (!Bits.Contains(index.Pickupable, thing))
            return Precondition.Pickupable;
        return state.HandIsEmpty ? Precondition.None : Precondition.HandEmpty;
    }

    internal override void Apply(WorldIndex index, GroundAction action, WorldState state)
    {
        state.SetIn(action.Thing, action.Receptacle, false);
        state.SetTakenFrom(action.Thing, action.Receptacle, true);
        state.SetAt(action.Thing, state.Location, false);
        state.Held = action.Thing;
    }

    internal override void Describe(WorldIndex index, WorldState after, GroundAction action, Dialect dialect, StringBuilder text) =>
        text.Append("You pick up the ").Append(index.World.Things[action.Thing].Name)
            .Append(" from the ").Append(index.World.Receptacles[action.Receptacle].Name).Append('.');

    internal override void List(WorldIndex index, WorldState state, List<GroundAction> into)
    {
        if (!state.HandIsEmpty)
            return;
        var start = into.Count;
        foreach (var receptacle in index.HereByName[state.Location])
        {
            if (!Sight.IsAccessible(index, state, receptacle))
                continue;
            foreach (var thing in new Bits(state.ContentsOf(receptacle)))
            {
                if (Bits.Contains(index.Pickupable, thing))
                    into.Add(new GroundAction(this, thing, receptacle));
            }
        }

        NameOrder.Sort(index, into, start);
    }
}
