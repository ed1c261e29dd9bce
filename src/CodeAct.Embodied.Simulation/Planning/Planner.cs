using CodeAct.Embodied.Simulation.Rules;

namespace CodeAct.Embodied.Simulation.Planning;

/// <summary>Finds a shortest plan from any state, for any goal.</summary>
/// <remarks>A search by A* over errands, with <see cref="Estimate"/>. States are tried in the engine itself, so that a plan is one by its rules. What is
/// counted are states and never time, so that the answer is the same on every machine.</remarks>
internal sealed class Planner
{
    /// <summary>States that are looked at before the search gives up proving that a plan is shortest, unless the caller says otherwise.</summary>
    public const int MostNodes = 200_000;

    private readonly WorldIndex index;
    private readonly SearchTables tables;
    private readonly Survey survey;
    private readonly Estimate estimate;
    private readonly Errands errands;
    private readonly WorldState start;
    private readonly int startPhase;
    private readonly WorldState[] scratch;
    private readonly List<Errand> next = [];

    private Planner(WorldIndex index, WorldState state, int phase)
    {
        (this.index, start) = (index, state);
        tables = SearchTables.Of(index);
        startPhase = tables.Goal.Advance(phase, state);
        survey = new Survey(index, tables, tables.RelevantFrom(state));
        estimate = new Estimate(index, tables);
        errands = new Errands(index, tables);
        // The state that is gone on from, and two that take turns on an errand.
        scratch = [new WorldState(index.Layout), new WorldState(index.Layout), new WorldState(index.Layout)];
    }

    /// <summary>Looks for a shortest plan; where that takes too long, for one that is not much longer.</summary>
    /// <param name="phase">How many phases of the goal are behind.</param>
    /// <param name="mostNodes">How many states are looked at before the search gives up; then half as many for a plan without proof, if one is wanted.</param>
    /// <param name="needsProof">Whether a plan that may not be shortest is of no use.</param>
    public static Plan Find(WorldIndex index, WorldState state, int phase, int mostNodes, bool needsProof, CancellationToken cancellationToken)
    {
        var planner = new Planner(index, state, phase);
        var plan = planner.Search(1, mostNodes, cancellationToken);
        if (plan.Actions is not null || plan.AtLeast is null || needsProof)
            return plan;
        // The estimate counts half as much again, then twice as much: fewer states, and a plan at most so much longer.
        foreach (var weight in (double[])[1.5, 2, 4])
        {
            var longer = planner.Search(weight, mostNodes / 2, cancellationToken);
            plan = plan with { Nodes = plan.Nodes + longer.Nodes };
            if (longer.Actions is { } actions)
                return plan with { Actions = actions };
        }

        return plan;
    }

    private Plan Search(double weight, int mostNodes, CancellationToken cancellationToken)
    {
        var tree = new List<Node> { new(-1, [], startPhase) };
        var seen = new Dictionary<UInt128, int>();
        var queue = new PriorityQueue<int, (double Total, int Left)>();
        survey.Fill(start);
        var (looked, atLeast) = (0, 0);
        if (estimate.Of(start, startPhase, survey) is var first && first == Estimate.Never)
            return new Plan(null, null, 1);
        seen[survey.Key(start, startPhase)] = 0;
        queue.Enqueue(0, (weight * first, first));

        while (queue.TryDequeue(out var number, out var priority))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var node = tree[number];
            var state = Replay(tree, number);
            survey.Fill(state);
            // A shorter way to this state was found after this one.
            if (seen[survey.Key(state, node.Phase)] < node.Length)
                continue;
            atLeast = Math.Max(atLeast, (int)priority.Total);
            if (tables.Goal.Holds(state, node.Phase))
                return new Plan(Actions(tree, number), weight == 1 ? node.Length : atLeast, looked);
            if (++looked > mostNodes)
                return new Plan(null, weight == 1 ? atLeast : 0, looked);

            errands.List(state, node.Phase, survey, next);
            foreach (var errand in next)
            {
                if (Do(errand, state, node.Phase) is not var (actions, after, phase))
                    continue;
                survey.Fill(after);
                var length = node.Length + actions.Length;
                var key = survey.Key(after, phase);
                if (seen.TryGetValue(key, out var known) && known <= length)
                    continue;
                var left = estimate.Of(after, phase, survey);
                if (left == Estimate.Never)
                    continue;
                seen[key] = length;
                tree.Add(new Node(number, actions, phase) { Length = length });
                queue.Enqueue(tree.Count - 1, (length + (weight * left), left));
            }
        }

        return new Plan(null, null, looked);
    }

    /// <summary>Carries out an errand; null where it is none, or nothing is to be done.</summary>
    private (ImmutableArray<GroundAction> Actions, WorldState After, int Phase)? Do(Errand errand, WorldState state, int phase)
    {
        List<GroundAction> actions = new(3);
        var now = state;
        if (index.LocationOf[errand.Receptacle] != now.Location && !Step(new GroundAction(Verb.GoTo, receptacle: errand.Receptacle)))
            return null;
        // On the way the goal may hold already: a lamp is on where one arrives.
        if (!tables.Goal.Holds(now, phase) || now == state)
        {
            if (errand.MustOpen && !Sight.IsAccessible(index, now, errand.Receptacle) && !Step(new GroundAction(Verb.Open, receptacle: errand.Receptacle)))
                return null;
            if (errand.Deed is { } deed && !Step(deed))
                return null;
        }

        return actions.Count == 0 ? null : ([.. actions], now, phase);

        bool Step(GroundAction action)
        {
            var after = now == scratch[1] ? scratch[2] : scratch[1];
            if (Engine.Apply(index, now, action, after) is not Precondition.None)
                return false;
            actions.Add(action);
            (now, phase) = (after, tables.Goal.Advance(phase, after));
            return true;
        }
    }

    // A tree of actions takes a small part of the memory that a tree of states would.
    private WorldState Replay(List<Node> tree, int number)
    {
        var now = scratch[0];
        now.CopyFrom(start);
        foreach (var action in Actions(tree, number))
        {
            action.Verb.Apply(index, action, now);
        }

        return now;
    }

    private static ImmutableArray<GroundAction> Actions(List<Node> tree, int number)
    {
        var actions = new GroundAction[tree[number].Length];
        for (var at = actions.Length; number >= 0; number = tree[number].Parent)
        {
            at -= tree[number].Actions.Length;
            tree[number].Actions.CopyTo(actions, at);
        }

        return [.. actions];
    }

    /// <summary>A state by the actions that lead to it from another.</summary>
    private sealed record Node(int Parent, ImmutableArray<GroundAction> Actions, int Phase)
    {
        public int Length { get; init; }
    }
}
