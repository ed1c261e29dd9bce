using Raylib_cs;
using DrawingFont = CodeAct.Embodied.Drawing.Strokes.Font;

namespace CodeAct.Embodied.Viz.Screen;

/// <summary>Draws a canvas with raylib, in a window or in memory.</summary>
/// <param name="isMirrored">Whether cut-outs are counted from below, as the software renderer of raylib 6.0 does.</param>
internal sealed unsafe class RaylibSurface(bool isMirrored) : IDisposable
{
    // Letters are kept at twice the size they are drawn at: read back smoothly, that is sharp at every place between pixels.
    private const int Oversampling = 2;

    private readonly Dictionary<(Face, float), Raylib_cs.Font> fonts = [];
    private readonly Triangles triangles = new();
    private Box clip;
    private Box? cut;

    /// <summary>Draws what is on the canvas, as far as it lies in one of the boxes. Between BeginDrawing and EndDrawing.</summary>
    /// <param name="parts">Boxes of whole pixels, all of the picture for everything.</param>
    public void Draw(Canvas canvas, IReadOnlyList<Box> parts)
    {
        Rlgl.DisableBackfaceCulling();
        triangles.Clear();
        foreach (var part in parts)
            Draw(canvas, part);
        Raylib.EndScissorMode();
        cut = null;
    }

    private void Draw(Canvas canvas, Box part)
    {
        clip = part;
        // What was there before must not shine through where two soft edges meet.
        triangles.Add(new DrawOp(Shape.Box, new Rgba(0, 0, 0)) { A = part.Centre, B = new Vector2(part.Width, part.Height) });
        foreach (ref readonly var op in canvas.Items)
        {
            if (op.Shape is Shape.Clip)
            {
                Clip(new Box(MathF.Round(op.A.X), MathF.Round(op.A.Y), MathF.Round(op.B.X), MathF.Round(op.B.Y)).Cut(part));
            }
            else if (op.Shape is Shape.Unclip)
            {
                Clip(part);
            }
            else if (clip.Area > 0 && OpBounds.Of(op).Meets(clip))
            {
                if (op.Shape is Shape.Text)
                    DrawText(op);
                else
                    triangles.Add(op);
            }
        }

        Flush();
    }

    public void Dispose()
    {
        foreach (var font in fonts.Values)
            Raylib.UnloadFont(font);
        fonts.Clear();
    }

    private void Flush()
    {
        var vertices = triangles.Vertices;
        if (vertices.Length == 0)
            return;
        Cut();
        Rlgl.Begin(DrawMode.Triangles);
        foreach (ref readonly var vertex in vertices)
        {
            // Each corner with its colour: the software renderer does not keep a colour that is not opaque.
            Rlgl.Color4ub(vertex.Color.R, vertex.Color.G, vertex.Color.B, vertex.Color.A);
            Rlgl.Vertex2f(vertex.At.X, vertex.At.Y);
        }

        Rlgl.End();
        triangles.Clear();
    }

    private void Clip(Box next)
    {
        if (next == clip)
            return;
        Flush();
        clip = next;
    }

    // Each cut-out ends what raylib has collected and sends it off, which is dear: only where something is drawn in it.
    private void Cut()
    {
        if (clip == cut)
            return;
        cut = clip;
        var y = isMirrored ? Raylib.GetScreenHeight() - clip.Bottom : clip.Y;
        Raylib.BeginScissorMode((int)clip.X, (int)y, (int)clip.Width, (int)clip.Height);
    }

    private void DrawText(in DrawOp op)
    {
        Flush();
        Cut();
        var metrics = DrawingFont.Of(op.Face);
        var font = FontOf(op.Face, op.C);
        var height = op.C * (metrics.Ascent + metrics.Descent);
        var tint = new Color(op.Color.R, op.Color.G, op.Color.B, op.Color.A);
        var x = op.A.X;
        var top = MathF.Round(op.A.Y) - (metrics.Ascent * op.C);
        foreach (var rune in op.Text!.EnumerateRunes())
        {
            if (rune.Value > ' ')
                Raylib.DrawTextCodepoint(font, rune.Value, new Vector2(x, top), height, tint);
            x += (metrics.Advance(rune.Value) * op.C) + op.D;
        }
    }

    private Raylib_cs.Font FontOf(Face face, float size)
    {
        if (fonts.TryGetValue((face, size), out var known))
            return known;
        var metrics = DrawingFont.Of(face);
        var pixels = (int)MathF.Round(size * Oversampling * (metrics.Ascent + metrics.Descent));
        var codepoints = metrics.Codepoints;
        var ending = Marshal.StringToCoTaskMemUTF8(metrics.Extension);
        Raylib_cs.Font font;
        fixed (byte* data = metrics.Data)
        fixed (int* points = codepoints)
            font = Raylib.LoadFontFromMemory((sbyte*)ending, data, metrics.Data.Length, pixels, points, codepoints.Length);
        Marshal.FreeCoTaskMem(ending);
        Raylib.SetTextureFilter(font.Texture, TextureFilter.Bilinear);
        fonts.Add((face, size), font);
        return font;
    }
}
