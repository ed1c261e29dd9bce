namespace CodeAct.Embodied.Simulation.Games;

/// <summary>Makes a world of the facts of a PDDL problem.</summary>
internal sealed class GameWorld(string source, ProblemReader problem)
{
    // Published games have at most 54, 153 and 61. A state has a bit for every pair: without a limit a file of a few
    // megabytes would ask for gigabytes.
    private const int MaxReceptacles = 1000;
    private const int MaxThings = 5000;

    // What a predicate says of its first argument: most are called as what they say.
    private static readonly ImmutableArray<ThingTraits> TraitOf = [.. EnumNames.All<Predicate>().Select(predicate =>
        predicate is Predicate.IsReceptacleObject ? ThingTraits.ReceptacleObject : EnumNames.Parse<ThingTraits>(Predicates.Name(predicate)) ?? ThingTraits.None)];

    private static readonly ImmutableArray<Condition?> ConditionOf = [.. EnumNames.All<Predicate>().Select(predicate =>
        Predicates.Name(predicate) is ['i', 's', .. var name] ? EnumNames.Parse<Condition>(name) : null)];

    // By id, in the order of first use in the problem.
    private readonly string?[] names = new string?[problem.Ids.Count];
    private readonly string?[] kinds = new string?[problem.Ids.Count];
    private readonly bool[] isReceptacle = new bool[problem.Ids.Count];
    private readonly bool[] isThing = new bool[problem.Ids.Count];
    private readonly int[] locationOf = [.. Enumerable.Repeat(-1, problem.Ids.Count)];
    private readonly ThingTraits[] thingTraits = new ThingTraits[problem.Ids.Count];
    private readonly ReceptacleTraits[] receptacleTraits = new ReceptacleTraits[problem.Ids.Count];
    private readonly int[] indexOf = new int[problem.Ids.Count];

    /// <summary>Makes the world.</summary>
    /// <param name="name">The world's name.</param>
    /// <param name="source">What to call the game in errors.</param>
    /// <param name="goalText">The task's sentence, without a full stop.</param>
    /// <exception cref="InputException">The problem is broken or incomplete.</exception>
    public static WorldDefinition Build(string name, string source, string goalText, string pddlProblem) =>
        new GameWorld(source, ProblemReader.Read(source, pddlProblem)).Build(name, goalText);

    private WorldDefinition Build(string name, string goalText)
    {
        var sorted = SortIds();
        ReadTraits();
        for (var id = 0; id < isThing.Length; id++)
            isThing[id] &= !isReceptacle[id];

        var isLocation = LocationIds();
        int[] locations = Numbered(isLocation), receptacles = Numbered(isReceptacle), things = Numbered(isThing);
        if (receptacles.Length > MaxReceptacles || things.Length > MaxThings || locations.Length > MaxThings)
        {
            throw new InputException(source,
                $"pddl_problem: {receptacles.Length} receptacles, {things.Length} things and {locations.Length} locations are more than a household can have ({MaxReceptacles}, {MaxThings} and {MaxThings})");
        }

        return new WorldDefinition
        {
            Name = name,
            Source = WorldSource.Game,
            GoalText = goalText,
            Goal = problem.Goal!,
            Locations = [.. locations.Select(id => new Location(problem.Ids[id], names[id] ?? problem.Ids[id], GameIds.PoseOf(problem.Ids[id])))],
            Receptacles = [.. receptacles.Select(MakeReceptacle)],
            Things = [.. things.Select(MakeThing)],
            Accepts = ReadAcceptances(),
            StartLocation = StartLocation(),
            Contents = [.. Pairs(Predicate.InReceptacle, isThing, isReceptacle).Select(pair => new ThingInReceptacle(pair.First, pair.Second))],
            ThingLocations = [.. Pairs(Predicate.ObjectAtLocation, isThing, isLocation).Select(pair => new ThingAtLocation(pair.First, pair.Second))],
            InnerThings = [.. Pairs(Predicate.InReceptacleObject, isThing, isThing).Select(pair => new ThingInThing(pair.First, pair.Second))],
            Conditions = [.. problem.Facts.Where(fact => ConditionOf[(int)fact.Predicate] is not null && isThing[fact.First])
                .Select(fact => new ThingCondition(indexOf[fact.First], ConditionOf[(int)fact.Predicate]!.Value))],
            OpenReceptacles = [.. problem.Facts.Where(fact => fact.Predicate is Predicate.Opened && isReceptacle[fact.First]).Select(fact => indexOf[fact.First])],
        };

        int[] Numbered(bool[] isMember)
        {
            var ids = Array.FindAll(sorted, id => isMember[id]);
            for (var i = 0; i < ids.Length; i++)
                indexOf[ids[i]] = i;
            return ids;
        }
    }

    // In the order in which entities are numbered and listed.
    private int[] SortIds()
    {
        int[] sorted = [.. Enumerable.Range(0, problem.Ids.Count)];
        Array.Sort([.. problem.Ids], sorted, StringComparer.Ordinal);
        var sortedNames = GameIds.Names([.. sorted.Select(id => problem.Ids[id])]);
        for (var i = 0; i < sorted.Length; i++)
            names[sorted[i]] = sortedNames[i];
        return sorted;
    }

    private void ReadTraits()
    {
        foreach (var (predicate, first, second) in problem.Facts)
        {
            switch (predicate)
            {
                case Predicate.ReceptacleAtLocation:
                    isReceptacle[first] = true;
                    locationOf[first] = second;
                    break;
                case Predicate.ReceptacleType:
                    isReceptacle[first] = true;
                    kinds[first] = Predicates.KindOfType(problem.Ids[second]);
                    break;
                case Predicate.ObjectType:
                    isThing[first] = true;
                    kinds[first] ??= Predicates.KindOfType(problem.Ids[second]);
                    break;
                case Predicate.InReceptacle or Predicate.ObjectAtLocation:
                    isThing[first] = true;
                    break;
                case Predicate.InReceptacleObject:
                    isThing[first] = isThing[second] = true;
                    break;
                case Predicate.Openable:
                    receptacleTraits[first] |= ReceptacleTraits.Openable;
                    break;
                default:
                    thingTraits[first] |= TraitOf[(int)predicate];
                    break;
            }
        }
    }

    private bool[] LocationIds()
    {
        var isLocation = new bool[problem.Ids.Count];
        foreach (var fact in problem.Facts.Where(fact => fact.Predicate is Predicate.AtLocation or Predicate.ReceptacleAtLocation or Predicate.ObjectAtLocation))
            isLocation[fact.Second] = true;
        return isLocation;
    }

    private Receptacle MakeReceptacle(int id)
    {
        if (locationOf[id] < 0)
            throw new InputException(source, $"pddl_problem: the receptacle '{ProblemReader.Shorten(problem.Ids[id])}' has no receptacleAtLocation fact");
        var kind = kinds[id] ?? "";
        return new Receptacle
        {
            Id = problem.Ids[id],
            Name = NameOf(id),
            Kind = kind,
            Location = indexOf[locationOf[id]],
            Traits = receptacleTraits[id] | kind switch
            {
                "sinkbasin" => ReceptacleTraits.Cleans,
                "microwave" => ReceptacleTraits.Heats,
                "fridge" => ReceptacleTraits.Cools,
                _ => ReceptacleTraits.None,
            },
            Position = GameIds.PositionOf(problem.Ids[id]),
        };
    }

    private Thing MakeThing(int id)
    {
        var kind = kinds[id] ?? "";
        return new Thing
        {
            Id = problem.Ids[id],
            Name = NameOf(id),
            Kind = kind,
            Traits = thingTraits[id] | (kind is "knife" or "butterknife" ? ThingTraits.Slices : ThingTraits.None),
            Position = GameIds.PositionOf(problem.Ids[id]),
        };
    }

    // An id without a class is shown with a blank behind it, as the original does.
    private string NameOf(int id) => names[id] ?? problem.Ids[id] + " ";

    private int StartLocation() =>
        problem.Facts.Where(fact => fact.Predicate is Predicate.AtLocation).Select(fact => (int?)indexOf[fact.Second]).FirstOrDefault()
            ?? throw new InputException(source, "pddl_problem: no atLocation fact says where the robot starts");

    private IEnumerable<(int First, int Second)> Pairs(Predicate predicate, bool[] isFirst, bool[] isSecond) =>
        from fact in problem.Facts
        where fact.Predicate == predicate && isFirst[fact.First] && isSecond[fact.Second]
        select (indexOf[fact.First], indexOf[fact.Second]);

    private ImmutableArray<Acceptance> ReadAcceptances() =>
    [
        .. problem.Facts
            .Where(fact => fact.Predicate is Predicate.CanContain)
            .GroupBy(fact => fact.First, fact => Predicates.KindOfType(problem.Ids[fact.Second]))
            .Select(group => new Acceptance(Predicates.KindOfType(problem.Ids[group.Key]), [.. group.Order(StringComparer.Ordinal)]))
            .OrderBy(acceptance => acceptance.ReceptacleKind, StringComparer.Ordinal),
    ];
}
