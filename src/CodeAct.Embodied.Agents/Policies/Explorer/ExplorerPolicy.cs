using CodeAct.Embodied.Simulation.Goals;
using CodeAct.Embodied.Simulation.Houses;
using CodeAct.Embodied.Simulation.Planning;

namespace CodeAct.Embodied.Agents.Policies.Explorer;

/// <summary>
/// The embedded agent: no language model, but real code actions. It reads the goal's sentence, looks for things where such
/// things usually are, and plans one part of the task a turn from what it has seen so far.
/// </summary>
/// <param name="placements">What it knows of households. Default: <see cref="PlacementTable.Shipped"/>.</param>
/// <param name="isSearcher">Whether it looks at places in the order of <see cref="OptimalSearch"/>, by what looking has cost in this house:
/// the agent <c>searcher</c>. Default: by what it costs in households on the whole.</param>
public sealed partial class ExplorerPolicy(PlacementTable? placements = null, bool isSearcher = false) : IPolicy
{
    private readonly PlacementTable placements = placements ?? PlacementTable.Shipped;
    private Beliefs? beliefs;
    private Judgement? judgement;
    private Goal? goal;
    private Goal? otherwise;
    private int phase;
    private bool tells;
    private bool hasLookInto;

    public string Name => isSearcher ? "searcher" : "explorer";

    public Task<Reply> ReplyAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Number == 1)
            Begin(turn);
        else
            Read(turn.Observation);
        return Task.FromResult(Decide() ?? Plan());
    }

    private void Begin(Turn turn)
    {
        if (turn.Functions.Name != FunctionList.Default.Name)
            throw new PolicyException($"The {Name} writes programs for the functions '{FunctionList.Default.Name}', not '{turn.Functions.Name}'; leave --functions out.");
        beliefs = Beliefs.FromIntroduction(turn.Observation)
            ?? throw new PolicyException($"The {Name} does not understand the first observation: it names no places or no task.");
        judgement = new Judgement(beliefs);
        goal = GoalSentenceReader.Read(beliefs.Task, kind => WorldCatalog.Shipped.Kinds.Things.TryGetValue(kind, out var known) ? known.Homes : [])
            ?? throw new PolicyException($"The {Name} does not understand the task '{beliefs.Task}': it is no sentence of the language of goals.");
        // ALFWorld's tasks can be done without a look at doors.
        tells = isSearcher || goal.Type is TaskType.Other;
    }

    private void Read(string output)
    {
        beliefs!.Read(output);
        if (attempt is { } tried && !tried.Succeeded())
            beliefs.GiveUp(tried.Thing);
        if (beliefs.Held is { } held)
            refusing.UnionWith(offered.Select(place => (Beliefs.KindOf(held), place)));
        (attempt, offered) = (null, []);

        // A traceback means that something was not as it should be; the function may be gone with the interpreter.
        if (output.Contains("Traceback", StringComparison.Ordinal) || output.Contains("started anew", StringComparison.Ordinal))
            hasLookInto = false;
    }

    /// <summary>Looks until it is clear which goal of an "if" is meant; null once it is.</summary>
    private Reply? Decide()
    {
        while (goal!.If is { } condition)
        {
            var everywhere = WithoutRoom(condition, isAsked: false);
            var holds = everywhere is null ? null : judgement!.Holds(everywhere, atFirst: true);
            if (holds is null && everywhere is Requirement.Doors doors)
                return Act("I see which doors are open.", Programs.Visit(OfKind(doors.Place).Where(place => !beliefs!.Doors.ContainsKey(place)).Take(PlacesPerSearch)));
            if (holds is null && Deciding(everywhere) is var places && places.Exists(place => !beliefs!.HasSeen(place)))
                return Look([.. Chore.Of(everywhere!).Select(chore => chore.Kind).OfType<string>()], places.Contains);
            // What things are like at first does not show, and few are anything. If that was wrong, it will not be over in the end.
            if (holds is null)
                otherwise = goal with { If = null, Else = null };
            goal = holds is true ? goal with { If = null, Else = null } : goal.Else;
        }

        return null;
    }

    // The places that one has to see to say whether a condition holds; none where seeing does not help.
    private List<string> Deciding(Requirement? condition) => condition switch
    {
        Requirement.Things { Quantity: not Quantity.All } things => OfKind(things.Place),
        Requirement.Things or Requirement.Tidy => OfKind(null),
        _ => [],
    };

    private Reply Plan()
    {
        while (true)
        {
            var isLast = phase == goal!.Phases.Length - 1;
            var asked = isLast && goal.Keep ? [.. goal.Phases.SelectMany(each => each)] : goal.Phases[phase];
            var known = asked.Select(requirement => WithoutRoom(requirement, isAsked: true)).OfType<Requirement>().ToImmutableArray();
            if (known.Length < asked.Length)
                return Stop("The task is about a room. What I see does not say which place is in which room, and there is more than one that could be meant.");
            if (known.OfType<Requirement.Tidy>().SelectMany(tidy => tidy.Homes).FirstOrDefault(home => home.Places.IsEmpty) is { } homeless)
                return Stop($"I do not know where {Nouns.A(homeless.Kind)} belongs.");
            if (Steps(known).FirstOrDefault() is { } next)
                return next;
            if (!isLast)
                phase++;
            else if (otherwise is null)
                return Stop("As far as I can see all is done, and yet it is not over.");
            else
                (goal, otherwise, phase) = (otherwise, null, 0);
        }
    }

    /// <summary>The condition without its room, where that cannot be wrong; null where it can.</summary>
    /// <param name="isAsked">Whether it has to be brought about: then more than was asked for is no harm.</param>
    private Requirement? WithoutRoom(Requirement requirement, bool isAsked) => requirement switch
    {
        Requirement.Things { Room: not null, Place: { } place } things when OfKind(place).Count == 1 || (isAsked && things.Quantity is Quantity.None) => things with { Room = null },
        Requirement.Doors { Room: not null } doors when isAsked => doors with { Room = null },
        Requirement.Tidy { Room: not null } tidy when isAsked => tidy with { Room = null },
        Requirement.Things { Room: not null } or Requirement.Doors { Room: not null } or Requirement.Tidy { Room: not null } => null,
        _ => requirement,
    };

    private List<string> OfKind(string? kind) => [.. beliefs!.Places.Where(place => kind is null || Beliefs.KindOf(place) == kind)];

    private static Reply Stop(string why) => new() { Thought = $"{why} I stop.", Stop = true };
}
