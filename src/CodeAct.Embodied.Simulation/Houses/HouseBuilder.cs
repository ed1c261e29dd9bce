namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>Turns names into indexes.</summary>
internal static class HouseBuilder
{
    // Sorts after every "before …".
    private const string StartId = "start";

    /// <param name="furniture">In the order of ids.</param>
    /// <param name="poses">Where one stands before each piece.</param>
    public static House Build(
        string name, WorldOrigin? origin, HouseDraft draft, FloorPlan plan, ImmutableArray<PlacedPiece> furniture, ImmutableArray<Pose> poses, ImmutableArray<HouseTask> tasks)
    {
        var robot = draft.Robot!.Point;
        var locations = furniture.Select((piece, i) => (piece, pose: poses[i]))
            .Where(place => place.piece.Piece.Stand?.Piece is null)
            .Select((place, i) => new Location($"before {place.piece.Piece.Id}", $"loc {i + 1}", place.pose))
            .ToList();
        locations.Add(new Location(StartId, $"loc {locations.Count + 1}", new Pose(robot.X, robot.Y, 0)));
        var locationIndex = locations.Select((location, i) => (location.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
        var pieceIds = furniture.ToDictionary(piece => piece.Piece.Name, piece => piece.Piece.Id, StringComparer.Ordinal);

        var placed = furniture.SelectMany((piece, index) => piece.Piece.Holds
                .Zip(ThingPlacement.Of(piece, furniture), (thing, position) => (Thing: thing, Position: position, Receptacle: index)))
            .OrderBy(thing => thing.Thing.Id, StringComparer.Ordinal)
            .ToImmutableArray();
        ImmutableArray<Receptacle> receptacles =
            [.. furniture.Select(piece => Receptacle(piece, locationIndex[$"before {pieceIds[piece.Piece.Stand?.Piece ?? piece.Piece.Name]}"]))];
        ImmutableArray<Thing> things = [.. placed.Select(thing => Thing(thing.Thing, thing.Position))];
        ImmutableArray<Acceptance> accepts =
        [
            .. furniture.Select(piece => piece.Piece.Kind).DistinctBy(kind => kind.Name)
                .OrderBy(kind => kind.Name, StringComparer.Ordinal)
                .Select(kind => new Acceptance(kind.Name, kind.Accepts)),
        ];
        return new House(name, draft.Title, plan, tasks, task => new WorldDefinition
        {
            Name = origin is null ? $"{name}#{task.Name}" : name,
            Origin = origin,
            Source = WorldSource.House,
            GoalText = task.GoalText,
            Goal = task.Goal,
            Locations = [.. locations],
            Receptacles = receptacles,
            Things = things,
            Accepts = accepts,
            StartLocation = locations.Count - 1,
            Contents = [.. placed.Select((thing, i) => new ThingInReceptacle(i, thing.Receptacle))],
            ThingLocations = [.. placed.Select((thing, i) => new ThingAtLocation(i, receptacles[thing.Receptacle].Location))],
            Conditions = [.. placed.SelectMany((thing, i) => thing.Thing.Conditions.Distinct().Select(condition => new ThingCondition(i, condition)))],
            OpenReceptacles = [.. Enumerable.Range(0, furniture.Length).Where(i => furniture[i].Piece.IsOpen)],
            Plan = plan,
        });
    }

    private static Receptacle Receptacle(PlacedPiece piece, int location) => new()
    {
        Id = piece.Piece.Id,
        Name = piece.Piece.Name,
        Kind = piece.Piece.Kind.Name,
        Location = location,
        Traits = piece.Piece.Traits,
        Position = piece.Footprint.Area.Centre with { Height = piece.Piece.Kind.Height },
    };

    private static Thing Thing(ThingDraft thing, Position position) => new()
    {
        Id = thing.Id,
        Name = thing.Name,
        Kind = thing.Kind.Name,
        Traits = thing.Kind.Traits,
        Position = position,
    };
}
