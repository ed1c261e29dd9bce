using CodeAct.Embodied.Simulation.Goals;
using CodeAct.Embodied.Simulation.Rules;

namespace CodeAct.Embodied.Simulation.Planning;

/// <summary>Finds a shortest plan from any state.</summary>
/// <remarks>
/// The goals have six shapes, so that no general planner is needed: put down what is in the way, then fetch, treat, and put
/// down or light, once or twice. Every choice of objects and places is tried, in the engine itself, and given up as soon as it
/// cannot become shorter than the best so far. Nothing else ever helps: closing, looking and slicing bring no goal nearer,
/// and a second errand on the way costs as much as after it, since every place is one step from every other.
/// </remarks>
internal sealed class Planner(WorldIndex index, int mostErrandsTried, CancellationToken cancellationToken)
{
    // Put something down, then twice fetch and put; or fetch, treat, put.
    private const int MaxErrands = 5;

    private readonly GoalTest goal = GoalTest.Of(index);
    private readonly int[] receptacles = [.. Enumerable.Range(0, index.World.Receptacles.Length)];

    // An errand has at most three commands: go, open, and the deed.
    private readonly WorldState[] scratch = [.. Enumerable.Range(0, (MaxErrands * 3) + 1).Select(_ => new WorldState(index.Layout))];
    private readonly List<GroundAction> path = [];
    private int errandsTried;
    private GroundAction[]? best;

    /// <summary>A shortest list of actions after which the goal holds; null where there is none. Where the goal holds already,
    /// the list is empty.</summary>
    /// <param name="mostErrandsTried">After so many the search is given up, and the answer is null. It counts and takes no time, so
    /// that the answer is the same on every machine.</param>
    public static ImmutableArray<GroundAction>? ShortestPlan(
        WorldIndex index, WorldState state, CancellationToken cancellationToken, int mostErrandsTried = int.MaxValue)
    {
        var planner = new Planner(index, mostErrandsTried, cancellationToken);
        planner.scratch[0].CopyFrom(state);
        planner.Search(errands: 0);
        return planner.best is { } plan && planner.errandsTried <= mostErrandsTried ? [.. plan] : null;
    }

    private WorldState Now => scratch[path.Count];

    private void Search(int errands)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (goal.Holds(Now))
        {
            best = [.. path];
            return;
        }

        if (errands == MaxErrands)
            return;
        var held = Now.Held;
        if (held < 0)
            Fetch(errands);
        else if (!Bits.Contains(goal.Things, held))
            PutDown(errands, receptacles, held);
        else if (goal.Shape.UnderLamp)
            Light(errands);
        else if (goal.Shape.Treatment is { } treatment && !Now.Is(treatment.Condition, held))
            Treat(errands, treatment, held);
        else
            PutDown(errands, goal.Receptacles, held);
    }

    private void Fetch(int errands)
    {
        foreach (var receptacle in receptacles)
        {
            foreach (var thing in Bits.Members(Now.ContentsOf(receptacle)))
            {
                if (Bits.Contains(goal.Things, thing) && Bits.Contains(index.Pickupable, thing))
                    Do(errands, receptacle, new GroundAction(Verb.Take, thing, receptacle), mustOpen: true);
            }
        }
    }

    private void PutDown(int errands, int[] targets, int held)
    {
        foreach (var receptacle in targets)
        {
            if (Bits.Contains(index.Accepted[receptacle], held))
                Do(errands, receptacle, new GroundAction(Verb.Put, held, receptacle), mustOpen: true);
        }
    }

    private void Treat(int errands, Treatment treatment, int held)
    {
        var verb = Verb.Of(treatment);
        foreach (var receptacle in receptacles)
        {
            if ((index.World.Receptacles[receptacle].Traits & treatment.Appliance) != 0)
                Do(errands, receptacle, new GroundAction(verb, held, receptacle), mustOpen: false);
        }
    }

    private void Light(int errands)
    {
        foreach (var receptacle in receptacles)
        {
            foreach (var lamp in Bits.Members(Now.ContentsOf(receptacle)))
            {
                if (Bits.Contains(goal.Lamps, lamp))
                    Do(errands, receptacle, new GroundAction(Verb.Use, lamp), mustOpen: false);
            }
        }
    }

    /// <summary>An errand: goes to the receptacle, opens it where that is needed, does the deed, and looks for what is next.</summary>
    private void Do(int errands, int receptacle, GroundAction deed, bool mustOpen)
    {
        if (++errandsTried > mostErrandsTried)
            return;
        var before = path.Count;
        if (index.World.Receptacles[receptacle].Location != Now.Location)
            TryStep(new GroundAction(Verb.GoTo, receptacle: receptacle));
        if (mustOpen && !Sight.IsAccessible(index, Now, receptacle))
            TryStep(new GroundAction(Verb.Open, receptacle: receptacle));

        // A lamp that is on already needs no switching; being there is enough.
        if (CanImprove && (goal.Holds(Now) || TryStep(deed)) && CanImprove)
            Search(errands + 1);
        path.RemoveRange(before, path.Count - before);
    }

    // One more step than what has been done is a bound that is good enough for lists of this length.
    private bool CanImprove => best is null || path.Count < best.Length;

    private bool TryStep(GroundAction action)
    {
        if (Engine.Apply(index, Now, action, scratch[path.Count + 1]) is not Precondition.None)
            return false;
        path.Add(action);
        return true;
    }
}
