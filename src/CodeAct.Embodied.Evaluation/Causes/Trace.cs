namespace CodeAct.Embodied.Evaluation.Causes;

/// <summary>What an episode came to know and to do, step by step, from its log.</summary>
internal sealed class Trace
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly WorldDefinition world;

    public Trace(EpisodeLog log)
    {
        Log = log;
        world = log.Start.World;
        Steps = [.. log.Events.OfType<PrimitiveCalled>()];
        foreach (var step in Steps)
            Follow(step, TriedCommand.Of(step.Command));
    }

    public EpisodeLog Log { get; }

    public ImmutableArray<PrimitiveCalled> Steps { get; }

    public Goal Goal => world.Goal;

    /// <summary>Names of the wanted kind that were listed as seen.</summary>
    public List<string> Seen { get; } = [];

    /// <summary>Names of the wanted kind that were held.</summary>
    public List<string> Held { get; } = [];

    /// <summary>Names of the wanted kind that were treated as the goal asks; where it asks for nothing, those that were held.</summary>
    public List<string> Ready { get; } = [];

    /// <summary>Names of the wanted kind that were brought to a wanted place.</summary>
    public List<string> Placed { get; } = [];

    /// <summary>Places whose contents were told.</summary>
    public HashSet<string> Inspected { get; } = new(StringComparer.Ordinal);

    /// <summary>Places at which the robot arrived.</summary>
    public HashSet<string> Visited { get; } = new(StringComparer.Ordinal);

    /// <summary>The last step that brought anything new; 0 where none did.</summary>
    public int LastNew { get; private set; }

    /// <summary>The last step that brought the task further; 0 where none did.</summary>
    public int LastMilestone { get; private set; }

    /// <summary>The last step that told of a new place; 0 where none did.</summary>
    public int LastInspection { get; private set; }

    /// <summary>How many places were inspected after each step.</summary>
    public List<int> InspectedAfter { get; } = [];

    public IEnumerable<PrimitiveCalled> Refused => Steps.Where(step => step.Unmet is not null);

    /// <summary>Whether the agent said that it was done, or asked to be judged.</summary>
    public bool Claimed => Log.Events.OfType<CodeStarted>().Any(code => code.CorrectionKind is CorrectionKind.Proposal);

    public EpisodeEndReason? EndedBy => Log.End?.EndedBy;

    /// <summary>The places of the world that can be gone to.</summary>
    public IEnumerable<string> Places => world.Receptacles.Select(receptacle => receptacle.Name);

    /// <summary>The object that is being worked for, from 1: the second once one of two is placed.</summary>
    public int Round => Math.Min(Placed.Count + 1, Goal.Shape.Count);

    /// <summary>How far it came.</summary>
    public string Milestone => Placed.Count > 0 ? "placed" : Ready.Count > 0 && Goal.Shape.Treatment is not null ? "ready" : Held.Count > 0 ? "held" : Seen.Count > 0 ? "seen" : "none";

    /// <summary>The places that hold a thing of the wanted kind at the start.</summary>
    public IEnumerable<string> Hiding => world.Contents.Where(content => world.Things[content.Thing].Kind == Goal.ObjectKind)
        .Select(content => world.Receptacles[content.Receptacle].Name).Distinct();

    public bool IsWanted(string name) => SearchFigures.IsOf(name, Goal.ObjectKind);

    public bool IsTarget(string place) => SearchFigures.IsOf(place, Goal.TargetKind);

    private void Follow(PrimitiveCalled step, TriedCommand tried)
    {
        if (step.Unmet is null)
        {
            foreach (var name in SearchFigures.NamesIn(step))
                Note(known.Add(name), step, IsWanted(name) && !Seen.Contains(name) ? Seen : null, name);
            Carry(step, tried);
        }

        InspectedAfter.Add(Inspected.Count);
    }

    private void Carry(PrimitiveCalled step, TriedCommand tried)
    {
        switch (tried.Verb)
        {
            case "go":
                Visited.Add(tried.Place);
                Inspect(step, tried.Place);
                break;
            case "open" or "examine":
                Inspect(step, tried.Place);
                break;
            case "take" when IsWanted(tried.Thing):
                Note(false, step, Held, tried.Thing);
                if (Goal.Shape.Treatment is null)
                    Note(false, step, Ready, tried.Thing);
                break;
            case "put" when IsWanted(tried.Thing) && IsTarget(tried.Place):
                Note(false, step, Placed, tried.Thing);
                break;
            case var verb when verb == TreatmentVerb && IsWanted(tried.Thing):
                Note(false, step, Ready, tried.Thing);
                break;
            default:
                break;
        }
    }

    /// <summary>The verb that the goal asks for; null for none.</summary>
    public string? TreatmentVerb => Goal.Type switch
    {
        TaskType.PickCleanThenPlaceInRecep => "clean",
        TaskType.PickHeatThenPlaceInRecep => "heat",
        TaskType.PickCoolThenPlaceInRecep => "cool",
        _ => null,
    };

    private void Inspect(PrimitiveCalled step, string place)
    {
        // A place that is merely closed tells nothing.
        var tells = step.Observation.Contains("you see", StringComparison.Ordinal);
        if (tells && Inspected.Add(place))
            (LastInspection, LastNew) = (step.Step, step.Step);
    }

    private void Note(bool isNew, PrimitiveCalled step, List<string>? milestone, string name)
    {
        if (milestone is not null && !milestone.Contains(name))
        {
            milestone.Add(name);
            (LastMilestone, isNew) = (step.Step, true);
        }

        if (isNew)
            LastNew = step.Step;
    }
}
