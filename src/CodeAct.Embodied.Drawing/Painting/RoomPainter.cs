namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>Draws floors, carpets, walls, windows, doors and fog.</summary>
internal sealed class RoomPainter(Brush brush, HousePlan plan, ImmutableArray<DoorLeaf> leaves, View view)
{
    private const float TileMetres = 0.5f;
    private const float PlankMetres = 0.32f;
    private const float HatchMetres = 0.42f;

    private readonly Canvas canvas = brush.Canvas;
    private readonly Theme theme = brush.Theme;

    public void Floors()
    {
        foreach (var room in plan.Floor.Rooms)
        {
            var area = view.Of(room.Area);
            canvas.Fill(area, FloorOf(room.Type));
            if (room.Type is "kitchen" or "bathroom")
                Tiles(room.Area);
            else if (room.Type is "bedroom")
                continue;
            else
                Planks(room.Area);
        }

        foreach (var carpet in plan.Carpets)
        {
            var box = view.Around(carpet);
            canvas.Fill(box, theme.Rug, brush.Px(8));
            canvas.Frame(box.Grown(-brush.Px(6)), theme.RugBorder, brush.Px(1.5f), brush.Px(5));
        }
    }

    public void Fog(bool[] seen)
    {
        for (var r = 0; r < plan.Floor.Rooms.Length; r++)
        {
            if (seen[r])
                continue;
            var area = view.Of(plan.Floor.Rooms[r].Area);
            canvas.Part = new Part(PartKind.Fog, r);
            using (canvas.Clip(area.Cut(view.Area)))
            {
                canvas.Fill(area, theme.Fog);
                var step = HatchMetres * view.Scale;
                for (var x = area.X - area.Height; x < area.Right; x += step)
                    canvas.FlatLine(new Vector2(x, area.Bottom), new Vector2(x + area.Height, area.Y), theme.Unseen.At(0.28), brush.Px(1));
            }

            canvas.Part = default;
        }
    }

    public void Walls()
    {
        var width = WallWidth;
        // Each wall is as long as half its width more at both ends, so that corners close.
        foreach (var wall in plan.Floor.Walls)
        {
            var (from, to) = (view.Of(wall.From.X, wall.From.Y), view.Of(wall.To.X, wall.To.Y));
            var box = Box.Around([from, to]);
            var isEndAtDoor = (Func<Position, bool>)(end => plan.Floor.Doors.Any(door => IsEnd(door.Opening, end)));
            var (a, b) = (isEndAtDoor(wall.From) ? 0 : width / 2, isEndAtDoor(wall.To) ? 0 : width / 2);
            canvas.Fill(
                box.Width >= box.Height
                    ? new Box(box.X - (from.X <= to.X ? a : b), box.Y - (width / 2), box.Width + a + b, width)
                    : new Box(box.X - (width / 2), box.Y - (from.Y <= to.Y ? a : b), width, box.Height + a + b),
                theme.Wall);
        }

        foreach (var pane in plan.Windows)
            Window(view.Of(pane.From), view.Of(pane.To), width);
        foreach (var leaf in leaves)
            DrawDoor(leaf);
    }

    public float WallWidth => Math.Clamp((float)FloorPlan.WallThickness * view.Scale, brush.Px(5), brush.Px(15));

    private void DrawDoor(DoorLeaf leaf)
    {
        var (h, e, c) = (view.Of(leaf.Hinge), view.Of(leaf.Edge), view.Of(leaf.Closed));
        if (leaf.Swings)
        {
            var radius = Vector2.Distance(h, e);
            var (from, to) = (MathF.Atan2(e.Y - h.Y, e.X - h.X), MathF.Atan2(c.Y - h.Y, c.X - h.X));
            if (to - from > MathF.PI)
                to -= MathF.Tau;
            if (from - to > MathF.PI)
                from -= MathF.Tau;
            canvas.Arc(h, 0, radius, Math.Min(from, to), Math.Max(from, to), theme.Wall.At(0.13));
        }

        if (h != e)
            canvas.Line(h, e, Materials.Of("wood"), Math.Max(brush.Px(3), 0.05f * view.Scale));
    }

    private void Window(Vector2 from, Vector2 to, float wall)
    {
        canvas.FlatLine(from, to, theme.WallDetail, wall * 0.78f);
        canvas.Line(from, to, Materials.Of("water"), Math.Max(brush.Px(3), wall * 0.42f));
        canvas.Line(from, to, Materials.Of("glassD"), brush.Px(1.2f));
    }

    private void Tiles(Rectangle area)
    {
        for (var x = Math.Ceiling(area.X / TileMetres) * TileMetres; x < area.Right; x += TileMetres)
            canvas.FlatLine(view.Of(x, area.Y), view.Of(x, area.Top), theme.Grid.At(0.8), brush.Px(1));
        for (var y = Math.Ceiling(area.Y / TileMetres) * TileMetres; y < area.Top; y += TileMetres)
            canvas.FlatLine(view.Of(area.X, y), view.Of(area.Right, y), theme.Grid.At(0.8), brush.Px(1));
    }

    private void Planks(Rectangle area)
    {
        var row = 0;
        for (var y = Math.Ceiling(area.Y / PlankMetres) * PlankMetres; y < area.Top; y += PlankMetres, row++)
        {
            canvas.FlatLine(view.Of(area.X, y), view.Of(area.Right, y), theme.Grid.At(0.55), brush.Px(1));
            var top = Math.Min(area.Top, y + PlankMetres);
            // Joints at places that only look random.
            for (var x = area.X + (((row * 7) % 5) + 1) * 0.37; x < area.Right; x += 1.9)
                canvas.FlatLine(view.Of(x, y), view.Of(x, top), theme.Grid.At(0.55), brush.Px(1));
        }
    }

    private Rgba FloorOf(string type) => type switch
    {
        "kitchen" or "bathroom" => theme.FloorTile,
        "bedroom" => theme.FloorSoft,
        "hall" => theme.FloorHall,
        _ => theme.FloorWood,
    };

    private static bool IsEnd(Rectangle opening, Position point) =>
        (Math.Abs(point.X - opening.X) < 0.02 && Math.Abs(point.Y - opening.Y) < 0.02)
        || (Math.Abs(point.X - opening.Right) < 0.02 && Math.Abs(point.Y - opening.Top) < 0.02);
}
