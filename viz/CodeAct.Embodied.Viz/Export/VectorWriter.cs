using SkiaSharp;

namespace CodeAct.Embodied.Viz.Export;

/// <summary>Writes strokes as a vector picture, letters as letters: PDF or SVG.</summary>
internal sealed class VectorWriter : IDisposable
{
    private readonly SKCanvas surface;
    private readonly SKTypeface[] faces = [.. Enum.GetValues<Face>().Select(face => SKTypeface.FromData(SKData.CreateCopy(Font.Of(face).Data)))];
    private bool isClipped;

    private readonly bool isOutlined;

    /// <param name="isOutlined">Whether letters become outlines: an SVG carries no fonts.</param>
    private VectorWriter(SKCanvas surface, bool isOutlined) => (this.surface, this.isOutlined) = (surface, isOutlined);

    /// <summary>Writes a canvas to a file; its ending says which kind.</summary>
    /// <param name="points">Points of the page to a pixel of the canvas.</param>
    public static void Write(string path, Canvas canvas, float width, float height, float points)
    {
        // Skia itself does not say where a file cannot be made.
        using var file = File.Create(path);
        if (Path.GetExtension(path) == ".svg")
        {
            using var svg = SKSvgCanvas.Create(new SKRect(0, 0, width * points, height * points), file);
            Draw(svg, canvas, points, isOutlined: true);
            return;
        }

        using var document = SKDocument.CreatePdf(file);
        Draw(document.BeginPage(width * points, height * points), canvas, points, isOutlined: false);
        document.EndPage();
        document.Close();
    }

    public void Dispose()
    {
        foreach (var face in faces)
            face.Dispose();
    }

    private static void Draw(SKCanvas surface, Canvas canvas, float points, bool isOutlined)
    {
        surface.Scale(points);
        using var writer = new VectorWriter(surface, isOutlined);
        foreach (var op in canvas.Items)
            writer.Draw(op);
        writer.Unclip();
    }

    private void Draw(in DrawOp op)
    {
        using var paint = new SKPaint { Color = new SKColor(op.Color.R, op.Color.G, op.Color.B, op.Color.A), IsAntialias = true };
        switch (op.Shape)
        {
            case Shape.Box or Shape.Ellipse:
                surface.Save();
                surface.Translate(op.A.X, op.A.Y);
                surface.RotateRadians(op.D);
                if (op.Shape is Shape.Ellipse)
                    surface.DrawOval(0, 0, op.B.X, op.B.Y, paint);
                else
                    surface.DrawRoundRect(-op.B.X, -op.B.Y, 2 * op.B.X, 2 * op.B.Y, op.C, op.C, paint);
                surface.Restore();
                break;
            case Shape.Ring:
                Ring(op, paint);
                break;
            case Shape.Polygon:
                using (var path = PathOf(op.Points!, isClosed: true))
                    surface.DrawPath(path, paint);
                break;
            case Shape.Line:
                (paint.Style, paint.StrokeWidth, paint.StrokeJoin, paint.StrokeCap) = (SKPaintStyle.Stroke, op.C, SKStrokeJoin.Round, op.D == 0 ? SKStrokeCap.Round : SKStrokeCap.Butt);
                using (var path = PathOf(op.Points!, isClosed: op.D == 1))
                    surface.DrawPath(path, paint);
                break;
            case Shape.Ribbon:
                Ribbon(op, paint);
                break;
            case Shape.Text:
                Text(op, paint);
                break;
            case Shape.Clip:
                Unclip();
                surface.Save();
                surface.ClipRect(new SKRect(op.A.X, op.A.Y, op.A.X + op.B.X, op.A.Y + op.B.Y));
                isClipped = true;
                break;
            case Shape.Unclip:
                Unclip();
                break;
        }
    }

    // Clips do not nest: each says all that is cut.
    private void Unclip()
    {
        if (isClipped)
            surface.Restore();
        isClipped = false;
    }

    // A whole ring is a circle with a wide line, and a part of one an arc with such a line; a sector is filled.
    private void Ring(in DrawOp op, SKPaint paint)
    {
        var (inner, outer, sweep) = (op.B.X, op.B.Y, op.D - op.C);
        var radius = inner > 0 ? (inner + outer) / 2 : outer;
        var box = new SKRect(op.A.X - radius, op.A.Y - radius, op.A.X + radius, op.A.Y + radius);
        if (inner > 0)
            (paint.Style, paint.StrokeWidth) = (SKPaintStyle.Stroke, outer - inner);
        if (sweep >= MathF.Tau - 0.001f)
            surface.DrawOval(box, paint);
        else
            surface.DrawArc(box, Degrees(op.C), Degrees(sweep), useCenter: inner <= 0, paint);
    }

    private void Ribbon(in DrawOp op, SKPaint paint)
    {
        var points = op.Points!;
        paint.Style = SKPaintStyle.Stroke;
        for (var i = 1; i < points.Length; i++)
        {
            var share = (float)i / (points.Length - 1);
            var opacity = op.C + ((op.D - op.C) * share * share);
            paint.Color = paint.Color.WithAlpha((byte)(op.Color.A * opacity));
            paint.StrokeWidth = op.B.X + ((op.B.Y - op.B.X) * share);
            surface.DrawLine(points[i - 1].X, points[i - 1].Y, points[i].X, points[i].Y, paint);
        }
    }

    private void Text(in DrawOp op, SKPaint paint)
    {
        using var font = new SKFont(faces[(int)op.Face], op.C) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
        var x = op.A.X;
        // Letters that stand apart are set one by one.
        foreach (var part in op.D == 0 ? [op.Text!] : op.Text!.EnumerateRunes().Select(rune => rune.ToString()))
        {
            if (isOutlined)
            {
                using var path = font.GetTextPath(part, new SKPoint(x, op.A.Y));
                surface.DrawPath(path, paint);
            }
            else
            {
                surface.DrawText(part, x, op.A.Y, SKTextAlign.Left, font, paint);
            }

            x += Font.Measure(part, op.Face, op.C) + op.D;
        }
    }

    private static SKPath PathOf(Vector2[] points, bool isClosed)
    {
        using var builder = new SKPathBuilder();
        builder.AddPoly([.. points.Select(point => new SKPoint(point.X, point.Y))], isClosed);
        return builder.Detach();
    }

    private static float Degrees(float radians) => radians * 180 / MathF.PI;
}
