namespace CodeAct.Embodied.Drawing.Plan;

/// <summary>Furnishes one of our own houses: its plan says what is where; carpets and windows are added.</summary>
internal static class HouseFurnisher
{
    private const float HighFrom = 1.2f;
    private const float StripDepth = 0.15f;

    public static HousePlan Furnish(WorldDefinition world, FloorPlan plan) => new()
    {
        World = world,
        Floor = plan,
        Pieces = [.. Enumerable.Range(0, world.Receptacles.Length).Select(i => PieceOf(world, plan, i))],
        Decor = [.. DiningChairs.Around(world, plan)],
        Carpets = [.. Carpets(world, plan)],
        Windows = [.. Windows(plan)],
        Things = [.. world.Things.Select(thing => thing.Position is { } at ? new Vector2((float)at.X, (float)at.Y) : (Vector2?)null)],
        Fixed = [],
        Extent = plan.Extent,
    };

    private static Piece PieceOf(WorldDefinition world, FloorPlan plan, int index)
    {
        var (receptacle, footprint) = (world.Receptacles[index], plan.Furniture[index]);
        var footing = FootingOf(footprint);
        var standing = world.Locations[receptacle.Location].Pose;
        var piece = new Piece
        {
            Receptacle = index,
            Look = KindLooks.Of(receptacle),
            Footing = footing,
            Layer = footprint.IsRaised ? PieceLayer.Raised : PieceLayer.Floor,
            Standing = standing is { } pose ? new Vector2((float)pose.X, (float)pose.Y) : null,
            Room = RoomOf(plan, footing.Centre),
        };
        if (!footprint.IsRaised || !piece.Look.Is(LookTraits.Unit) || Host(plan, index) is not { } host)
            return piece;

        // On the picture a cabinet over a stove must not hide the stove, nor a drawer the counter that it is under.
        var isHigh = piece.Look.Is(LookTraits.High) && receptacle.Position is { Height: >= HighFrom };
        var toFront = isHigh ? (-host.Depth / 2) + (StripDepth / 2) : (host.Depth / 2) - (StripDepth / 2) + 0.05f;
        var centre = host.Centre + (host.Side * Vector2.Dot(footing.Centre - host.Centre, host.Side)) + (host.Front * toFront);
        return piece with { Footing = footing with { Centre = centre, Depth = StripDepth }, IsStrip = true, Layer = isHigh ? PieceLayer.High : piece.Layer };
    }

    public static Footing FootingOf(Footprint footprint)
    {
        var area = footprint.Area;
        var isSideways = Math.Abs(Math.Sin(footprint.Facing * Math.PI / 180)) > 0.7;
        return new Footing(
            new Vector2((float)area.Centre.X, (float)area.Centre.Y),
            (float)(isSideways ? area.Depth : area.Width),
            (float)(isSideways ? area.Width : area.Depth),
            (float)footprint.Facing);
    }

    private static Footing? Host(FloorPlan plan, int index)
    {
        var centre = plan.Furniture[index].Area.Centre;
        return plan.Furniture.Where((piece, i) => i != index && !piece.IsRaised && piece.Area.Contains(centre.X, centre.Y))
            .Select(piece => (Footing?)FootingOf(piece)).FirstOrDefault();
    }

    /// <summary>The index of the room of a point; -1 where there is none.</summary>
    public static int RoomOf(FloorPlan plan, Vector2 point) => plan.RoomAt(point.X, point.Y) is { } room ? plan.Rooms.IndexOf(room) : -1;

    private static IEnumerable<Footing> Carpets(WorldDefinition world, FloorPlan plan)
    {
        for (var r = 0; r < plan.Rooms.Length; r++)
        {
            var (room, area) = (plan.Rooms[r], plan.Rooms[r].Area);
            if (room.Type == "hall" && Math.Min(area.Width, area.Depth) > 0.9)
            {
                yield return Carpet(area.Centre, Math.Max(0.6, area.Width - 2.2 * (area.Width > area.Depth ? 2 : 0.2)), Math.Max(0.5, area.Depth - 2.2 * (area.Width > area.Depth ? 0.22 : 2)));
                continue;
            }

            for (var i = 0; i < world.Receptacles.Length; i++)
            {
                var piece = plan.Furniture[i].Area;
                if (RoomOf(plan, new Vector2((float)piece.Centre.X, (float)piece.Centre.Y)) == r && KindLooks.Of(world.Receptacles[i]).Carpet is { } reach)
                    yield return Within(area, piece.Grown(reach));
            }
        }
    }

    private static Footing Carpet(Position centre, double width, double depth) =>
        new(new Vector2((float)centre.X, (float)centre.Y), (float)width, (float)depth, 180);

    private static Footing Within(Rectangle room, Rectangle carpet)
    {
        const double margin = 0.18;
        var (left, right) = (Math.Max(room.X + margin, carpet.X), Math.Min(room.Right - margin, carpet.Right));
        var (bottom, top) = (Math.Max(room.Y + margin, carpet.Y), Math.Min(room.Top - margin, carpet.Top));
        return Carpet(new Position((left + right) / 2, (bottom + top) / 2), right - left, top - bottom);
    }

    // The world knows no windows; a house without them looks like a cellar. One in the middle of each long outer wall.
    private static IEnumerable<WindowPane> Windows(FloorPlan plan)
    {
        foreach (var room in plan.Rooms)
        {
            var area = room.Area;
            foreach (var (from, to, out_) in new[]
            {
                (new Vector2((float)area.X, (float)area.Top), new Vector2((float)area.Right, (float)area.Top), new Vector2(0, 1)),
                (new Vector2((float)area.X, (float)area.Y), new Vector2((float)area.Right, (float)area.Y), new Vector2(0, -1)),
                (new Vector2((float)area.X, (float)area.Y), new Vector2((float)area.X, (float)area.Top), new Vector2(-1, 0)),
                (new Vector2((float)area.Right, (float)area.Y), new Vector2((float)area.Right, (float)area.Top), new Vector2(1, 0)),
            })
            {
                var length = Vector2.Distance(from, to);
                var beyond = Vector2.Lerp(from, to, 0.5f) + (0.3f * out_);
                if (length < 1.8f || plan.RoomAt(beyond.X, beyond.Y) is not null || IsNextToRoom(plan, from, to, out_))
                    continue;
                var half = Math.Min(0.9f, length * 0.22f);
                var (middle, along) = (Vector2.Lerp(from, to, 0.5f), Vector2.Normalize(to - from));
                yield return new WindowPane(middle - (half * along), middle + (half * along));
            }
        }
    }

    private static bool IsNextToRoom(FloorPlan plan, Vector2 from, Vector2 to, Vector2 outwards) => Enumerable.Range(1, 9)
        .Select(i => Vector2.Lerp(from, to, i / 10f) + (0.3f * outwards))
        .Any(point => plan.RoomAt(point.X, point.Y) is not null);
}
