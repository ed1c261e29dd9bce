using Raylib_cs;
using Rectangle = Raylib_cs.Rectangle;

namespace CodeAct.Embodied.Viz.Screen;

/// <summary>A window. There is one per process: raylib has one screen.</summary>
internal sealed partial class WindowStage : IStage
{
    private const uint Renderer = 0x1F01;

    private readonly RaylibSurface surface = new(isMirrored: false);
    private RenderTexture2D kept;
    private Damage? damage;

    /// <param name="isPaced">Whether frames wait for the screen, 60 a second; not where they are measured.</param>
    /// <exception cref="CannotContinueException">The window cannot be opened.</exception>
    public WindowStage(int width, int height, bool isPaced)
    {
        if (Problem() is { } problem)
            throw new CannotContinueException(Display.NoWindow(problem));
        RaylibLibrary.Load(RaylibKind.Window);
        Raylib.SetTraceLogLevel(TraceLogLevel.Error);
        Raylib.SetConfigFlags(ConfigFlags.ResizableWindow | ConfigFlags.HighDpiWindow | (isPaced ? ConfigFlags.VSyncHint : 0));
        StandardStreams.Quiet(() => Raylib.InitWindow(width, height, "CodeAct.Embodied"));
        if (!Raylib.IsWindowReady())
            throw new CannotContinueException("No window could be opened: the display does not answer, or it has no OpenGL 3.3. Add --export episode.gif (or .mp4, .html, .png) to do without a window.");
        Raylib.SetWindowMinSize(320, 240);
        if (isPaced)
            Raylib.SetTargetFPS(60);
        Raylib.SetExitKey(KeyboardKey.Null);
        Device = DeviceName();
    }

    public string Device { get; }

    /// <summary>The share of the last picture that was drawn anew; more than 1 where parts overlap.</summary>
    public float Redrawn { get; private set; }

    /// <summary>What is missing to open a window; null where nothing is known to be.</summary>
    public static string? Problem() =>
        Display.Problem
        ?? (OperatingSystem.IsLinux() && !XServer.Answers() ? $"the display {Display.Name} does not answer" : null);

    public void Show(Canvas canvas)
    {
        // A dense screen has more pixels than points. All is drawn in pixels, so that there is one way for every screen.
        var (width, height) = (Raylib.GetRenderWidth(), Raylib.GetRenderHeight());
        canvas.Scale(Math.Max((float)width / Raylib.GetScreenWidth(), (float)height / Raylib.GetScreenHeight()));
        Keep(width, height);
        Raylib.BeginDrawing();
        Raylib.BeginTextureMode(kept);
        var parts = damage!.Of(canvas);
        Redrawn = parts.Sum(part => part.Area) / (width * height);
        surface.Draw(canvas, parts);
        Raylib.EndTextureMode();
        // Not in points again.
        Rlgl.LoadIdentity();
        // Its pixels as they are: what is see-through in it lies on what it was drawn over already.
        Rlgl.DisableColorBlend();
        Raylib.DrawTextureRec(kept.Texture, new Rectangle(0, 0, width, -height), Vector2.Zero, new Color(255, 255, 255, 255));
        Rlgl.DrawRenderBatchActive();
        Rlgl.EnableColorBlend();
        Raylib.EndDrawing();
    }

    public void Dispose()
    {
        surface.Dispose();
        if (!Raylib.IsWindowReady())
            return;
        if (damage is not null)
            Raylib.UnloadRenderTexture(kept);
        StandardStreams.Quiet(Raylib.CloseWindow);
    }

    // A window's own pixels are lost with each frame. These are kept, so that only what has changed is drawn.
    private void Keep(int width, int height)
    {
        if (damage is not null && kept.Texture.Width == width && kept.Texture.Height == height)
            return;
        if (damage is not null)
            Raylib.UnloadRenderTexture(kept);
        kept = Raylib.LoadRenderTexture(width, height);
        damage = new Damage(width, height);
    }

    private static string DeviceName()
    {
        try
        {
            return Marshal.PtrToStringUTF8(GetString(Renderer)) ?? "OpenGL";
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            // Only a name is lost: the window has its OpenGL from elsewhere.
            return "OpenGL";
        }
    }

    [LibraryImport("libGL.so.1", EntryPoint = "glGetString")]
    private static partial IntPtr GetString(uint name);
}
