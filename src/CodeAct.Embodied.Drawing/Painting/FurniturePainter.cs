namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>Draws furniture and things from their shapes, with shadows and states.</summary>
internal sealed class FurniturePainter(Brush brush, View view)
{
    private const float SmallestThing = 14;
    private const float LargestThing = 44;
    private const float LeafMetres = 0.05f;

    // The outline of furniture, and the thinner one of the fronts of what is built in.
    private const float Ink = 1.5f;
    private const float ThinInk = 1.2f;
    private static readonly Rgba Interior = Rgba.Of("#FFF4D2");

    private readonly Canvas canvas = brush.Canvas;
    private readonly Theme theme = brush.Theme;

    /// <summary>How large a thing of a kind is drawn, in pixels.</summary>
    public float SizeOf(string kind, float scale)
    {
        var metres = KindLooks.Of(kind).Across;
        return Math.Clamp(metres * scale * view.Scale, brush.Px(SmallestThing), brush.Px(LargestThing) * Math.Max(1, metres / 0.4f));
    }

    public void Shadow(UnitBox box, bool isRound, float corner)
    {
        for (var layer = 1; layer <= 2; layer++)
        {
            var moved = box.Centre + new Vector2(brush.Px(1.5f * layer));
            if (isRound)
                canvas.Disc(moved, box.Smaller / 2, theme.Shadow);
            else
                canvas.FillTurned(moved, new Vector2(box.Width / 2, box.Depth / 2), corner * box.Smaller, box.Angle, theme.Shadow);
        }
    }

    /// <summary>Draws a piece as it looks when it is closed.</summary>
    public void Piece(KindLook look, Footing footing, bool isStrip)
    {
        var box = view.Of(footing);
        Shadow(box, look.Is(LookTraits.Round), 0.1f);
        if (isStrip)
            Strip(look, box);
        else if (look is { Size: not null, Shapes.Length: > 0 })
            box.Draw(canvas, look.Shapes, theme.Ink, brush.Px(Ink));
        else
            Plain(look.Name, box);
    }

    /// <summary>The front of a unit that is built in: a board with a handle.</summary>
    private void Strip(KindLook look, UnitBox box)
    {
        Inked(box, ThinInk, (2, 2), Materials.Of("wood"));
        canvas.FillTurned(box.At(0.5f, 0.62f), new Vector2(box.Width * 0.47f, box.Depth * 0.28f), brush.Px(1), box.Angle, Materials.Of("woodL"));
        var handle = Math.Max(brush.Px(1.6f), box.Depth * 0.2f);
        if (look.Is(LookTraits.Drawer))
        {
            canvas.Line(box.At(0.36f, 0.65f), box.At(0.64f, 0.65f), Materials.Of("dark"), handle);
        }
        else
        {
            canvas.Line(box.At(0.5f, 0.34f), box.At(0.5f, 0.92f), Materials.Of("woodD"), brush.Px(1));
            canvas.Disc(box.At(0.44f, 0.62f), handle * 0.7f, Materials.Of("dark"));
            canvas.Disc(box.At(0.56f, 0.62f), handle * 0.7f, Materials.Of("dark"));
        }
    }

    // A board with an outline.
    private void Inked(UnitBox box, float ink, (float Outer, float Inner) corners, Rgba color)
    {
        var half = new Vector2(box.Width, box.Depth) / 2;
        canvas.FillTurned(box.Centre, half + new Vector2(brush.Px(ink)), brush.Px(corners.Outer), box.Angle, theme.Ink);
        canvas.FillTurned(box.Centre, half, brush.Px(corners.Inner), box.Angle, color);
    }

    private void Plain(string kind, UnitBox box)
    {
        Inked(box, Ink, (4, 3), Materials.Of("wood"));
        brush.TextCentred(Font.Fit(kind, Face.SemiBold, brush.TextSize(11), box.Width), box.Centre.X, brush.Middle(box.Centre.Y, 11), Face.SemiBold, 11, Materials.Of("black"));
    }

    /// <summary>Where the door of an appliance or cabinet is while it is open.</summary>
    public static Footing Swing(Footing footing) =>
        footing with { Depth = footing.Width, Centre = footing.Centre + (footing.Front * ((footing.Depth + footing.Width) / 2)) };

    /// <summary>An appliance or cabinet with its door open by a share: the lit inside, the leaf, the light on the floor.</summary>
    /// <param name="door">The colour of the leaf.</param>
    public void OpenDoor(Footing footing, float share, Rgba door)
    {
        var box = view.Of(footing);
        canvas.Opacity = Math.Min(1, share * 1.5);
        var inset = Math.Max(brush.Px(3), box.Smaller * 0.07f);
        canvas.FillTurned(box.At(0.5f, 0.44f), new Vector2((box.Width / 2) - inset, (box.Depth * 0.44f) - (inset * 0.6f)), brush.Px(3), box.Angle, Interior);
        canvas.Opacity = 1;

        var hinge = box.At(0, 1);
        var along = box.At(1, 1) - hinge;
        var length = along.Length();
        var closed = MathF.Atan2(along.Y, along.X);
        var swing = 75 * MathF.PI / 180 * share;
        canvas.Arc(hinge, 0, length * 1.02f, closed, closed + swing, Interior.At(theme == Theme.Dark ? 0.16 : 0.75));
        var (sin, cos) = MathF.SinCos(closed + swing);
        var edge = hinge + (new Vector2(cos, sin) * length);
        var width = Math.Max(brush.Px(5), 0.07f * view.Scale);
        canvas.Line(hinge, edge, theme.Ink, width + brush.Px(3));
        canvas.Line(hinge, edge, door, width);
        canvas.Line(Vector2.Lerp(hinge, edge, 0.6f), Vector2.Lerp(hinge, edge, 0.85f), Materials.Of("steelD"), Math.Max(1.5f, width * 0.22f));
    }

    /// <summary>The inside of a strip that is open by a share, before it: a drawer, or a cabinet between its two doors.</summary>
    public void Tray(Piece piece, float share)
    {
        var (tray, depth) = (piece.Tray, piece.Tray.Depth * share);
        var shown = tray with { Depth = depth, Centre = tray.Centre - (tray.Front * ((tray.Depth - depth) / 2)) };
        if (piece.Look.Is(LookTraits.Drawer))
        {
            Drawer(shown);
            return;
        }

        var box = view.Of(shown);
        Shadow(box, isRound: false, 0.06f);
        Inked(box, Ink, (3, 2), Interior);
        var width = Math.Max(brush.Px(4), LeafMetres * view.Scale);
        foreach (var side in (int[])[0, 1])
        {
            canvas.Line(box.At(side, 0), box.At(side, 1), theme.Ink, width + brush.Px(2));
            canvas.Line(box.At(side, 0), box.At(side, 1), piece.Look.Leaf ?? Materials.Of("woodL"), width);
        }
    }

    /// <summary>A drawer that stands by itself, pulled out by a share.</summary>
    public void PulledOut(Footing footing, float share)
    {
        var depth = footing.Depth * 0.8f;
        Drawer(footing with { Depth = depth, Centre = footing.Centre + (footing.Front * ((footing.Depth / 2) + (depth * ((share * 0.85f) - 0.75f)))) });
    }

    private void Drawer(Footing pulled)
    {
        var box = view.Of(pulled);
        Shadow(box, isRound: false, 0.06f);
        Inked(box, Ink, (3, 3), Materials.Of("wood"));
        canvas.FillTurned(box.At(0.5f, 0.42f), new Vector2((box.Width / 2) - brush.Px(3), box.Depth * 0.36f), brush.Px(2), box.Angle, Interior);
        canvas.FillTurned(box.At(0.5f, 0.9f), new Vector2(box.Width / 2, box.Depth * 0.1f), brush.Px(2), box.Angle, Materials.Of("woodL"));
        canvas.Line(box.At(0.36f, 0.9f), box.At(0.64f, 0.9f), Materials.Of("dark"), Math.Max(brush.Px(1.6f), box.Depth * 0.08f));
    }

    /// <summary>A thing with what is true of it.</summary>
    public void Thing(string kind, Vector2 centre, float size, ThingLook look, float seconds)
    {
        var known = KindLooks.Of(kind);
        var box = new UnitBox(centre, size, size * known.Flat, 0);
        var outline = Math.Max(brush.Px(0.8f), size * 0.045f);
        if (known.Shapes is { Length: > 0 } shapes)
        {
            if (look.IsSliced)
                Sliced(box, shapes, outline);
            else
                box.Draw(canvas, shapes, theme.Ink, outline);
        }
        else
        {
            canvas.Disc(centre, (size * 0.4f) + outline, theme.Ink);
            canvas.Disc(centre, size * 0.4f, Materials.Of("stoneL"));
            var letters = kind.Length >= 2 ? kind[..2] : kind;
            brush.TextCentred(letters, centre.X, brush.Middle(centre.Y, 11), Face.SemiBold, 11, Materials.Of("black"));
        }

        if (look.IsHot)
            Steam(centre - new Vector2(0, size * 0.5f), size, seconds);
        var badge = centre + new Vector2(size * 0.42f, -size * 0.42f);
        if (look.IsCold)
            Snowflake(badge, Math.Max(brush.Px(6), size * 0.24f));
        if (look.IsClean)
            Sparkle(look.IsCold ? badge - new Vector2(size * 0.84f, 0) : badge, Math.Max(brush.Px(6), size * 0.24f));
    }

    private void Sliced(UnitBox box, ImmutableArray<ShapePart> shapes, float outline)
    {
        var gap = box.Width * 0.09f;
        var cut = box.Width * 0.06f;
        foreach (var side in (int[])[-1, 1])
        {
            var moved = box with { Centre = box.Centre + new Vector2(side * gap, 0) };
            var half = side < 0
                ? new Box(moved.Centre.X - box.Width, moved.Centre.Y - box.Depth, box.Width, box.Depth * 2)
                : new Box(moved.Centre.X, moved.Centre.Y - box.Depth, box.Width, box.Depth * 2);
            using (canvas.Clip(half))
                moved.Draw(canvas, shapes, theme.Ink, outline);
            canvas.FlatLine(moved.Centre + new Vector2(0, -box.Depth * 0.36f), moved.Centre + new Vector2(0, box.Depth * 0.4f), Rgba.Of("#FFE9C8"), cut);
        }
    }

    /// <summary>The light around a thing that is on.</summary>
    /// <param name="metres">How far it shines.</param>
    public void Glow(Vector2 centre, float metres)
    {
        foreach (var share in (float[])[1, 0.7f, 0.4f])
            canvas.Disc(centre, Math.Max(brush.Px(12), metres * share * view.Scale), Interior.At(theme == Theme.Dark ? 0.16 : 0.42));
    }

    /// <summary>Three wavy lines above a hot thing.</summary>
    public void Steam(Vector2 foot, float size, float seconds)
    {
        var height = size * 0.42f;
        var rise = brush.Px(4) * (seconds % 1);
        for (var i = -1; i <= 1; i++)
        {
            var start = foot + new Vector2(i * size * 0.22f, -brush.Px(1) - (rise * 0.6f));
            Vector2[] wave = [.. Enumerable.Range(0, 9).Select(k =>
                start + new Vector2(MathF.Sin((k * 0.9f) + (seconds * 3)) * size * 0.06f, -height * k / 8))];
            canvas.Line(wave, Materials.Of("vermilion").At(1 - (rise / brush.Px(6))), Math.Max(brush.Px(1.4f), size * 0.06f));
        }
    }

    public void Snowflake(Vector2 centre, float radius)
    {
        canvas.Disc(centre, radius, theme.Panel);
        canvas.Circle(centre, radius, theme.Accent, Math.Max(1, radius * 0.16f));
        for (var arm = 0; arm < 3; arm++)
        {
            var (sin, cos) = MathF.SinCos(arm * MathF.PI / 3);
            var d = new Vector2(cos, sin) * radius * 0.62f;
            canvas.Line(centre - d, centre + d, theme.Accent, Math.Max(1, radius * 0.16f));
        }
    }

    public void Sparkle(Vector2 centre, float radius)
    {
        canvas.Disc(centre, radius, theme.Panel);
        canvas.Circle(centre, radius, Materials.Of("yellow"), Math.Max(1, radius * 0.16f));
        var star = new Vector2[8];
        for (var i = 0; i < 8; i++)
        {
            var (sin, cos) = MathF.SinCos(i * MathF.PI / 4);
            star[i] = centre + (new Vector2(cos, sin) * radius * (i % 2 == 0 ? 0.72f : 0.24f));
        }

        canvas.Polygon(star, Materials.Of("yellow"));
    }
}
