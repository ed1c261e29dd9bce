namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>How metres become pixels: the same scale in both directions, the plan's Y upwards.</summary>
public readonly record struct View(Box Area, Vector2 Centre, float Scale)
{
    /// <summary>The view that shows all of it in the middle of the area.</summary>
    public static View Fit(Rectangle extent, Box area, float margin)
    {
        var (width, height) = (Math.Max(0.5f, (float)extent.Width + 0.16f), Math.Max(0.5f, (float)extent.Depth + 0.16f));
        var scale = Math.Min((area.Width - (2 * margin)) / width, (area.Height - (2 * margin)) / height);
        return new View(area, new Vector2((float)extent.Centre.X, (float)extent.Centre.Y), Math.Max(1, scale));
    }

    public Vector2 Of(Vector2 metres) => Area.Centre + new Vector2((metres.X - Centre.X) * Scale, (Centre.Y - metres.Y) * Scale);

    public Vector2 Of(double x, double y) => Of(new Vector2((float)x, (float)y));

    public Vector2 Metres(Vector2 pixel)
    {
        var d = (pixel - Area.Centre) / Scale;
        return new Vector2(Centre.X + d.X, Centre.Y - d.Y);
    }

    public Vector2[] Of(Vector2[] metres) => Array.ConvertAll(metres, Of);

    public Box Of(Rectangle area)
    {
        var corner = Of(area.X, area.Top);
        return new Box(corner.X, corner.Y, (float)area.Width * Scale, (float)area.Depth * Scale);
    }

    public UnitBox Of(Footing footing) =>
        new(Of(footing.Centre), footing.Width * Scale, footing.Depth * Scale, (footing.Facing - 180) * MathF.PI / 180);

    /// <summary>The box around a piece, whichever way it is turned.</summary>
    public Box Around(Footing footing) => Box.Around(Of(footing.Corners));

    /// <summary>Nearer or farther, with the same metre under the pixel.</summary>
    public View Zoomed(Vector2 pixel, float factor, float least, float most)
    {
        var scale = Math.Clamp(Scale * factor, least, most);
        var fixedPoint = Metres(pixel);
        var d = (pixel - Area.Centre) / scale;
        return this with { Scale = scale, Centre = new Vector2(fixedPoint.X - d.X, fixedPoint.Y + d.Y) };
    }

    /// <summary>Moved so that as little as possible of what it shows lies farther from the house than the margin, in metres.</summary>
    public View Within(Rectangle extent, double margin)
    {
        var half = new Vector2(Area.Width, Area.Height) / (2 * Scale);
        var all = extent.Grown(margin);
        return this with { Centre = new Vector2(Clamped(Centre.X, all.X + half.X, all.Right - half.X), Clamped(Centre.Y, all.Y + half.Y, all.Top - half.Y)) };

        static float Clamped(float value, double least, double most) => (float)(least > most ? (least + most) / 2 : Math.Clamp(value, least, most));
    }

    public View Panned(Vector2 pixels) => this with { Centre = Centre + new Vector2(-pixels.X / Scale, pixels.Y / Scale) };
}
