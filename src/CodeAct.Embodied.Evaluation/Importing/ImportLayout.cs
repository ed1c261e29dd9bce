using CodeAct.Embodied.Drawing.Plan;

namespace CodeAct.Embodied.Evaluation.Importing;

/// <summary>Makes of the plan on which a game is drawn one in which the robot can get wherever the game lets it stand.</summary>
/// <remarks>Positions and standing places are those of the scene, and sizes are guesses of the drawing: where both do not go together, sizes
/// give way, and then what stands on the floor is said to be raised, so that it blocks no way.</remarks>
internal sealed class ImportLayout
{
    // All in metres. A little more than the robot's body and what a house allows, since lengths are rounded.
    private const double Clearance = RoutePlanner.BodyRadius + 0.05;
    private const double Reach = 1.5;
    private const double Smallest = 0.1;
    private const double Rounding = 0.02;
    private const double Grid = 0.05;

    private readonly WorldDefinition world;
    private readonly HousePlan plan;
    private readonly Rectangle[] areas;
    private readonly bool[] isRaised;

    public ImportLayout(WorldDefinition world, HousePlan plan)
    {
        (this.world, this.plan) = (world, plan);
        Room = plan.Floor.Rooms[0] with { Area = Outwards(plan.Floor.Rooms[0].Area) };
        areas = [.. plan.Pieces.Select(AreaOf)];
        isRaised = [.. plan.Pieces.Select(piece => piece.Layer is not PieceLayer.Floor || piece.IsCovered)];
        Position[] standing = [.. world.Locations.Select((_, location) => StandAt(location)).Where((_, location) => IsUsed(location)).Distinct()];
        foreach (var piece in Enumerable.Range(0, areas.Length))
            KeepClear(piece, standing);
        RaiseWhatOverlaps();
        RaiseWhatIsInTheWay(standing);
        for (var piece = 0; piece < areas.Length; piece++)
            BringNear(piece);

        Footprints = [.. Enumerable.Range(0, areas.Length).Select(Footprint)];
    }

    public Room Room { get; }

    /// <summary>What each receptacle covers, in their order.</summary>
    public ImmutableArray<Footprint> Footprints { get; }

    /// <summary>Where one stands at a location.</summary>
    public Position StandAt(int location) => plan.PoseAt(location) is var pose ? new Position(pose.X, pose.Y) : default;

    private bool IsUsed(int location) => location == world.StartLocation || world.Receptacles.Any(receptacle => receptacle.Location == location);

    private static Rectangle Outwards(Rectangle area)
    {
        var (left, bottom) = (Math.Floor(area.X / Grid) * Grid, Math.Floor(area.Y / Grid) * Grid);
        return new Rectangle(left, bottom, (Math.Ceiling(area.Right / Grid) * Grid) - left, (Math.Ceiling(area.Top / Grid) * Grid) - bottom);
    }

    // What the drawing shows beyond a wall is where it really is; fronts above each other are side by side; and a front is moved back into
    // what it is built into, before which the drawing shows it.
    private Rectangle AreaOf(Piece piece)
    {
        var footing = piece.FoldedFrom is { } centre ? piece.Footing with { Centre = centre } : piece.Footing;
        if (piece.IsStrip)
            footing = footing with { Centre = footing.Centre - (footing.Front * footing.Depth) };
        if (piece.Stack.Count > 1)
            footing = footing with { Centre = footing.At((piece.Stack.Index + 0.5f) / piece.Stack.Count, 0.5f), Width = footing.Width / piece.Stack.Count };
        var area = footing.Area;
        return Within(new Rectangle(area.X, area.Y, Math.Max(area.Width, Smallest), Math.Max(area.Depth, Smallest)), Room.Area);
    }

    private static Rectangle Within(Rectangle area, Rectangle room)
    {
        var (width, depth) = (Math.Min(area.Width, room.Width), Math.Min(area.Depth, room.Depth));
        return new Rectangle(Math.Clamp(area.X, room.X, room.Right - width), Math.Clamp(area.Y, room.Y, room.Top - depth), width, depth);
    }

    // Cuts the piece where somebody stands too near, at the side that leaves the most of it.
    private void KeepClear(int piece, Position[] standing)
    {
        foreach (var at in standing)
        {
            var area = areas[piece];
            if (isRaised[piece] || area.DistanceTo(at) >= Clearance)
                continue;
            Rectangle[] rest =
            [
                .. new[]
                {
                    FromTo(Math.Max(area.X, at.X + Clearance), area.Y, area.Right, area.Top),
                    FromTo(area.X, area.Y, Math.Min(area.Right, at.X - Clearance), area.Top),
                    FromTo(area.X, Math.Max(area.Y, at.Y + Clearance), area.Right, area.Top),
                    FromTo(area.X, area.Y, area.Right, Math.Min(area.Top, at.Y - Clearance)),
                }.Where(part => part.Width >= Smallest && part.Depth >= Smallest).OrderByDescending(part => part.Width * part.Depth),
            ];
            if (rest.Length > 0)
                areas[piece] = rest[0];
            else
                isRaised[piece] = true;
        }

        static Rectangle FromTo(double left, double bottom, double right, double top) => new(left, bottom, right - left, top - bottom);
    }

    private void RaiseWhatOverlaps()
    {
        for (var a = 0; a < areas.Length; a++)
        {
            for (var b = a + 1; b < areas.Length; b++)
            {
                if (isRaised[a] || isRaised[b] || !Overlap(areas[a], areas[b]))
                    continue;
                isRaised[areas[a].Width * areas[a].Depth < areas[b].Width * areas[b].Depth ? a : b] = true;
            }
        }

        static bool Overlap(Rectangle a, Rectangle b) =>
            Math.Min(a.Right, b.Right) - Math.Max(a.X, b.X) > Rounding && Math.Min(a.Top, b.Top) - Math.Max(a.Y, b.Y) > Rounding;
    }

    // Of what stands on the floor, again and again that which opens the most ways; of equals the smallest.
    private void RaiseWhatIsInTheWay(Position[] standing)
    {
        while (Unreached(standing, without: -1) > 0)
        {
            var blocking = Enumerable.Range(0, areas.Length).Where(piece => !isRaised[piece]).ToList();
            if (blocking.Count == 0)
                return;
            isRaised[blocking.OrderBy(piece => Unreached(standing, piece)).ThenBy(piece => areas[piece].Width * areas[piece].Depth).First()] = true;
        }
    }

    private int Unreached(Position[] standing, int without)
    {
        var floor = new FloorPlan
        {
            Rooms = [Room],
            Doors = [],
            Furniture = [.. Enumerable.Range(0, areas.Length).Where(piece => !isRaised[piece] && piece != without).Select(Footprint)],
        };
        var start = StandAt(world.StartLocation);
        return standing.Count(at => !floor.Routes.CanStand(at) || floor.Routes.Find(start, at) is null);
    }

    // A house wants everything to be near to where one stands before it. The robot gets through below what was moved.
    private void BringNear(int piece)
    {
        const int mostSteps = 10;
        var at = StandAt(world.Receptacles[piece].Location);
        for (var step = 0; step < mostSteps && areas[piece].DistanceTo(at) is var distance && distance > Reach; step++)
        {
            var (area, centre) = (areas[piece], areas[piece].Centre);
            var share = (distance - Reach) / new Segment(centre, at).Length;
            areas[piece] = Within(
                Rectangle.About(centre.X + ((at.X - centre.X) * share), centre.Y + ((at.Y - centre.Y) * share), area.Width, area.Depth), Room.Area);
            isRaised[piece] = true;
        }
    }

    private Footprint Footprint(int piece)
    {
        var facing = ((Math.Round(plan.Pieces[piece].Footing.Facing / 90) * 90) + 360) % 360;
        var area = areas[piece];
        return new Footprint(
            Rectangle.About(Math.Round(area.Centre.X, 2), Math.Round(area.Centre.Y, 2), Math.Round(area.Width - Rounding, 2), Math.Round(area.Depth - Rounding, 2)),
            facing,
            isRaised[piece]);
    }
}
