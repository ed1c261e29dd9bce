namespace CodeAct.Embodied.Drawing.Plan;

/// <summary>
/// Furnishes an ALFWorld game. Its ids carry real positions and standing points; sizes, walls and the way a piece is turned
/// are guessed from them by the rules of the viewer's style page.
/// </summary>
internal sealed partial class GameFurnisher(WorldDefinition world)
{
    private const float Margin = 0.12f;
    private const float Reach = 0.35f;
    private const float HighFrom = 1.4f;

    private readonly Vector2?[] things = [.. world.Things.Select(thing => thing.Position is { } at ? Flat(at) : (Vector2?)null)];
    private readonly Vector2[] standing =
        [.. world.Locations.Where(location => location.Pose is not null).Select(location => Flat(location.Pose!.Value)).Distinct()];
    private readonly Piece[] pieces = new Piece[world.Receptacles.Length];

    // For each piece the one that is drawn in its place: the first of its stack, or itself.
    private readonly int[] leaders = [.. Enumerable.Range(0, world.Receptacles.Length)];

    public static HousePlan Furnish(WorldDefinition world) => new GameFurnisher(world).Furnish();

    private HousePlan Furnish()
    {
        for (var i = 0; i < pieces.Length; i++)
            pieces[i] = PieceOf(i);
        JoinStacks();
        Settle();
        RaiseShelvesAboveOthers();
        var room = RoomArea();
        FoldOut(room);

        var scene = SceneOf(world.Name);
        var area = new Rectangle(room.X, room.Y, room.Width, room.Height);
        var extent = Box.Around([.. Corners(room), .. pieces.SelectMany(piece => piece.Footing.Corners)]);
        ImmutableArray<Decor> decor = [.. Decors(room)];
        return new HousePlan
        {
            World = world,
            Scene = scene is null ? null : "FloorPlan" + scene,
            Floor = new FloorPlan
            {
                Rooms = [new Room(RoomName(scene), RoomType(scene), area)],
                Doors = [],
                Furniture = [.. pieces.Select(piece => FootprintOf(piece.Footing, piece.Layer is not PieceLayer.Floor)), .. decor.Where(piece => piece.Look.Is(LookTraits.Seat)).Select(piece => FootprintOf(piece.Footing, isRaised: false))],
            },
            Pieces = [.. pieces],
            Decor = decor,
            Windows = [.. WindowsOn(room)],
            Things = [.. things],
            Fixed = [.. Enumerable.Range(0, things.Length).Where(i => Look(i).Is(LookTraits.Part) || decor.Any(piece => piece.Thing == i))],
            Extent = new Rectangle(extent.X, extent.Y, extent.Width, extent.Height),
        };
    }

    private Piece PieceOf(int index)
    {
        var receptacle = world.Receptacles[index];
        var pose = world.Locations[receptacle.Location].Pose;
        var at = receptacle.Position is { } position ? Flat(position) : new Vector2((index % 8) * 1.2f, index / 8 * 1.2f);
        // The front faces the one who stands before it.
        var facing = pose is { } stand ? (float)((stand.Heading + 180) % 360) : 180;
        var look = KindLooks.Of(receptacle);
        var size = look.Footprint;
        var footing = new Footing(at, size.X, size.Y, facing);
        var height = receptacle.Position?.Height ?? 0;
        if (look.Is(LookTraits.Front))
            footing = footing with { Centre = at - (footing.Front * (size.Y / 2)) };
        if (look.Is(LookTraits.Grows))
            footing = Grown(footing, look, index);

        return new Piece
        {
            Receptacle = index,
            Look = look,
            Footing = footing,
            Layer = height >= HighFrom && look.Is(LookTraits.High) ? PieceLayer.High
                : look.Is(LookTraits.Raised) ? PieceLayer.Raised
                : PieceLayer.Floor,
            Standing = pose is { } p ? Flat(p) : null,
        };
    }

    /// <summary>Grows a surface until what is on it, and what is built into it, lies on it.</summary>
    private Footing Grown(Footing footing, KindLook look, int index)
    {
        var receptacle = world.Receptacles[index];
        List<Vector2> held = [.. world.Contents.Where(content => content.Receptacle == index).Select(content => things[content.Thing]).OfType<Vector2>()];
        held.AddRange(world.Receptacles
            .Where(other => look.Carries.Contains(other.Kind) && other.Position is { Height: > 0.5 and < HighFrom })
            .Select(other => Flat(other.Position!.Value))
            .Where(other => footing.Contains(other, 0.5f)));
        if (held.Count == 0)
            return footing;
        var (front, side) = (footing.Front, footing.Side);
        var (halfWidth, halfDepth) = (footing.Width / 2, footing.Depth / 2);
        var (left, right, back, fore) = (-halfWidth, halfWidth, -halfDepth, halfDepth);
        // The default size is a guess and gives way: a side that nothing lies near to need not be so far away.
        if (look.Is(LookTraits.Shrinks))
            (left, right, back, fore) = (-0.3f, 0.3f, -0.2f, 0.2f);
        foreach (var point in held)
        {
            var (x, y) = (Vector2.Dot(point - footing.Centre, side), Vector2.Dot(point - footing.Centre, front));
            if (Math.Abs(x) > 4 || Math.Abs(y) > 2.5f)
                continue;
            (left, right) = (Math.Min(left, x - Margin), Math.Max(right, x + Margin));
            (back, fore) = (Math.Min(back, y - Margin), Math.Max(fore, y + Margin));
        }

        // Nobody stands on furniture.
        var stand = world.Locations[receptacle.Location].Pose is { } pose ? Vector2.Dot(Flat(pose) - footing.Centre, front) : 9f;
        fore = Math.Max(back + 0.25f, Math.Min(fore, stand - 0.18f));
        var centre = footing.Centre + (side * ((left + right) / 2)) + (front * ((back + fore) / 2));
        return footing with { Centre = centre, Width = right - left, Depth = fore - back };
    }

    /// <summary>Drawers and shelves above each other are one body: the first of a stack is drawn for all.</summary>
    private void JoinStacks()
    {
        const float near = 0.3f;
        for (var i = 0; i < pieces.Length; i++)
        {
            if (pieces[i].IsCovered || !pieces[i].Look.Is(LookTraits.Stacks))
                continue;
            int[] stack = [.. Enumerable.Range(i, pieces.Length - i).Where(k => pieces[k].Kind == pieces[i].Kind
                && Vector2.Distance(pieces[k].Footing.Centre, pieces[i].Footing.Centre) < near)];
            if (stack.Length < 2)
                continue;
            var (front, side) = (pieces[i].Footing.Front, pieces[i].Footing.Side);
            var corners = stack.SelectMany(k => pieces[k].Footing.Corners).ToArray();
            var (xs, ys) = (Array.ConvertAll(corners, corner => Vector2.Dot(corner, side)), Array.ConvertAll(corners, corner => Vector2.Dot(corner, front)));
            var all = pieces[i].Footing with
            {
                Centre = (side * ((xs.Min() + xs.Max()) / 2)) + (front * ((ys.Min() + ys.Max()) / 2)),
                Width = xs.Max() - xs.Min(),
                Depth = ys.Max() - ys.Min(),
            };
            foreach (var k in stack)
                (pieces[k], leaders[k]) = (pieces[k] with { Footing = all, IsCovered = k != i, Stack = (Array.IndexOf(stack, k), stack.Length) }, i);
        }
    }

    private Box RoomArea()
    {
        List<Vector2> points = [];
        foreach (var point in standing)
            points.AddRange([point - new Vector2(Reach), point + new Vector2(Reach)]);
        foreach (var piece in pieces.Where(piece => piece.Layer is not PieceLayer.High))
            points.AddRange(piece.Opened.Corners);
        for (var i = 0; i < things.Length; i++)
        {
            if (things[i] is { } at && Look(i).Is(LookTraits.OnWall))
                points.Add(at);
        }

        return points.Count == 0 ? new Box(0, 0, 4, 4) : Box.Around([.. points]).Grown(0.08f);
    }

    private IEnumerable<Decor> Decors(Box room)
    {
        for (var i = 0; i < things.Length; i++)
        {
            var look = Look(i);
            if (things[i] is not { } at || !look.Is(LookTraits.Stands) || world.Contents.Any(content => content.Thing == i))
                continue;
            var isSeat = look.Is(LookTraits.Seat);
            var footing = new Footing(at, look.Footprint.X, look.Footprint.Y, isSeat ? TowardsTable(at) : 180);
            yield return new Decor(look, isSeat ? footing : Free(footing, room), i, 0);
        }
    }

    private float TowardsTable(Vector2 chair)
    {
        var tables = pieces.Where(piece => piece.Look.Is(LookTraits.Table)).ToArray();
        if (tables.Length == 0)
            return 180;
        var nearest = tables.MinBy(table => Vector2.Distance(table.Footing.Centre, chair))!.Footing.Centre - chair;
        return Math.Abs(nearest.X) > Math.Abs(nearest.Y) ? (nearest.X > 0 ? 90 : 270) : (nearest.Y > 0 ? 0 : 180);
    }

    private IEnumerable<WindowPane> WindowsOn(Box room)
    {
        for (var i = 0; i < things.Length; i++)
        {
            if (things[i] is not { } at || !Look(i).Is(LookTraits.Window))
                continue;
            var (left, right, low, high) = (at.X - room.X, room.Right - at.X, at.Y - room.Y, room.Bottom - at.Y);
            var nearest = Math.Min(Math.Min(left, right), Math.Min(low, high));
            var along = nearest == left || nearest == right ? new Vector2(0, 0.6f) : new Vector2(0.6f, 0);
            var on = nearest == left ? at with { X = room.X } : nearest == right ? at with { X = room.Right }
                : nearest == low ? at with { Y = room.Y } : at with { Y = room.Bottom };
            var (least, most) = (new Vector2(room.X, room.Y), new Vector2(room.Right, room.Bottom));
            yield return new WindowPane(Vector2.Clamp(on - along, least, most), Vector2.Clamp(on + along, least, most));
        }
    }

    private static Footprint FootprintOf(Footing footing, bool isRaised) => new(footing.Area, footing.Facing, isRaised);

    private static Vector2[] Corners(Box box) => [new(box.X, box.Y), new(box.Right, box.Bottom)];

    private static Vector2 Flat(Position at) => new((float)at.X, (float)at.Y);

    private static Vector2 Flat(Pose at) => new((float)at.X, (float)at.Y);

    // "valid_unseen/pick_heat_then_place_in_recep-Apple-None-Fridge-10/trial_T2019..."
    private static int? SceneOf(string name)
    {
        foreach (var part in name.Split('/'))
        {
            var dash = part.LastIndexOf('-');
            if (dash > 0 && int.TryParse(part.AsSpan(dash + 1), out var scene))
                return scene;
        }

        return null;
    }

    private string RoomType(int? scene) => scene switch
    {
        > 0 and < 100 => "kitchen",
        > 400 => "bathroom",
        > 300 => "bedroom",
        > 200 => "living",
        _ => Array.Find(["kitchen", "bathroom", "bedroom"], type => pieces.Any(piece => piece.Look.Room == type)) ?? "living",
    };

    private string RoomName(int? scene) => RoomType(scene) is "living" ? "living room" : RoomType(scene);

    private KindLook Look(int thing) => KindLooks.Of(world.Things[thing].Kind);
}
