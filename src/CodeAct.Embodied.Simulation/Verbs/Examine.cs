namespace CodeAct.Embodied.Simulation.Verbs;

public abstract partial class Verb
{
    /// <summary>Examines a receptacle where the robot stands, or what it holds.</summary>
    public static Verb Examine { get; } = new ExamineVerb();
}

internal sealed class ExamineVerb() : Verb(new()
{
    Function = "examine",
    Arguments = [ArgumentKind.Thing],
    Parts = ["examine ", ""],
    Help = "Examine the receptacle you stand at, or the object you hold.",
    Example = ["drawer 1"],
    Meaning = "examine a receptacle or an object",
    Order = 120,
})
{
    internal override Precondition Unmet(WorldIndex index, WorldState state, GroundAction action)
    {
        if (action.Receptacle >= 0)
            return Sight.IsHere(index, state, action.Receptacle) ? Precondition.None : Precondition.AtReceptacle;
        return Sight.IsHeld(state, action.Thing) ? Precondition.None : Precondition.Holding;
    }

    internal override void Describe(WorldIndex index, WorldState after, GroundAction action, Dialect dialect, StringBuilder text)
    {
        if (action.Receptacle >= 0)
            Sight.Describe(index, after, action.Receptacle, text);
        else if ((index.World.Things[action.Thing].Traits & ThingTraits.ReceptacleObject) != 0)
            DescribeContents(index, action.Thing, text);
        else
            DescribeCondition(index.World.Things[action.Thing], after, action.Thing, text);
    }

    internal override IEnumerable<int> ThingsListed(WorldIndex index, WorldState after, GroundAction action) =>
        action.Receptacle >= 0 ? Sight.ThingsIn(index, after, action.Receptacle) : index.Inner[action.Thing];

    internal override void List(WorldIndex index, WorldState state, List<GroundAction> into)
    {
        var held = state.Held;
        var isHeldListed = held < 0;
        foreach (var receptacle in index.HereByName[state.Location])
        {
            if (!isHeldListed && index.ThingRanks[held] < index.ReceptacleRanks[receptacle])
            {
                into.Add(new GroundAction(this, held));
                isHeldListed = true;
            }

            into.Add(new GroundAction(this, receptacle: receptacle));
        }

        if (!isHeldListed)
            into.Add(new GroundAction(this, held));
    }

    internal override string? Explain(Precondition unmet, string thing, string place) => unmet is Precondition.Holding
        ? $"You can only examine a receptacle you stand at or the object you hold, and the {place} is neither."
        : null;

    private static void DescribeContents(WorldIndex index, int thing, StringBuilder text)
    {
        text.Append("This is a normal ").Append(index.World.Things[thing].Name).Append(". In it, you see ");
        var list = new ListWriter(text);
        foreach (var inner in index.Inner[thing])
            list.Add("a ", index.World.Things[inner].Name);
        list.End();
        text.Append('.');
    }

    private static void DescribeCondition(Thing definition, WorldState state, int thing, StringBuilder text)
    {
        var temperature = state.Is(Condition.Hot, thing) ? "hot" : state.Is(Condition.Cool, thing) ? "cool" : null;
        var isClean = state.Is(Condition.Clean, thing);
        var isSliced = state.Is(Condition.Sliced, thing);
        var isPlain = temperature is null && !isClean;
        if (isPlain && (definition.Traits & ThingTraits.Toggleable) != 0)
        {
            text.Append("This ").Append(definition.Name).Append(state.Is(Condition.Toggled, thing) ? " is on." : " is off.");
            return;
        }

        if (isPlain && !isSliced)
        {
            text.Append("There's nothing special about ").Append(definition.Name).Append('.');
            return;
        }

        text.Append("This is a ");
        if (temperature is not null && isClean)
            text.Append(temperature).Append(" and clean ");
        else if (isClean)
            text.Append("clean ");
        else if (temperature is not null)
            text.Append(temperature is "cool" && !isSliced ? "cold" : temperature).Append(' ');
        if (isSliced)
            text.Append("sliced ");
        text.Append(definition.Name).Append('.');
    }
}
