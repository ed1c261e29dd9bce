namespace CodeAct.Embodied.Simulation.Games;

/// <summary>Writes houses as games of ALFWorld, for planners and for the original engine.</summary>
public static class GameWriter
{
    /// <summary>ALFWorld's domain as its games carry it.</summary>
    public static string Domain { get; } = Resource("alfred.pddl");

    private static string Grammar { get; } = Resource("alfred.twl2");

    // What games say where the sentence belongs.
    private const string NoGoal = "UNKNOWN GOAL.";

    // What the domain's text names itself. ALFWorld's games declare it in the problem, other planners want it in the domain.
    private static readonly ImmutableArray<(string Type, ImmutableArray<string> Names)> Constants =
        [("rtype", ProblemWriter.ReceptacleTypesOfDomain), ("otype", ProblemWriter.ObjectTypesOfDomain)];

    // The comma makes "location," the type, which no location has: ALFWorld's games cannot examine what lies around. Other planners
    // refuse it.
    private const string TypeWithComma = "(?l - location, ?r - receptacle)";

    /// <summary>Domain and problem as other planners than ALFWorld's own take them. It has the same plans.</summary>
    /// <param name="problem">The problem as <see cref="Problem"/> writes it.</param>
    public static (string Domain, string Problem) ForPlanners(string problem)
    {
        const string predicates = " (:predicates";
        var constants = string.Concat(Constants.Select(row => $"  {string.Join(' ', row.Names)} - {row.Type}\n"));
        var domain = Domain.Replace(TypeWithComma, TypeWithComma.Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace(predicates, $" (:constants\n{constants} )\n\n{predicates}", StringComparison.Ordinal);
        return (domain, Constants.SelectMany(row => row.Names.Select(name => $"  {name} - {row.Type}\n"))
            .Aggregate(problem, (text, line) => text.Replace(line, "", StringComparison.Ordinal)));
    }

    /// <summary>The world as a PDDL problem.</summary>
    /// <exception cref="InputException">This is a game already, or ALFWorld's domain cannot say what is in the house or what its goal
    /// is.</exception>
    public static string Problem(WorldDefinition world)
    {
        if (world.Source is not WorldSource.House)
            throw new InputException(world.Name, "this is a game of ALFWorld already: its 'pddl_problem' is the problem; name a house");
        var problem = ProblemWriter.Write(world);
        Check(world, GameWorld.Build(world.Name, world.Name, world.GoalText, problem));
        return problem;
    }

    /// <summary>The whole game, as a <c>game.tw-pddl</c> holds it.</summary>
    /// <param name="walkthrough">A solution; null where there is none.</param>
    public static string File(WorldDefinition world, string problem, ImmutableArray<string>? walkthrough)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            Write(json, world, problem, walkthrough);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, WorldDefinition world, string problem, ImmutableArray<string>? walkthrough)
    {
        json.WriteStartObject();
        json.WriteString("pddl_domain", Domain);
        json.WriteString("grammar", Grammar.Replace(NoGoal, world.GoalText + ".", StringComparison.Ordinal));
        json.WriteString("pddl_problem", problem);
        json.WriteBoolean("solvable", walkthrough is not null);
        json.WriteStartArray("walkthrough");
        foreach (var command in walkthrough ?? [])
            json.WriteStringValue(command);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // In ALFWorld the kind decides what cleans, heats, cools and cuts, and the id decides the name.
    private static void Check(WorldDefinition house, WorldDefinition game)
    {
        var known = game.Receptacles.Select(receptacle => (receptacle.Name, Affords: (int)receptacle.Traits))
            .Concat(game.Things.Select(thing => (thing.Name, Affords: (int)thing.Traits)))
            .ToDictionary(entity => entity.Name, entity => entity.Affords, StringComparer.Ordinal);
        foreach (var (kind, name, affords) in house.Receptacles.Select(receptacle => (receptacle.Kind, receptacle.Name, (int)receptacle.Traits))
            .Concat(house.Things.Select(thing => (thing.Kind, thing.Name, (int)thing.Traits))))
        {
            if (!known.TryGetValue(name, out var other))
                throw new InputException(house.Name, $"no game of ALFWorld can name a {kind}; give the kind another name");
            if (other != affords)
            {
                throw new InputException(
                    house.Name,
                    $"ALFWorld's domain knows no {kind} that does what this one does: there a sinkbasin cleans, a microwave heats, a fridge cools, a knife and a butterknife slice, and nothing else");
            }
        }
    }

    private static string Resource(string name)
    {
        using var stream = typeof(GameWriter).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
