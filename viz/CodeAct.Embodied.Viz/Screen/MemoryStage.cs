using Raylib_cs;

namespace CodeAct.Embodied.Viz.Screen;

/// <summary>Draws pictures without a display. There is one per process: raylib has one screen.</summary>
internal sealed unsafe class MemoryStage : IStage
{
    private readonly RaylibSurface surface = new(isMirrored: true);
    private readonly Damage damage;
    private readonly byte[] shown;

    /// <exception cref="CannotContinueException">The library is not there.</exception>
    public MemoryStage(int width, int height)
    {
        RaylibLibrary.Load(RaylibKind.Memory);
        (Width, Height) = (width, height);
        (damage, shown) = (new Damage(width, height), new byte[width * height * 4]);
        StandardStreams.Quiet(() =>
        {
            Raylib.SetTraceLogLevel(TraceLogLevel.None);
            Raylib.InitWindow(width, height, "codeact");
        });
        if (!Raylib.IsWindowReady())
            throw new CannotContinueException("raylib could not set up a picture in memory.");
    }

    public int Width { get; }

    public int Height { get; }

    public string Device => "raylib in memory";

    /// <summary>Draws the next picture as a whole, as if there had been none before.</summary>
    public void Forget() => damage.Forget();

    public void Show(Canvas canvas) => Draw(canvas, shown);

    /// <summary>Draws a canvas.</summary>
    public Picture Draw(Canvas canvas)
    {
        var pixels = new byte[Width * Height * 4];
        Draw(canvas, pixels);
        return new Picture(Width, Height, pixels);
    }

    // What is drawn stays until it is drawn over: only what has changed is drawn.
    private void Draw(Canvas canvas, byte[] pixels)
    {
        Raylib.BeginDrawing();
        surface.Draw(canvas, damage.Of(canvas));
        Rlgl.DrawRenderBatchActive();
        var image = Raylib.LoadImageFromScreen();
        // The software renderer's rows come from below.
        for (var y = 0; y < Height; y++)
        {
            var row = new ReadOnlySpan<byte>((byte*)image.Data + ((long)(Height - 1 - y) * Width * 4), Width * 4);
            row.CopyTo(pixels.AsSpan(y * Width * 4));
        }

        Raylib.UnloadImage(image);
        Raylib.EndDrawing();
        for (var i = 3; i < pixels.Length; i += 4)
            pixels[i] = 255;
    }

    public void Dispose()
    {
        surface.Dispose();
        StandardStreams.Quiet(Raylib.CloseWindow);
    }
}
