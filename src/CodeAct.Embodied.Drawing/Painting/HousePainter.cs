namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>Draws the house with all that is in it, from the floor up.</summary>
internal sealed partial class HousePainter(Brush brush, EpisodeStory story, Moment moment, View view, HouseOptions options)
{
    private const double UnseenOpacity = 0.5;
    private const double ClosedOpacity = 0.45;

    // How far a door is open when one begins to see what is behind it: the last third of its way, for it swings slowly then.
    private const float FadesFrom = 0.6f;

    private readonly Canvas canvas = brush.Canvas;
    private readonly Theme theme = brush.Theme;
    private readonly HousePlan plan = story.Plan;
    private readonly HouseScene scene = new(story, moment);
    private readonly RoomPainter rooms = new(brush, story.Plan, story.Leaves, view);
    private readonly FurniturePainter furniture = new(brush, view);
    private readonly RobotPainter robot = new(brush, view);
    private readonly bool[] seen = options.Dim && !options.Omniscient ? story.RoomsSeen(moment) : [.. story.Plan.Floor.Rooms.Select(_ => true)];
    private readonly float clock = options.Motion ? (float)moment.Time : 0;

    /// <summary>Where the robot was drawn, in pixels.</summary>
    public Vector2 RobotPixel => view.Of(scene.RobotAt);

    /// <summary>Where the robot looks: degrees clockwise from north.</summary>
    public float RobotHeading => scene.RobotHeading;

    /// <summary>The robot's radius with its halo, in pixels.</summary>
    public float RobotHalo => robot.Radius * 1.75f;

    /// <summary>Where the current line of the program is: cards stay off the way from there to the robot.</summary>
    public Vector2? LinkFrom { get; init; }

    /// <summary>Draws everything.</summary>
    /// <param name="beforeLabels">Draws what belongs above the house and below its labels; it is told where they will be.</param>
    /// <param name="ground">What is behind the house; the stage where it is left out.</param>
    public void Paint(Action<IReadOnlyList<Box>>? beforeLabels = null, Rgba? ground = null)
    {
        canvas.Fill(view.Area, ground ?? theme.Stage);
        using (canvas.Clip(view.Area))
            Ground();
        PlaceLabels();
        Box[] target = scene.Target is { } aim ? [Around(plan.Pieces[aim])] : [];
        beforeLabels?.Invoke([.. LabelBoxes, .. roomNames, .. target]);
        canvas.Part = new Part(PartKind.Label);
        using (canvas.Clip(view.Area))
            labelPainting.ForEach(paint => paint());
        canvas.Part = default;
    }

    /// <summary>Draws the house and what is in it, each stroke marked with its part, without names, tags and the way before the robot:
    /// for who plays the parts himself.</summary>
    public void PaintParts() => Ground(isPlayed: true);

    private void Ground(bool isPlayed = false)
    {
        As(PartKind.Ground, rooms.Floors);
        Furniture();
        Things();
        rooms.Fog(seen);
        As(PartKind.Walls, rooms.Walls);
        FoldedUnits();
        As(PartKind.Walls, StartMark);
        if (!isPlayed && options.Tags)
        {
            Legend();
            RoomNames();
        }

        As(PartKind.Trail, () => robot.Trail(options.WholeTrail ? scene.Trail(int.MaxValue) : scene.Trail()));
        if (!isPlayed)
            robot.Way(scene.Way());
        As(PartKind.Frame, TargetFrame);
        Robot();
    }

    private void As(PartKind kind, Action paint, int index = 0)
    {
        canvas.Part = new Part(kind, index);
        paint();
        canvas.Part = default;
    }

    private void Furniture()
    {
        As(PartKind.Ground, () =>
        {
            foreach (var decor in story.Decor)
                furniture.Piece(decor.Look, decor.Footing, isStrip: false);
            Plates();
        });
        foreach (var piece in plan.Pieces.Where(IsLow).OrderBy(piece => piece.Look.Order))
            Draw(piece);
        As(PartKind.Ground, Plates, 1);
        foreach (var piece in plan.Pieces.Where(piece => piece.Layer is PieceLayer.Raised && !IsLow(piece)).OrderBy(piece => piece.Look.Order))
            Draw(piece);
        foreach (var piece in plan.Pieces.Where(piece => piece.Layer is PieceLayer.High && piece.FoldedFrom is null))
            Draw(piece);
    }

    private static bool IsLow(Piece piece) => piece.Layer is PieceLayer.Floor || (piece.IsStrip && piece.Look.Is(LookTraits.Drawer));

    // The burners of a stove lie on one plate.
    private void Plates()
    {
        var burners = plan.Pieces.Where(piece => piece.Look.Plate is not null).ToList();
        while (burners.Count > 0)
        {
            var group = burners.Where(other => Vector2.Distance(other.Footing.Centre, burners[0].Footing.Centre) < 0.9f).ToList();
            burners.RemoveAll(group.Contains);
            var facing = group[0].Footing;
            var across = group.ConvertAll(piece => Vector2.Dot(piece.Footing.Centre, facing.Side));
            var ahead = group.ConvertAll(piece => Vector2.Dot(piece.Footing.Centre, facing.Front));
            var centre = (facing.Side * ((across.Min() + across.Max()) / 2)) + (facing.Front * ((ahead.Min() + ahead.Max()) / 2));
            var size = Math.Max(facing.Width, 0.28f) + 0.1f;
            furniture.Piece(KindLooks.Of(group[0].Look.Plate!), new Footing(centre + (facing.Front * 0.03f), across.Max() - across.Min() + size, ahead.Max() - ahead.Min() + size + 0.06f, facing.Facing), isStrip: false);
        }
    }

    private void Draw(Piece piece)
    {
        var openness = scene.Openness(piece.Receptacle);
        var shaken = Shaken(piece, piece.Footing);
        if (piece.IsCovered && openness <= 0.01f)
            return;
        canvas.Part = new Part(PartKind.Piece, piece.Receptacle);
        if (!piece.IsCovered)
            furniture.Piece(piece.Look, shaken, piece.IsStrip);
        if (openness > 0.01f && !IsAbove(piece))
            Open(piece, shaken, openness);

        if (piece.Look.Knob is { } knob && scene.State.ContentsOf(piece.Receptacle).Any(thing => plan.World.Things[thing].Kind == knob && scene.State.Is(Condition.Toggled, thing)))
            canvas.Circle(view.Of(piece.Footing.Centre), 0.12f * view.Scale, Materials.Of("orange"), brush.Px(2.5f));
        canvas.Part = default;
    }

    // What is pulled out lies above what stands there.
    private static bool IsAbove(Piece piece) => piece is { IsStrip: true, FoldedFrom: null };

    private void Open(Piece piece, Footing footing, float openness)
    {
        if (piece.IsStrip)
            furniture.Tray(piece, openness);
        else if (piece.Look.Is(LookTraits.Drawer))
            furniture.PulledOut(footing, openness);
        else
            furniture.OpenDoor(footing, openness, piece.Look.Leaf ?? Materials.Of("woodL"));
    }

    /// <summary>All that is drawn of a piece at the moment.</summary>
    private Box Around(Piece piece) => view.Around(Shaken(piece, scene.Openness(piece.Receptacle) > 0.5f ? piece.Opened : piece.Footing));

    // The target of a refused step shakes its head.
    private Footing Shaken(Piece piece, Footing footing)
    {
        if (!options.Motion || !scene.IsRefused || scene.Target != piece.Receptacle || scene.Moment.Since > 0.25f)
            return footing;
        var shift = MathF.Sin(scene.Moment.Since * 60) * brush.Px(3) / view.Scale;
        return footing with { Centre = footing.Centre + (footing.Side * shift) };
    }

    private void Things()
    {
        foreach (var thing in scene.Things())
        {
            var piece = plan.Pieces[thing.Receptacle];
            if (piece.FoldedFrom is null && !IsAbove(piece))
                Draw(thing, piece);
        }

        foreach (var piece in plan.Pieces.Where(IsAbove))
        {
            canvas.Part = new Part(PartKind.Piece, piece.Receptacle);
            if (scene.Openness(piece.Receptacle) is > 0.01f and var openness)
                Open(piece, piece.Footing, openness);
            canvas.Part = default;
            foreach (var thing in scene.ThingsOn(piece.Receptacle))
                Draw(thing, piece);
        }

        foreach (var piece in plan.Pieces.Where(piece => piece.FoldedFrom is null))
            Rest(piece);
    }

    // What has no room on its furniture is counted on it.
    private void Rest(Piece piece)
    {
        var left = scene.LeftOut(piece.Receptacle);
        if (left == 0 || !options.Tags || !seen[Math.Clamp(piece.Room, 0, seen.Length - 1)] || !(options.Omniscient || scene.State.IsAccessible(piece.Receptacle)))
            return;
        var text = string.Create(CultureInfo.InvariantCulture, $"+{left}");
        var size = new Vector2(brush.Measure(text, Face.SemiBold, 11) + brush.Px(10), brush.Px(17));
        var at = Vector2.Lerp(view.Of(piece.Footing.At(1, 1)), view.Of(piece.Footing.Centre), 0.12f);
        var box = Box.About(at, size.X, size.Y);
        canvas.Part = new Part(PartKind.Rest, piece.Receptacle);
        canvas.Framed(box, theme.Panel.At(0.92), theme.Line, brush.Px(1), size.Y / 2);
        brush.TextCentred(text, at.X, brush.Middle(at.Y, 11), Face.SemiBold, 11, theme.Text);
        canvas.Part = default;
    }

    private void Draw(SceneThing thing, Piece piece)
    {
        if (piece.Look.Shows.Contains(thing.Kind))
            return;
        var isRoomSeen = seen[Math.Clamp(piece.Room, 0, seen.Length - 1)];
        var isHidden = (plan.World.Receptacles[piece.Receptacle].Traits & ReceptacleTraits.Openable) != 0;
        var openness = isHidden ? scene.Openness(piece.Receptacle) : 1;
        if (!isRoomSeen || (openness < FadesFrom && !options.Omniscient))
            return;
        canvas.Opacity = openness < FadesFrom ? ClosedOpacity : Fade(openness) * (options.Dim && !options.Omniscient && !thing.IsSeen ? UnseenOpacity : 1);
        var at = thing.At;
        if (isHidden && piece.IsStrip)
            at -= piece.Footing.Front * (piece.Tray.Depth * (1 - openness));
        else if (isHidden && piece.Look.Is(LookTraits.Drawer))
            at += piece.Footing.Front * (piece.Footing.Depth * 0.6f * openness);
        var size = furniture.SizeOf(thing.Kind, thing.Scale * (isHidden ? 0.86f : 1));
        if (thing.Look.IsOn)
            As(PartKind.Glow, () => Glow(view.Of(at), piece.FoldedFrom is null ? piece.Room : null), thing.Thing);
        canvas.Part = new Part(PartKind.Thing, thing.Thing, view.Of(at));
        furniture.Thing(thing.Kind, view.Of(at), size, thing.Look, clock);
        (canvas.Opacity, canvas.Part) = (1, default);
    }

    // What an open place holds comes into sight while its door opens, and out of it while it closes.
    private double Fade(float openness) => options.Omniscient
        ? ClosedOpacity + ((1 - ClosedOpacity) * Math.Clamp((openness - FadesFrom) / (1 - FadesFrom), 0, 1))
        : Math.Clamp((openness - FadesFrom) / (1 - FadesFrom), 0, 1);

    // Light stays in its room; about a unit that is drawn beyond the walls, by itself, there is little of it.
    private void Glow(Vector2 at, int? room)
    {
        using (canvas.Clip(room is { } index ? view.Of(plan.Floor.Rooms[Math.Max(0, index)].Area) : view.Area))
            furniture.Glow(at, room is null ? 0.22f : 0.65f);
    }

    // Units that hang above others, drawn beyond the wall, each tied to its true place.
    private void FoldedUnits()
    {
        foreach (var piece in plan.Pieces.Where(piece => piece.FoldedFrom is not null))
        {
            var from = view.Of(piece.Footing.At(0.5f, 1));
            canvas.Part = new Part(PartKind.Tie, piece.Receptacle);
            canvas.Line(from, view.Of(piece.FoldedFrom!.Value), theme.Unseen.At(0.8), brush.Px(1.2f));
            canvas.Disc(view.Of(piece.FoldedFrom.Value), brush.Px(2.5f), theme.Unseen);
            canvas.Part = default;
            Draw(piece);
            foreach (var thing in scene.ThingsOn(piece.Receptacle))
                Draw(thing, piece);
            Rest(piece);
        }
    }
}
