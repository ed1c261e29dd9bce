namespace CodeAct.Embodied.Agents.Prompts;

/// <summary>The house in which the worked examples of the prompts play. It is nobody's test: no game and no shipped house is
/// like it.</summary>
internal static class ExampleHouse
{
    private static readonly ImmutableArray<(string Name, ReceptacleTraits Traits)> Places =
    [
        ("armchair 1", ReceptacleTraits.None),
        ("cabinet 1", ReceptacleTraits.Openable),
        ("cabinet 2", ReceptacleTraits.Openable),
        ("countertop 1", ReceptacleTraits.None),
        ("desk 1", ReceptacleTraits.None),
        ("drawer 1", ReceptacleTraits.Openable),
        ("fridge 1", ReceptacleTraits.Openable | ReceptacleTraits.Cools),
        ("garbagecan 1", ReceptacleTraits.None),
        ("microwave 1", ReceptacleTraits.Openable | ReceptacleTraits.Heats),
        ("shelf 1", ReceptacleTraits.None),
        ("shelf 2", ReceptacleTraits.None),
        ("sinkbasin 1", ReceptacleTraits.Cleans),
    ];

    private static readonly ImmutableArray<(string Name, string Place, ThingTraits Traits)> Objects =
    [
        ("book 1", "shelf 2", ThingTraits.None),
        ("bowl 1", "cabinet 1", ThingTraits.Coolable | ThingTraits.Cleanable),
        ("bread 1", "cabinet 2", ThingTraits.Heatable | ThingTraits.Coolable),
        ("cup 1", "sinkbasin 1", ThingTraits.Cleanable),
        ("desklamp 1", "desk 1", ThingTraits.Toggleable),
        ("egg 1", "fridge 1", ThingTraits.Heatable | ThingTraits.Coolable),
        ("fork 1", "countertop 1", ThingTraits.Cleanable),
        ("newspaper 1", "armchair 1", ThingTraits.None),
        ("pencil 1", "shelf 2", ThingTraits.None),
        ("pencil 2", "desk 1", ThingTraits.None),
        ("statue 1", "shelf 1", ThingTraits.None),
    ];

    /// <summary>The house with a task.</summary>
    public static WorldDefinition With(Goal goal) => new()
    {
        Name = "example",
        Source = WorldSource.House,
        Goal = goal,
        GoalText = goal.Shape.Sentence(goal.ObjectKind, goal.TargetKind, 0),
        // The last location is the middle of the room.
        Locations = [.. Enumerable.Range(0, Places.Length + 1).Select(index => new Location($"location_{index:00}", $"loc {index + 1}", Pose: null))],
        Receptacles = [.. Places.Select((place, index) => new Receptacle
        {
            Id = place.Name,
            Name = place.Name,
            Kind = KindOf(place.Name),
            Location = index,
            Traits = place.Traits,
        })],
        Things = [.. Objects.Select(item => new Thing
        {
            Id = item.Name,
            Name = item.Name,
            Kind = KindOf(item.Name),
            Traits = item.Traits | (item.Traits is ThingTraits.Toggleable ? ThingTraits.None : ThingTraits.Pickupable),
        })],
        Accepts = [.. Places.Select(place => KindOf(place.Name)).Distinct()
            .Select(kind => new Acceptance(kind, [.. Objects.Select(item => KindOf(item.Name)).Distinct()]))],
        StartLocation = Places.Length,
        Contents = [.. Objects.Select((item, index) => new ThingInReceptacle(index, PlaceOf(item.Place)))],
        ThingLocations = [.. Objects.Select((item, index) => new ThingAtLocation(index, PlaceOf(item.Place)))],
    };

    private static int PlaceOf(string name) => Places.Select(place => place.Name).ToList().IndexOf(name);

    private static string KindOf(string name) => name.Split(' ')[0];
}
