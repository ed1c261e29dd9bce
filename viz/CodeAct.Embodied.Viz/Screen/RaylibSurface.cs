using System.Numerics;
using System.Runtime.InteropServices;
using CodeAct.Embodied.Viz.Drawing;
using Raylib_cs;
using DrawingFont = CodeAct.Embodied.Viz.Drawing.Font;

namespace CodeAct.Embodied.Viz.Screen;

/// <summary>Draws a canvas with raylib, in a window or in memory.</summary>
/// <param name="isMirrored">Whether cut-outs are counted from below, as the software renderer of raylib 6.0 does.</param>
internal sealed unsafe class RaylibSurface(bool isMirrored) : IDisposable
{
    // Letters are kept at twice the size they are drawn at: read back smoothly, that is sharp at every place between pixels.
    private const int Oversampling = 2;

    private readonly Dictionary<(Face, float), Raylib_cs.Font> fonts = [];
    private readonly Triangles triangles = new();

    /// <summary>Draws everything that is on the canvas. Between BeginDrawing and EndDrawing.</summary>
    public void Draw(Canvas canvas)
    {
        var isClipped = false;
        Rlgl.DisableBackfaceCulling();
        triangles.Clear();
        foreach (var op in canvas.Ops)
        {
            switch (op.Shape)
            {
                case Shape.Text:
                    Flush();
                    DrawText(op);
                    break;
                case Shape.Clip:
                    Flush();
                    BeginClip(op);
                    isClipped = true;
                    break;
                case Shape.Unclip:
                    Flush();
                    Raylib.EndScissorMode();
                    isClipped = false;
                    break;
                default:
                    triangles.Add(op);
                    break;
            }
        }

        Flush();
        if (isClipped)
            Raylib.EndScissorMode();
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

    private void BeginClip(in DrawOp op)
    {
        var (x, y) = ((int)MathF.Round(op.A.X), (int)MathF.Round(op.A.Y));
        var (width, height) = ((int)MathF.Round(op.B.X), (int)MathF.Round(op.B.Y));
        if (isMirrored)
            y = Raylib.GetScreenHeight() - (y + height);
        Raylib.BeginScissorMode(x, y, Math.Max(0, width), Math.Max(0, height));
    }

    private void DrawText(in DrawOp op)
    {
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
