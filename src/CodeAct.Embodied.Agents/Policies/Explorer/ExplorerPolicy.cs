using CodeAct.Embodied.Simulation.Goals;

namespace CodeAct.Embodied.Agents.Policies.Explorer;

/// <summary>
/// The embedded agent: no language model, but real code actions. It reads the goal's sentence, looks for things where such
/// things usually are, and plans one part of the task a turn from what it has seen so far.
/// </summary>
/// <param name="placements">What it knows of households. Default: <see cref="PlacementTable.Shipped"/>.</param>
public sealed class ExplorerPolicy(PlacementTable? placements = null) : IPolicy
{
    /// <summary>Places in one search program; a turn's output must hold what is seen there.</summary>
    private const int PlacesPerSearch = 6;

    private readonly PlacementTable placements = placements ?? PlacementTable.Shipped;
    private Beliefs? beliefs;
    private Goal? goal;
    private string? wanted;
    private bool hasLookInto;

    public string Name => "explorer";

    public Task<Reply> ReplyAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Number == 1)
            Begin(turn);
        else
            Read(turn.Observation);
        return Task.FromResult(Plan());
    }

    private void Begin(Turn turn)
    {
        if (turn.Functions.Name != FunctionList.Default.Name)
            throw new PolicyException($"The explorer writes programs for the functions '{FunctionList.Default.Name}', not '{turn.Functions.Name}'; leave --functions out.");
        beliefs = Beliefs.FromIntroduction(turn.Observation)
            ?? throw new PolicyException("The explorer does not understand the first observation: it names no places or no task.");
        goal = (GoalSentenceReader.Read(beliefs.Task) is { } read && read.Type is not TaskType.Other ? read : null)
            ?? throw new PolicyException($"The explorer does not understand the task '{beliefs.Task}': it knows ALFWorld's twelve sentences.");
    }

    private void Read(string output)
    {
        beliefs!.Read(output);
        if (wanted is not null && beliefs.Held != wanted)
            beliefs.GiveUp(wanted);
        wanted = null;

        // A traceback means that something was not as it should be; the function may be gone with the interpreter.
        if (output.Contains("Traceback", StringComparison.Ordinal) || output.Contains("started anew", StringComparison.Ordinal))
            hasLookInto = false;
    }

    private Reply Plan()
    {
        if (beliefs!.Held is not { } held)
            return Obtain(goal!.ObjectKind);
        if (goal!.Shape.Treatment is { } treatment && !beliefs.IsTreated)
            return Treat(held, treatment.Verb, treatment.ApplianceKind);
        return goal.Shape.UnderLamp ? Light(goal.TargetKind) : Place(held, goal.TargetKind);
    }

    private Reply Obtain(string kind)
    {
        // What lies at its destination stays there; for two things, that is where the first one was put.
        var isSecond = goal!.Shape.Count > 1 && beliefs!.LastPut is not null;
        foreach (var (thing, place) in beliefs!.Find(kind))
        {
            if (isSecond && place == beliefs.LastPut)
                continue;
            wanted = thing;
            return Act($"I saw {thing} at {place}. I fetch it.", Programs.Fetch(thing, place, place == beliefs.At));
        }

        return Search(kind, Programs.SearchAndTake);
    }

    private Reply Light(string lampKind)
    {
        foreach (var (lamp, place) in beliefs!.Find(lampKind))
        {
            wanted = lamp;
            return Act($"I hold {beliefs.Held} and saw {lamp} at {place}. I switch it on there.", Programs.UseKnown(lamp, place, place == beliefs.At));
        }

        return Search(lampKind, Programs.SearchAndUse);
    }

    private Reply Search(string kind, Func<string, IEnumerable<string>, string> program)
    {
        var places = Promising(kind).Take(PlacesPerSearch).ToList();
        if (places.Count == 0)
            return new Reply { Thought = $"I have looked everywhere and there is no {kind} to be had. I stop.", Stop = true };

        var where = string.Join(", ", places.Select(Beliefs.KindOf).Distinct());
        var code = program(kind, places);
        if (!hasLookInto)
            code = Programs.LookInto + code;
        hasLookInto = true;
        return Act($"I need {WithArticle(kind)}. I have not looked everywhere yet; the likeliest places are: {where}.", code);
    }

    private Reply Treat(string held, string function, string applianceKind)
    {
        var appliances = OfKind(applianceKind);
        return appliances.Count == 0
            ? new Reply { Thought = $"There is no {applianceKind} in this house, so I cannot {function} the {held}. I stop.", Stop = true }
            : Act($"I hold {held}. To {function} it I need {WithArticle(applianceKind)}.", Programs.Treat(function, held, appliances));
    }

    private Reply Place(string held, string targetKind)
    {
        // Two things must end up in the same place; otherwise a place that is known to be open costs least.
        var targets = OfKind(targetKind)
            .OrderByDescending(place => place == beliefs!.LastPut)
            .ThenByDescending(place => beliefs!.Find(goal!.ObjectKind).Count(seen => seen.Place == place))
            .ThenByDescending(beliefs!.HasSeen)
            .ToList();
        return targets.Count == 0
            ? new Reply { Thought = $"There is no {targetKind} in this house. I stop.", Stop = true }
            : Act($"I hold {held} and take it to {WithArticle(targetKind)}.", Programs.Put(held, targets));
    }

    // The likeliest places first, by the chance of success for each step that looking costs.
    private IEnumerable<string> Promising(string kind) =>
        from place in beliefs!.Places
        where !beliefs.HasSeen(place)
        let placeKind = Beliefs.KindOf(place)
        orderby IsDestinationOfTwo(placeKind), placements.Promise(kind, placeKind) descending
        select place;

    // Of two things, one that is at its destination already helps only when the other has been found.
    private bool IsDestinationOfTwo(string placeKind) => goal!.Shape.Count > 1 && placeKind == goal.TargetKind;

    private List<string> OfKind(string kind) => [.. beliefs!.Places.Where(place => Beliefs.KindOf(place) == kind)];

    private static string WithArticle(string kind) => ("aeiou".Contains(kind[0], StringComparison.Ordinal) ? "an " : "a ") + kind;

    private static Reply Act(string thought, string code) => new() { Thought = thought, Action = new AgentAction.Program(code) };
}
