namespace CodeAct.Embodied.Simulation.Verbs;

/// <summary>Opening and closing, which mirror each other.</summary>
/// <param name="opens">Whether the receptacle is open afterwards.</param>
internal abstract class DoorVerb(bool opens, VerbWords words) : Verb(words with
{
    Arguments = [ArgumentKind.Receptacle],
    Example = ["drawer 1"],
})
{
    internal override Precondition Unmet(WorldIndex index, WorldState state, GroundAction action)
    {
        if (!Sight.IsOpenable(index, action.Receptacle))
            return Precondition.Openable;
        if (!Sight.IsHere(index, state, action.Receptacle))
            return Precondition.AtReceptacle;
        if (state.IsOpen(action.Receptacle) != opens)
            return Precondition.None;
        return opens ? Precondition.Closed : Precondition.Open;
    }

    internal override void Apply(WorldIndex index, GroundAction action, WorldState state) => state.SetOpen(action.Receptacle, opens);

    internal override void List(WorldIndex index, WorldState state, List<GroundAction> into)
    {
        foreach (var receptacle in index.HereByName[state.Location])
        {
            if (state.IsOpen(receptacle) != opens && Sight.IsOpenable(index, receptacle))
                into.Add(new GroundAction(this, receptacle: receptacle));
        }
    }
}
