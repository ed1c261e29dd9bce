namespace CodeAct.Embodied.Simulation.Games;

/// <summary>Makes a world of the facts of a PDDL problem.</summary>
internal sealed class GameWorld
{
    // Published games have at most 54, 153 and 61. A state has a bit for every pair: without a limit a file of a few
    // megabytes would ask for gigabytes.
    private const int MaxReceptacles = 1000;
    private const int MaxThings = 5000;

    private readonly string source;
    private readonly ProblemReader problem;

    // By id, in the order of first use in the problem.
    private readonly string?[] names;
    private readonly string?[] kinds;
    private readonly bool[] isReceptacle;
    private readonly bool[] isThing;
    private readonly int[] locationOf;
    private readonly ThingTraits[] thingTraits;
    private readonly ReceptacleTraits[] receptacleTraits;
    private readonly int[] indexOf;

    private GameWorld(string source, ProblemReader problem)
    {
        this.source = source;
        this.problem = problem;
        var count = problem.Ids.Count;
        kinds = new string?[count];
        isReceptacle = new bool[count];
        isThing = new bool[count];
        locationOf = new int[count];
        Array.Fill(locationOf, -1);
        thingTraits = new ThingTraits[count];
        receptacleTraits = new ReceptacleTraits[count];
        indexOf = new int[count];
        names = new string?[count];
    }

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

        var locations = ImmutableArray.CreateBuilder<Location>();
        var receptacles = ImmutableArray.CreateBuilder<Receptacle>();
        var things = ImmutableArray.CreateBuilder<Thing>();
        var isLocation = LocationIds();
        foreach (var id in sorted)
        {
            if (!isLocation[id])
                continue;
            indexOf[id] = locations.Count;
            locations.Add(new Location(problem.Ids[id], names[id] ?? problem.Ids[id], GameIds.PoseOf(problem.Ids[id])));
        }

        foreach (var id in sorted)
        {
            if (isReceptacle[id])
            {
                indexOf[id] = receptacles.Count;
                receptacles.Add(MakeReceptacle(id));
            }
            else if (isThing[id])
            {
                indexOf[id] = things.Count;
                things.Add(MakeThing(id));
            }
        }

        if (receptacles.Count > MaxReceptacles || things.Count > MaxThings || locations.Count > MaxThings)
        {
            throw new InputException(source,
                $"pddl_problem: {receptacles.Count} receptacles, {things.Count} things and {locations.Count} locations are more than a household can have ({MaxReceptacles}, {MaxThings} and {MaxThings})");
        }

        return new WorldDefinition
        {
            Name = name,
            Source = WorldSource.Game,
            GoalText = goalText,
            Goal = problem.Goal!,
            Locations = locations.DrainToImmutable(),
            Receptacles = receptacles.DrainToImmutable(),
            Things = things.DrainToImmutable(),
            Accepts = ReadAcceptances(),
            StartLocation = StartLocation(),
            Contents = [.. Pairs(Predicate.InReceptacle, isThing, isReceptacle).Select(pair => new ThingInReceptacle(pair.First, pair.Second))],
            ThingLocations = [.. Pairs(Predicate.ObjectAtLocation, isThing, isLocation).Select(pair => new ThingAtLocation(pair.First, pair.Second))],
            InnerThings = [.. Pairs(Predicate.InReceptacleObject, isThing, isThing).Select(pair => new ThingInThing(pair.First, pair.Second))],
            Conditions = ReadConditions(),
            OpenReceptacles = [.. problem.Facts.Where(fact => fact.Predicate is Predicate.Opened && isReceptacle[fact.First]).Select(fact => indexOf[fact.First])],
        };
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
                    thingTraits[first] |= TraitOf(predicate);
                    break;
            }
        }
    }

    private static ThingTraits TraitOf(Predicate predicate) => predicate switch
    {
        Predicate.Pickupable => ThingTraits.Pickupable,
        Predicate.Cleanable => ThingTraits.Cleanable,
        Predicate.Heatable => ThingTraits.Heatable,
        Predicate.Coolable => ThingTraits.Coolable,
        Predicate.Sliceable => ThingTraits.Sliceable,
        Predicate.Toggleable => ThingTraits.Toggleable,
        Predicate.IsReceptacleObject => ThingTraits.ReceptacleObject,
        _ => ThingTraits.None,
    };

    private bool[] LocationIds()
    {
        var isLocation = new bool[problem.Ids.Count];
        foreach (var fact in problem.Facts)
        {
            if (fact.Predicate is Predicate.AtLocation or Predicate.ReceptacleAtLocation or Predicate.ObjectAtLocation)
                isLocation[fact.Second] = true;
        }

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

    private int StartLocation()
    {
        foreach (var fact in problem.Facts)
        {
            if (fact.Predicate is Predicate.AtLocation)
                return indexOf[fact.Second];
        }

        throw new InputException(source, "pddl_problem: no atLocation fact says where the robot starts");
    }

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

    private ImmutableArray<ThingCondition> ReadConditions()
    {
        var conditions = ImmutableArray.CreateBuilder<ThingCondition>();
        foreach (var (predicate, first, _) in problem.Facts)
        {
            Condition? condition = predicate switch
            {
                Predicate.IsClean => Condition.Clean,
                Predicate.IsHot => Condition.Hot,
                Predicate.IsCool => Condition.Cool,
                Predicate.IsSliced => Condition.Sliced,
                Predicate.IsToggled => Condition.Toggled,
                _ => null,
            };
            if (condition is { } holds && isThing[first])
                conditions.Add(new ThingCondition(indexOf[first], holds));
        }

        return conditions.DrainToImmutable();
    }
}
