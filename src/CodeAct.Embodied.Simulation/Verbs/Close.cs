namespace CodeAct.Embodied.Simulation.Verbs;

public abstract partial class Verb
{
    /// <summary>Closes a receptacle.</summary>
    public static Verb Close { get; } = new CloseVerb();
}

internal sealed class CloseVerb() : DoorVerb(opens: false, new()
{
    Function = "close",
    Parts = ["close ", ""],
    Help = "Close an open receptacle you stand at.",
    Meaning = "close a receptacle",
    Order = 50,
})
{
    internal override void Describe(WorldIndex index, WorldState after, GroundAction action, Dialect dialect, StringBuilder text) =>
        text.Append("You close the ").Append(index.World.Receptacles[action.Receptacle].Name).Append('.');

    internal override string? Explain(Precondition unmet, string thing, string place) =>
        unmet is Precondition.Open ? $"The {place} is already closed." : null;
}
