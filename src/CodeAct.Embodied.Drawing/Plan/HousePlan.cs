namespace CodeAct.Embodied.Drawing.Plan;

/// <summary>What of a world can be drawn and does not change: rooms, walls, furniture, in metres, X to the east, Y to the
/// north. A house brings its plan; for an ALFWorld game it is made from the coordinates in its ids. One that is deeper than
/// wide is turned by <see cref="QuarterTurn"/>, and whoever draws need not know.</summary>
public sealed class HousePlan
{
    private readonly Dictionary<(Position From, Position To), Vector2[]?> ways = [];

    public required WorldDefinition World { get; init; }

    /// <summary>Rooms, walls and doors.</summary>
    public required FloorPlan Floor { get; init; }

    /// <summary>A piece for each receptacle, in their order.</summary>
    public required ImmutableArray<Piece> Pieces { get; init; }

    /// <summary>What only makes the picture richer: chairs, and what of a game stands around.</summary>
    public required ImmutableArray<Decor> Decor { get; init; }

    public ImmutableArray<Footing> Carpets { get; init; } = [];

    public required ImmutableArray<WindowPane> Windows { get; init; }

    /// <summary>Where each thing is at the start, if the world says so.</summary>
    public required ImmutableArray<Vector2?> Things { get; init; }

    /// <summary>Things that are drawn as a part of the house and so not again as things.</summary>
    public required ImmutableHashSet<int> Fixed { get; init; }

    /// <summary>Everything that is drawn, units beyond the walls included.</summary>
    public required Rectangle Extent { get; init; }

    /// <summary>Whether it was turned by a quarter, so that north is to the right and not upwards.</summary>
    public bool IsTurned { get; init; }

    /// <summary>The scene of an ALFWorld game, for example <c>FloorPlan10</c>; null for houses.</summary>
    public string? Scene { get; init; }

    /// <summary>Makes the plan of a world; one without any geometry gets its receptacles in rows.</summary>
    public static HousePlan Of(WorldDefinition world) =>
        QuarterTurn.IfTall(world.Plan is { } plan ? HouseFurnisher.Furnish(world, plan) : GameFurnisher.Furnish(world));

    /// <summary>The way the robot walks, corner by corner; null where there is none, and the robot is seen to jump.</summary>
    public Vector2[]? Way(Pose from, Pose to)
    {
        var (start, end) = (new Position(from.X, from.Y), new Position(to.X, to.Y));
        if (!ways.TryGetValue((start, end), out var way))
        {
            way = Floor.Routes.Find(start, end)?.Points.Select(point => new Vector2((float)point.X, (float)point.Y)).ToArray();
            ways.Add((start, end), way);
        }

        return way;
    }

    /// <summary>The room of a point, or -1.</summary>
    public int RoomAt(Vector2 point) => HouseFurnisher.RoomOf(Floor, point);

    /// <summary>Where the robot stands at a location; the middle of the house where the world does not say.</summary>
    public Pose PoseAt(int location) => World.Locations[location].Pose is not { } pose
        ? new Pose(Floor.Extent.Centre.X, Floor.Extent.Centre.Y, 0)
        : IsTurned ? QuarterTurn.Of(pose) : pose;
}
