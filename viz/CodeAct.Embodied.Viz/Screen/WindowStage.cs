using System.Runtime.InteropServices;
using CodeAct.Embodied.Viz.Drawing;
using Raylib_cs;

namespace CodeAct.Embodied.Viz.Screen;

/// <summary>A window. There is one per process: raylib has one screen.</summary>
internal sealed partial class WindowStage : IStage
{
    private const uint Renderer = 0x1F01;

    private readonly RaylibSurface surface = new(isMirrored: false);

    /// <param name="isPaced">Whether frames wait for the screen, 60 a second; not where they are measured.</param>
    /// <exception cref="ViewerException">The window cannot be opened.</exception>
    public WindowStage(int width, int height, bool isPaced)
    {
        RaylibLibrary.Load(RaylibKind.Window);
        Raylib.SetTraceLogLevel(TraceLogLevel.Error);
        Raylib.SetConfigFlags(ConfigFlags.ResizableWindow | ConfigFlags.HighDpiWindow | (isPaced ? ConfigFlags.VSyncHint : 0));
        StandardStreams.Quiet(() => Raylib.InitWindow(width, height, "CodeAct.Embodied"));
        if (!Raylib.IsWindowReady())
            throw new ViewerException("No window could be opened: the display does not answer, or it has no OpenGL 3.3. Add --export episode.gif (or .mp4, .html, .png) to do without a window.");
        Raylib.SetWindowMinSize(320, 240);
        if (isPaced)
            Raylib.SetTargetFPS(60);
        Raylib.SetExitKey(KeyboardKey.Null);
        Device = DeviceName();
    }

    public string Device { get; }

    public void Show(Canvas canvas)
    {
        Raylib.BeginDrawing();
        surface.Draw(canvas);
        Raylib.EndDrawing();
    }

    public void Dispose()
    {
        surface.Dispose();
        if (Raylib.IsWindowReady())
            StandardStreams.Quiet(Raylib.CloseWindow);
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
