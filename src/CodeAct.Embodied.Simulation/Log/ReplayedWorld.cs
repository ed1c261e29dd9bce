namespace CodeAct.Embodied.Simulation.Log;

/// <summary>Checks a world that came with a log. Logs are passed around, so that nothing in one can be trusted: every index
/// must point at something, and lengths must be lengths.</summary>
internal static class ReplayedWorld
{
    private const int MostEntities = 5_000;
    private const double FarthestMetre = 1_000;

    /// <exception cref="InputException">The world is not sound. The message says where.</exception>
    public static void Check(WorldDefinition world, string source)
    {
        if (Problem(world) is { } problem)
            throw new InputException($"{source}: the world in this log is broken, so that it cannot be replayed: {problem}");
    }

    private static string? Problem(WorldDefinition world)
    {
        var (receptacles, things, locations) = (world.Receptacles.Length, world.Things.Length, world.Locations.Length);
        if (receptacles > MostEntities || things > MostEntities || locations > MostEntities)
            return $"it has more than {MostEntities} places or things";
        if (locations == 0)
            return "it has no location";
        return IndexProblem(world) ?? NameProblem(world) ?? PositionProblem(world) ?? (world.Plan is { } plan ? PlanProblem(plan, receptacles) : null);
    }

    private static string? IndexProblem(WorldDefinition world)
    {
        var (receptacles, things, locations) = (world.Receptacles.Length, world.Things.Length, world.Locations.Length);
        (string List, IEnumerable<int> Indexes, int Count)[] lists =
        [
            ("start_location", [world.StartLocation], locations),
            ("receptacles", world.Receptacles.Select(receptacle => receptacle.Location), locations),
            ("contents", world.Contents.Select(pair => pair.Thing), things),
            ("contents", world.Contents.Select(pair => pair.Receptacle), receptacles),
            ("thing_locations", world.ThingLocations.Select(pair => pair.Thing), things),
            ("thing_locations", world.ThingLocations.Select(pair => pair.Location), locations),
            ("inner_things", world.InnerThings.SelectMany(pair => new[] { pair.Inner, pair.Outer }), things),
            ("conditions", world.Conditions.Select(condition => condition.Thing), things),
            ("open_receptacles", world.OpenReceptacles, receptacles),
        ];
        return lists.SelectMany(list => list.Indexes.Where(index => index < 0 || index >= list.Count).Select(index => $"{list.List} names entity {index} of {list.Count}"))
            .FirstOrDefault();
    }

    private static string? NameProblem(WorldDefinition world)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return world.Receptacles.Select(receptacle => receptacle.Name).Concat(world.Things.Select(thing => thing.Name))
            .Where(name => !names.Add(name)).Select(name => $"two entities are called '{name}'").FirstOrDefault();
    }

    private static string? PositionProblem(WorldDefinition world)
    {
        var positions = world.Receptacles.Select(receptacle => receptacle.Position).Concat(world.Things.Select(thing => thing.Position));
        if (positions.Any(position => position is { } at && !(IsNear(at.X) && IsNear(at.Y) && IsNear(at.Height))))
            return "something is not on the plan";
        return world.Locations.Any(location => location.Pose is { } pose && !(IsNear(pose.X) && IsNear(pose.Y)))
            ? "a location is not on the plan"
            : null;
    }

    private static string? PlanProblem(FloorPlan plan, int receptacles)
    {
        if (plan.Rooms.IsEmpty)
            return "its plan has no rooms";
        if (plan.Furniture.Length != receptacles)
            return $"its plan has {plan.Furniture.Length} pieces of furniture for {receptacles} receptacles";
        var areas = plan.Rooms.Select(room => room.Area).Concat(plan.Doors.Select(door => door.Opening)).Concat(plan.Furniture.Select(piece => piece.Area));
        if (!areas.All(area => IsNear(area.X) && IsNear(area.Y) && area.Width >= 0 && area.Depth >= 0 && IsNear(area.Right) && IsNear(area.Top)))
            return "a rectangle of its plan is none";
        return Area(plan.Extent) <= 100 * 100 ? null : "its plan is too large";
    }

    private static double Area(Rectangle area) => area.Width * area.Depth;

    private static bool IsNear(double metres) => Math.Abs(metres) <= FarthestMetre;
}
