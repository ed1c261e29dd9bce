namespace CodeAct.Embodied.Simulation.Verbs;

public abstract partial class Verb
{
    /// <summary>Says what is in the hand.</summary>
    public static Verb Inventory { get; } = new InventoryVerb();
}

internal sealed class InventoryVerb() : Verb(new()
{
    Function = "inventory",
    Parts = ["inventory"],
    Help = "Say what you hold.",
    Meaning = "check your current inventory",
    Order = 130,
})
{
    internal override Precondition Unmet(WorldIndex index, WorldState state, GroundAction action) => Precondition.None;

    internal override void Describe(WorldIndex index, WorldState after, GroundAction action, Dialect dialect, StringBuilder text)
    {
        if (after.HandIsEmpty)
            text.Append("You are not carrying anything.");
        else
            text.Append("You are carrying: a ").Append(index.World.Things[after.Held].Name).Append('.');
    }

    internal override IEnumerable<int> ThingsListed(WorldIndex index, WorldState after, GroundAction action) =>
        after.HandIsEmpty ? [] : [after.Held];

    internal override void List(WorldIndex index, WorldState state, List<GroundAction> into) => into.Add(new GroundAction(this));
}
