namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>A house with its tasks, as a world file describes it.</summary>
public sealed record House
{
    /// <summary>The name of the file without its ending, for example <c>kitchen</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it, for example "A kitchen to learn on".</summary>
    public required string Title { get; init; }

    public required FloorPlan Plan { get; init; }

    /// <summary>At least one, in the order of the file.</summary>
    public required ImmutableArray<HouseTask> Tasks { get; init; }

    public required ImmutableArray<Location> Locations { get; init; }

    public required ImmutableArray<Receptacle> Receptacles { get; init; }

    public required ImmutableArray<Thing> Things { get; init; }

    public required ImmutableArray<Acceptance> Accepts { get; init; }

    public required int StartLocation { get; init; }

    public required ImmutableArray<ThingInReceptacle> Contents { get; init; }

    public required ImmutableArray<ThingCondition> Conditions { get; init; }

    public required ImmutableArray<int> OpenReceptacles { get; init; }

    /// <summary>The house with one of its tasks: a world to play in, named <c>house#task</c>.</summary>
    /// <param name="task">One of <see cref="Tasks"/>.</param>
    public WorldDefinition World(HouseTask task) => new()
    {
        Name = $"{Name}#{task.Name}",
        Source = WorldSource.House,
        GoalText = task.GoalText,
        Goal = task.Goal,
        Locations = Locations,
        Receptacles = Receptacles,
        Things = Things,
        Accepts = Accepts,
        StartLocation = StartLocation,
        Contents = Contents,
        ThingLocations = [.. Contents.Select(content => new ThingAtLocation(content.Thing, Receptacles[content.Receptacle].Location))],
        Conditions = Conditions,
        OpenReceptacles = OpenReceptacles,
        Plan = Plan,
    };
}

/// <summary>Something to do in a house.</summary>
/// <param name="Name">The name in the world file, for example <c>heat-egg</c>.</param>
/// <param name="Variant">Which of ALFWorld's two templates states the goal: 0 or 1.</param>
public sealed record HouseTask(string Name, Goal Goal, int Variant)
{
    /// <summary>The task as the agent reads it, without capital and full stop.</summary>
    public string GoalText => Goal.Sentence(Variant);
}
