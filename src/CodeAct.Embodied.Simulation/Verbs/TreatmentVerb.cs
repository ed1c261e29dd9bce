namespace CodeAct.Embodied.Simulation.Verbs;

/// <summary>Cleaning, heating and cooling what is held with an appliance, which may stay closed.</summary>
internal abstract class TreatmentVerb(Treatment treatment, string help, ImmutableArray<string> example, int order) : Verb(new()
{
    Function = treatment.Verb,
    Arguments = [ArgumentKind.Item, ArgumentKind.Receptacle],
    Parts = [$"{treatment.Verb} ", " with ", ""],
    Help = help,
    Example = example,
    Meaning = $"{treatment.Verb} an object using a receptacle",
    Order = order,
})
{
    /// <summary>The row of the table that says what it does.</summary>
    public Treatment Treatment => treatment;

    internal override Precondition Unmet(WorldIndex index, WorldState state, GroundAction action)
    {
        if (!Sight.IsHeld(state, action.Thing))
            return Precondition.Holding;
        // What can never be comes before what is not yet.
        if (!Treats(index, action.Receptacle))
            return Precondition.RightAppliance;
        if (!IsSuitable(index, action.Thing))
            return Precondition.Suitable;
        return Sight.IsHere(index, state, action.Receptacle) ? Precondition.None : Precondition.AtReceptacle;
    }

    internal override void Apply(WorldIndex index, GroundAction action, WorldState state)
    {
        state.Set(treatment.Condition, action.Thing, true);
        if (treatment.Ends is { } ended)
            state.Set(ended, action.Thing, false);
    }

    internal override void Describe(WorldIndex index, WorldState after, GroundAction action, Dialect dialect, StringBuilder text) =>
        text.Append("You ").Append(treatment.Verb).Append(" the ").Append(index.World.Things[action.Thing].Name)
            .Append(" using the ").Append(index.World.Receptacles[action.Receptacle].Name).Append('.');

    internal override void List(WorldIndex index, WorldState state, List<GroundAction> into)
    {
        var held = state.Held;
        if (held < 0 || !IsSuitable(index, held))
            return;
        foreach (var receptacle in index.HereByName[state.Location])
        {
            if (Treats(index, receptacle))
                into.Add(new GroundAction(this, held, receptacle));
        }
    }

    internal override string? Explain(Precondition unmet, string thing, string place) => unmet switch
    {
        Precondition.Suitable => $"The {thing} cannot be {treatment.Done}.",
        Precondition.RightAppliance => $"The {place} is of no use for that: things are {treatment.Done} with a {treatment.ApplianceKind}.",
        _ => null,
    };

    internal bool Treats(WorldIndex index, int receptacle) => (index.World.Receptacles[receptacle].Traits & treatment.Appliance) != 0;

    private bool IsSuitable(WorldIndex index, int thing) => (index.World.Things[thing].Traits & treatment.Suitable) != 0;
}
