using System.Collections.Immutable;
using System.Text;
using CodeAct.Embodied.Simulation.Model;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Simulation.Verbs;

public abstract partial class Verb
{
    /// <summary>Goes to a receptacle.</summary>
    public static Verb GoTo { get; } = new GoToVerb();
}

internal sealed class GoToVerb : Verb
{
    public override string? FunctionName => "goto";

    public override ImmutableArray<ArgumentKind> Arguments { get; } = [ArgumentKind.Receptacle];

    public override string Help => "Go to a receptacle and see what is on it, or in it if it is open.";

    public override ImmutableArray<string> Example { get; } = ["fridge 1"];

    internal override string? Meaning => "move to a receptacle";

    private protected override int Order => 10;

    private protected override ImmutableArray<string> Words { get; } = ["go to ", ""];


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
