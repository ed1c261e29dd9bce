namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>Names of rooms, and tags.</summary>
internal sealed partial class HousePainter
{
    private const int MostTags = 4;

    // A name that lies on the robot's way costs as much as one that is so many design pixels away from the middle.
    private const float OnTheWay = 400;

    // In places that a tag may have about the robot: so much further it goes rather than hide furniture or a name.
    private const float OverFurniture = 14;
    private const float OverName = 12;

    private readonly List<Box> roomNames = [];

    // Asked for at every place that a label may have.
    private readonly Lazy<Box[]> pieceBoxes = new(() => [.. story.Plan.Pieces.Select(piece => view.Around(piece.Footing))]);
    private readonly Lazy<Box[]> doorBoxes = new(() => [.. story.Leaves.Select(leaf => Box.Around([view.Of(leaf.Hinge), view.Of(leaf.Edge), view.Of(leaf.Closed)]))]);
    private readonly List<Action> labelPainting = [];

    /// <summary>Where labels were put, for tests: no two overlap.</summary>
    public IReadOnlyList<Box> LabelBoxes { get; private set; } = [];

    private void RoomNames()
    {
        for (var r = 0; r < plan.Floor.Rooms.Length; r++)
        {
            var room = plan.Floor.Rooms[r];
            var area = view.Of(room.Area);
            var name = seen[r]
                ? (plan.Scene is { } game ? $"{room.Name} · {game}" : room.Name).ToUpperInvariant()
                : $"{room.Name} · not seen yet";
            var size = SizeOf(name, seen[r]);
            if (size.X > area.Width - brush.Px(16))
            {
                name = seen[r] ? room.Name.ToUpperInvariant() : room.Name;
                size = SizeOf(name, seen[r]);
            }

            if (size.X > area.Width - brush.Px(6) || FreeSpot(r, area, size) is not { } spot)
                continue;
            roomNames.Add(spot);
            if (seen[r])
            {
                brush.TextCentred(name, spot.Centre.X, brush.Middle(spot.Centre.Y, 12), Face.Bold, 12, theme.Muted.At(0.92), 1.4f);
                continue;
            }

            canvas.Framed(spot, theme.Panel.At(0.92), theme.Line, brush.Px(1), spot.Height / 2);
            brush.TextCentred(name, spot.Centre.X, brush.Middle(spot.Centre.Y, 12.5f), Face.SemiBold, 12.5f, theme.Muted);
        }
    }

    /// <summary>The middle of the place where a room's name hides the least.</summary>
    public Vector2 NameSpot(int room, string name)
    {
        var area = view.Of(plan.Floor.Rooms[room].Area);
        return FreeSpot(room, area, Vector2.Min(SizeOf(name.ToUpperInvariant(), isSeen: true), new Vector2(area.Width * 0.7f, area.Height * 0.5f)))?.Centre ?? area.Centre;
    }

    private Vector2 SizeOf(string name, bool isSeen) => isSeen
        ? new Vector2(brush.Measure(name, Face.Bold, 12, 1.4f) + brush.Px(8), brush.TextSize(12) * 1.3f)
        : new Vector2(brush.Measure(name, Face.SemiBold, 12.5f) + brush.Px(18), brush.Px(24));

    /// <summary>The place of that size nearest to the middle of a room where no furniture is, or as little as possible.</summary>
    private Box? FreeSpot(int room, Box area, Vector2 size)
    {
        var pieces = plan.Pieces.Where(piece => piece.Room == room && piece.FoldedFrom is null).Select(piece => pieceBoxes.Value[piece.Receptacle].Grown(brush.Px(4)))
            .Concat(plan.Decor.Where(decor => decor.Room == room).Select(decor => view.Around(decor.Footing)))
            .Concat(doorBoxes.Value).ToList();
        var walks = scene.Walks().SelectMany(Along).Where(point => area.Contains(point)).ToList();
        Box? best = null;
        var least = float.MaxValue;
        for (var x = 0; x <= 12; x++)
        {
            for (var y = 0; y <= 12; y++)
            {
                var centre = new Vector2(
                    area.X + (size.X / 2) + ((area.Width - size.X) * x / 12), area.Y + (size.Y / 2) + ((area.Height - size.Y) * y / 12));
                var box = Box.About(centre, size.X, size.Y);
                if (!area.Grown(-brush.Px(6)).Contains(box))
                    continue;
                var cost = Vector2.Distance(centre, area.Centre);
                foreach (var piece in pieces)
                    cost += piece.Shared(box);
                if (cost >= least)
                    continue;
                var crossed = box.Grown(robot.Radius * 0.8f);
                cost += walks.Exists(crossed.Contains) ? brush.Px(OnTheWay) : 0;
                if (cost < least)
                    (best, least) = (box, cost);
            }
        }

        return best;
    }

    // Points along a walk, near enough to each other that none steps over a name; where the robot stands is one, too.
    private IEnumerable<Vector2> Along(Vector2[] walk)
    {
        var points = view.Of(walk);
        for (var i = 1; i < points.Length; i++)
        {
            var count = (int)(Vector2.Distance(points[i - 1], points[i]) / brush.Px(12)) + 1;
            for (var k = 1; k <= count; k++)
                yield return Vector2.Lerp(points[i - 1], points[i], (float)k / count);
        }
    }

    // Finds the places of all labels first: what is drawn below them goes around them.
    private void PlaceLabels()
    {
        var placer = new LabelPlacer(view.Area.Grown(-brush.Px(6)));
        var robotAt = RobotPixel;
        placer.Block(Box.About(robotAt, robot.Radius * 2.6f, robot.Radius * 2.6f));
        if (scene.Held is not null)
            placer.Block(Box.About(robot.Hand(robotAt, scene.RobotHeading), robot.Radius * 1.4f, robot.Radius * 2));
        if (scene.Target is { } aim)
        {
            placer.Block(Around(plan.Pieces[aim]).Grown(brush.Px(6)));
            if (!plan.Pieces[aim].IsStrip && scene.Openness(aim) > 0.5f)
                placer.Block(view.Around(FurniturePainter.Swing(plan.Pieces[aim].Footing)).Grown(brush.Px(10)));
        }

        var labels = placer.Taken.Count;

        if (options.Tags)
        {
            ActionTag(placer, robotAt);
            ContentsCard(placer);
        }

        foreach (var name in roomNames)
            placer.Block(name);
        var names = placer.Taken.Count;
        Tags(placer);
        // In order: what must stay free, action and card, room names, tags. Room names were drawn first and may lie under a card.
        LabelBoxes = [.. placer.Taken.Take(names - roomNames.Count).Skip(labels), .. placer.Taken.Skip(names)];
    }

    private void ActionTag(LabelPlacer placer, Vector2 robotAt)
    {
        if (scene.Step is not { } step)
            return;
        var text = Words(step);
        if (scene.State.IsWon && scene.Moment.Progress >= 1)
            text += " · won";
        text = Font.Fit(text, Face.SemiBold, brush.TextSize(13), view.Area.Width * 0.45f);
        var size = new Vector2(brush.Measure(text, Face.SemiBold, 13) + brush.Px(22), brush.Px(27));
        if (placer.Around(robotAt, robot.Radius * 2, size, Hidden) is not { } box)
            return;
        labelPainting.Add(() =>
        {
            canvas.Fill(box, step.IsRefused ? theme.Bad : theme.Accent, box.Height / 2);
            brush.TextCentred(text, box.Centre.X, brush.Middle(box.Centre.Y, 13), Face.SemiBold, 13, theme.OnAccent);
        });
    }

    // How much of a place's ground is furniture, and whether it hides a name.
    private float Hidden(Box place) =>
        (pieceBoxes.Value.Sum(place.Shared) / place.Area * OverFurniture) + (roomNames.Exists(place.Meets) ? OverName : 0);

    private string Words(ReplayedStep step) => scene.Look.Label is { } label && step.Receptacle is { } place
        ? label(step.Thing is { } thing ? plan.World.Things[thing].Name : "", plan.World.Receptacles[place])
        : step.Call.Command;

    private void Tags(LabelPlacer placer)
    {
        List<int> tagged = [];
        if (scene.Target is { } target && scene.Openness(target) < 0.5f)
            tagged.Add(target);
        foreach (var piece in plan.Pieces)
        {
            var isPointedAt = options.Mouse is { } pointer && pieceBoxes.Value[piece.Receptacle].Contains(pointer);
            if (isPointedAt)
                tagged.Insert(0, piece.Receptacle);
        }

        if (options.AllLabels)
            tagged.AddRange(plan.Pieces.Where(piece => seen[Math.Clamp(piece.Room, 0, seen.Length - 1)]).Select(piece => piece.Receptacle));
        foreach (var receptacle in tagged.Distinct().Take(options.AllLabels ? int.MaxValue : MostTags))
            Tag(placer, plan.World.Receptacles[receptacle].Name, Around(plan.Pieces[receptacle]));

        if (options.Mouse is { } at)
        {
            foreach (var thing in scene.Things())
            {
                var size = furniture.SizeOf(thing.Kind, thing.Scale);
                var box = Box.About(view.Of(thing.At), size, size);
                if (box.Contains(at) && scene.State.IsAccessible(thing.Receptacle))
                    Tag(placer, plan.World.Things[thing.Thing].Name, box);
            }
        }
    }

    private void Tag(LabelPlacer placer, string text, Box target)
    {
        var size = new Vector2(brush.Measure(text, Face.SemiBold, 12.5f) + brush.Px(18), brush.Px(23));
        if (placer.Beside(target, size, brush.Px(8)) is not { } box)
            return;
        labelPainting.Add(() =>
        {
            canvas.Framed(box, theme.Panel.At(0.92), theme.Line, brush.Px(1), box.Height / 2);
            brush.TextCentred(text, box.Centre.X, brush.Middle(box.Centre.Y, 12.5f), Face.SemiBold, 12.5f, theme.Text);
        });
    }

    private Box? Quietest(LabelPlacer placer, Box unit, Vector2 size)
    {
        var distance = brush.Px(18);
        var inside = view.Area.Grown(-brush.Px(8));
        var trail = view.Of(scene.Trail());
        Box? best = null;
        var least = float.MaxValue;
        foreach (var away in (float[])[1, 2.2f, 4, 6.5f])
        {
            for (var i = 0; i < 24; i++)
            {
                var (sin, cos) = MathF.SinCos(i * MathF.Tau / 24);
                var centre = unit.Centre + new Vector2(
                    cos * ((unit.Width / 2) + (size.X / 2) + (distance * away)), sin * ((unit.Height / 2) + (size.Y / 2) + (distance * away)));
                var box = Box.About(centre, size.X, size.Y);
                if (!inside.Contains(box) || placer.Overlap(box) > 0)
                    continue;
                var cost = away * 30;
                cost += (pieceBoxes.Value.Sum(box.Shared) + doorBoxes.Value.Sum(box.Shared)) * 0.05f;
                if (LinkFrom is { } from && Enumerable.Range(1, 19).Any(k => box.Contains(Vector2.Lerp(RobotPixel, from, k / 20f))))
                    cost += OnTheWay;
                cost += trail.Count(point => box.Contains(point)) * 12;
                if (cost < least)
                    (best, least) = (box, cost);
            }
        }

        if (best is { } found)
            placer.Block(found);
        return best;
    }
}
