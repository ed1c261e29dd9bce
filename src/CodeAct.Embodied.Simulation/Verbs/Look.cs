namespace CodeAct.Embodied.Simulation.Verbs;

public abstract partial class Verb
{
    /// <summary>Looks around where the robot stands.</summary>
    public static Verb Look { get; } = new LookVerb();
}

internal sealed class LookVerb() : Verb(new()
{
    Function = "look",
    Parts = ["look"],
    Help = "Look around where you stand.",
    Meaning = "look around your current location",
    Order = 110,
})
{
    internal override Precondition Unmet(WorldIndex index, WorldState state, GroundAction action) => Precondition.None;

    internal override void Describe(WorldIndex index, WorldState after, GroundAction action, Dialect dialect, StringBuilder text)
    {
        var here = index.Here[after.Location];
        if (here.Length == 0)
        {
            text.Append("You are in the middle of a room. Looking quickly around you, you see nothing.");
            return;
        }

        text.Append("You are facing the ");
        var facing = new ListWriter(text);
        foreach (var receptacle in here)
            facing.Add("", index.World.Receptacles[receptacle].Name);
        facing.End();
        text.Append(". Next to it, you see ");
        var floor = new ListWriter(text);
        foreach (var thing in ThingsListed(index, after, action))
            floor.Add("a ", index.World.Things[thing].Name);
        floor.End();
        text.Append('.');
    }

    // What is on the floor, with one entry for each receptacle here that the thing was taken from: ALFWorld lists the pairs,
    // not the things.
    internal override IEnumerable<int> ThingsListed(WorldIndex index, WorldState after, GroundAction action) =>
        Bits.Members(after.At(after.Location)).SelectMany(thing => index.Here[after.Location]
            .Where(receptacle => Bits.Contains(after.TakenFrom(receptacle), thing))
            .Select(_ => thing));

    internal override void List(WorldIndex index, WorldState state, List<GroundAction> into) => into.Add(new GroundAction(this));
}
