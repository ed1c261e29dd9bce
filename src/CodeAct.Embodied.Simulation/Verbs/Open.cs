namespace CodeAct.Embodied.Simulation.Verbs;

public abstract partial class Verb
{
    /// <summary>Opens a receptacle.</summary>
    public static Verb Open { get; } = new OpenVerb();
}

internal sealed class OpenVerb() : DoorVerb(opens: true, new()
{
    Function = "open",
    Parts = ["open ", ""],
    Help = "Open a closed receptacle you stand at and see what is in it.",
    Meaning = "open a receptacle",
    Order = 40,
})
{
    internal override bool ShowsReceptacle => true;

    internal override void Describe(WorldIndex index, WorldState after, GroundAction action, Dialect dialect, StringBuilder text)
    {
        text.Append("You open the ").Append(index.World.Receptacles[action.Receptacle].Name).Append(". ");
        Sight.Describe(index, after, action.Receptacle, text);
    }
}
