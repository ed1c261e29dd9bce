namespace CodeAct.Embodied.Simulation.Verbs;

public abstract partial class Verb
{
    /// <summary>Goes to a receptacle.</summary>
    public static Verb GoTo { get; } = new GoToVerb();
}

internal sealed class GoToVerb() : Verb(new()
{
    Function = "goto",
    Arguments = [ArgumentKind.Receptacle],
    Parts = ["go to ", ""],
    Help = "Go to a receptacle and see what is on it, or in it if it is open.",
    Example = ["fridge 1"],
    Meaning = "move to a receptacle",
    Order = 10,
})
{
    internal override bool ShowsReceptacle => true;

    internal override Precondition Unmet(WorldIndex index, WorldState state, GroundAction action) =>
        Sight.IsHere(index, state, action.Receptacle) ? Precondition.NotAlreadyThere : Precondition.None;

    internal override void Apply(WorldIndex index, GroundAction action, WorldState state) =>
        state.Location = index.LocationOf[action.Receptacle];

    internal override void Describe(WorldIndex index, WorldState after, GroundAction action, Dialect dialect, StringBuilder text)
    {
        text.Append("You arrive at ")
            .Append(dialect is Dialect.Alfworld03 ? index.World.Locations[after.Location].Name : index.World.Receptacles[action.Receptacle].Name)
            .Append(". ");
        Sight.Describe(index, after, action.Receptacle, text);
    }

    internal override void List(WorldIndex index, WorldState state, List<GroundAction> into)
    {
        foreach (var receptacle in index.GoToByName[state.Location])
            into.Add(new GroundAction(this, receptacle: receptacle));
    }
}
